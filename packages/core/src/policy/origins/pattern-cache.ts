import { flatCopy } from "../flat-copy.ts";
import { parseOriginPattern, type OriginFault, type OriginPattern } from "./origin-pattern.ts";

/** The entries of the last documents, which the next one and its profiles mostly have too: each is parsed once. */
export class PatternCache {
  readonly #parsed = new Map<string, OriginPattern>();
  /** How many the first document had since it was last empty. */
  #first = 0;

  /** Begins another document. At most twice as many are kept as one document had. */
  begin(): void {
    if (this.#first === 0) this.#first = this.#parsed.size;
    if (this.#parsed.size <= 2 * this.#first) return;
    this.#parsed.clear();
    this.#first = 0;
  }

  /** `parseOriginPattern`, once for each text. */
  parse(text: string): OriginPattern | OriginFault {
    const known = this.#parsed.get(text);
    if (known !== undefined) return known;
    // A document from a file may be a text of which this is a slice.
    const own = flatCopy(text);
    const parsed = parseOriginPattern(own);
    if (!("code" in parsed)) this.#parsed.set(own, parsed);
    return parsed;
  }
}
