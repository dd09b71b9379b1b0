import type { HarPart } from "@sallyport/browser/report";
import { JSONParser, TokenType } from "@streamparser/json";
import { truncate } from "@sallyport/browser/text";
import { sanitizeText } from "sallyport/standard";
import { UsageError } from "../../terminal.ts";
import { encodingOf } from "../../text-decoding.ts";
import { explainTexts as texts } from "./explain-texts.ts";

/** A log has ten levels, and what tools add to it a few more. */
const maxDepth = 500;

/** A string that long is kept in parts until it ends. */
const stringBufferSize = 64 * 1024;

const opens: ReadonlySet<TokenType> = new Set([TokenType.LEFT_BRACE, TokenType.LEFT_BRACKET]);
const closes: ReadonlySet<TokenType> = new Set([TokenType.RIGHT_BRACE, TokenType.RIGHT_BRACKET]);

/** Pages and entries of the log's text, one by one: neither the text nor the log is ever whole in memory. */
class PartParser {
  readonly #parser: JSONParser = new JSONParser({
    paths: ["$.log.pages.*", "$.log.entries.*"],
    keepStack: false,
    stringBufferSize,
  });
  #depth = 0;
  #offset = 0;
  #parts: HarPart[] = [];
  /** Whether the log has a list of entries, if only an empty one. */
  hasEntries = false;

  constructor() {
    this.#parser.onValue = ({ value, stack }) => {
      this.#parts.push({ kind: stack[2]?.key === "pages" ? "page" : "entry", value });
    };
    this.#parser.onToken = ({ token, value, offset }) => {
      this.#offset = offset;
      if (opens.has(token)) this.#depth++;
      else if (closes.has(token)) this.#depth--;
      if (this.#depth > maxDepth) throw new Error(texts.tooDeep(maxDepth));
      if (this.#depth === 2 && value === "entries") this.hasEntries = true;
    };
  }

  #try(step: () => void, name: string): readonly HarPart[] {
    this.#parts = [];
    try {
      step();
    } catch (error) {
      const reason = (error as Error).message.replace(/ at chunk position.*$| in state .*$/is, "");
      throw new UsageError(texts.notJsonNear(name, this.#offset, sanitizeText(truncate(reason, 80))));
    }
    return this.#parts;
  }

  /** @throws UsageError where it is not JSON */
  write(chunk: Uint8Array | string, name: string): readonly HarPart[] {
    return this.#try(() => this.#parser.write(chunk), name);
  }

  end(name: string): readonly HarPart[] {
    return this.#try(() => this.#parser.isEnded || this.#parser.end(), name);
  }
}

/** Without a byte order mark. UTF-8 remains as it is: the parser reads it faster than a text. */
async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let isFirst = true;
  for await (const chunk of chunks) {
    const encoding = isFirst ? encodingOf(chunk) : undefined;
    if (encoding !== undefined && encoding !== "utf-8") decoder = new TextDecoder(encoding);
    const hasMark = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    isFirst = false;
    yield decoder?.decode(chunk, { stream: true }) ?? (hasMark ? chunk.subarray(3) : chunk);
  }
}

/**
 * The parts of a log that is read as it comes.
 * @param onBytes hears how much has been read
 * @throws UsageError where it is not JSON, or has no list of entries
 */
export async function* harParts(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<HarPart> {
  const parser = new PartParser();
  let bytes = 0;
  for await (const chunk of withoutMark(chunks)) {
    bytes += chunk.length;
    onBytes(bytes);
    yield* parser.write(chunk, name);
  }
  yield* parser.end(name);
  if (!parser.hasEntries) throw new UsageError(texts.notHar(name, [texts.noEntries]));
}
