import type { CodingRules } from "../engines/coding-rules.ts";
import { byteLowercase } from "./byte-lowercase.ts";
import { decode, decodeIfPossible } from "./content-decoder.ts";
import { extractTokens } from "./extract-header-list-values.ts";
import type { HeaderList } from "./header-list.ts";
import { NetworkFailure } from "./network-failure.ts";
import { isPotentiallyTrustworthy } from "./origin.ts";
import { Uint8Array } from "../platform.ts";

type Bytes = AsyncIterable<Uint8Array>;

/** As many as Chromium undoes. Each coding costs a decoder. */
const maxCodings = 10;

// Registered, so that a body of another copy of this package is one too.
const mark: symbol = Symbol.for("@sallyport/browser.DecodedBody");

/** A body whose codings somebody else has undone, though its headers still name them: a recording's. */
export class DecodedBody implements Bytes {
  static {
    Object.defineProperty(this.prototype, mark, { value: true });
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && mark in value;
  }

  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(this.#bytes);
  }
}

/** A body as it came. */
export interface CodedBody {
  readonly headers: HeaderList;
  readonly body: Uint8Array | Bytes;
  /** Where it came from: what was offered depends on it. */
  readonly url: URL;
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

const tooMany: Bytes = {
  [Symbol.asyncIterator]: () => ({
    next: () =>
      Promise.reject(new NetworkFailure("malformed", `The body has more than ${String(maxCodings)} content codings.`)),
  }),
};

const isOffered = (coding: string, rules: CodingRules, url: URL): boolean =>
  offeredCodings(rules, url)
    .split(", ")
    .includes(coding === "x-gzip" ? "gzip" : coding);

/** The codings that an engine undoes, in the order in which they were applied. */
function codingsOf(headers: HeaderList, rules: CodingRules, url: URL): readonly string[] {
  const values = extractTokens("Content-Encoding", headers);
  if (values === null || values === "failure") return [];
  const written = (headers.get("Content-Encoding") ?? "").split(",").map((one) => one.trim());
  const codings = written.map((one) => (rules.anyCase ? byteLowercase(one) : one));
  const kept = codings.filter(
    (one) => !(one === "identity" && rules.identity === "skipped") && !(one === "" && rules.empty === "skipped"),
  );
  const known = kept.filter(
    (one) => rules.known.includes(one) && (rules.unoffered !== "unknown" || isOffered(one, rules, url)),
  );
  return known.length === kept.length || rules.unknown === "others-undone" ? known : [];
}

/**
 * The content of a body, with the codings undone that an engine undoes, as it is read. What does not decode is "malformed"
 * when it is read.
 *
 * https://fetch.spec.whatwg.org/#handle-content-codings
 */
export function handleContentCodings({ headers, body, url }: CodedBody, rules: CodingRules): Uint8Array | Bytes {
  if (body instanceof DecodedBody || !headers.contains("Content-Encoding")) return body;
  const codings = codingsOf(headers, rules, url);
  if (codings.length > maxCodings) return tooMany;
  // The last one was applied last.
  return codings.reduceRight<Uint8Array | Bytes>((coded, coding) => {
    const bytes = coded instanceof Uint8Array ? only(coded) : coded;
    return rules.brokenStart === "undecoded" && coding !== "br"
      ? decodeIfPossible(coding, bytes)
      : decode(coding, bytes, rules.truncated === "whole");
  }, body);
}

/** A coding for which an engine refuses the response, because it did not offer it. */
export function unofferedCoding({ headers, body, url }: CodedBody, rules: CodingRules): string | undefined {
  if (rules.unoffered !== "refused" || body instanceof DecodedBody) return undefined;
  return codingsOf(headers, rules, url).find((one) => !isOffered(one, rules, url));
}

/** What `Accept-Encoding` says. */
export const offeredCodings = ({ offered, trustworthyIsSecure }: CodingRules, url: URL): string =>
  url.protocol === "https:" || (trustworthyIsSecure && isPotentiallyTrustworthy(url.origin))
    ? offered.secure
    : offered.plain;
