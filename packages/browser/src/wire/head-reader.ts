import { NetworkFailure, type ResponsePart } from "../fetch/network-failure.ts";
import type { Header } from "../fetch/header-list.ts";
import type { ResponseSource, StatusLine, WireRules } from "../engines/wire-rules.ts";
import type { ByteQueue } from "./byte-queue.ts";

/** A response's head. */
export interface Head {
  readonly line: StatusLine;
  readonly headers: readonly Header[];
  /** Whether the connection ended before all of it was there, so that there is no body. */
  readonly isCut: boolean;
}

const [lineFeed, carriageReturn] = [10, 13];

/** Of a response that has none (HTTP/0.9): all of it is the body. */
const noHead: Head = { line: { takesChunks: false, isOld: true, status: 200, text: "OK" }, headers: [], isCut: false };

const malformed = (part: ResponsePart, what: string): NetworkFailure =>
  new NetworkFailure("malformed", `The response is not HTTP: ${what}.`, { part });

const brokenOff = (): NetworkFailure => new NetworkFailure("truncated", "The head broke off: the connection ended.");

/** Which header it is, where a character shows it. */
function refusedField(text: string): string {
  const [, name] = /^([^:\r\n]{1,80}):[^\n]*?(?:\0|\r(?!\n))/m.exec(text) ?? [];
  return `${name === undefined ? "a header" : JSON.stringify(name)} has characters that no header may have`;
}

/** As many first bytes as any engine looks at. */
const firstBytes = 64;

/** Reads the heads before a body: those of interim responses (RFC 9110, section 15.2) are left out. */
export class HeadReader {
  readonly #rules: WireRules;
  readonly #source: ResponseSource;
  readonly #maxBytes: number;
  #started = false;
  /** How far no end of the head was found. */
  #searched = 0;
  #bytes = 0;

  constructor(rules: WireRules, source: ResponseSource, maxBytes: number) {
    this.#rules = rules;
    this.#source = source;
    this.#maxBytes = Math.min(maxBytes, rules.maxHeadBytes);
  }

  /**
   * The head, once all of it is there.
   *
   * @param ended whether no more comes
   * @throws NetworkFailure
   */
  read(queue: ByteQueue, ended: boolean): Head | undefined {
    for (;;) {
      const start = this.#started ? "started" : this.#start(queue, ended);
      if (start !== "started") return start;
      const text = this.#text(queue, ended);
      if (text === undefined) return undefined;
      const isCut = this.#rules.endInHead !== "accepted-after-line" && !/\n\r?\n$/.test(text);
      const head = { ...this.#parse(text), isCut };
      const isLast = isCut && this.#rules.endInHead === "accepted-over-http";
      if (isLast || !this.#isInterim(head.line.status)) return head;
      this.#started = false;
    }
  }

  #start(queue: ByteQueue, ended: boolean): Head | "started" | undefined {
    if (queue.length === 0 && !ended) return undefined;
    const start = this.#rules.start(queue.peekText(firstBytes), ended, this.#source);
    const isAfterInterim = this.#bytes > 0;
    if (isAfterInterim && (start === "no-head" || start === "refused"))
      throw malformed("final-response", "no head follows an interim response");
    if (start === "no-head") return noHead;
    if (start === "more-needed" && ended) throw brokenOff();
    if (start === "refused" || (start === "more-needed" && queue.length >= firstBytes))
      throw malformed("first-line", `it begins with ${JSON.stringify(queue.peekText(8))}`);
    if (start === "more-needed") return undefined;
    queue.take(start);
    this.#started = true;
    this.#searched = 0;
    return "started";
  }

  /** The head's text, with the blank line at its end. */
  #text(queue: ByteQueue, ended: boolean): string | undefined {
    const end = this.#endOfHead(queue);
    const length = end ?? queue.length;
    if (this.#bytes + length > this.#maxBytes) {
      const limit = String(this.#maxBytes);
      throw new NetworkFailure("head-too-long", `The response's head is longer than ${limit} bytes.`);
    }
    if (end === undefined && !ended) return undefined;
    this.#bytes += length;
    const text = queue.takeText(length);
    if (end === undefined && !this.#acceptsEnd(text)) throw brokenOff();
    return text;
  }

  #endOfHead(queue: ByteQueue): number | undefined {
    let at = queue.indexOf(lineFeed, this.#searched);
    for (; at >= 0; at = queue.indexOf(lineFeed, at + 1)) {
      const next = queue.at(at + 1) === carriageReturn ? at + 2 : at + 1;
      if (queue.at(next) === lineFeed) return next + 1;
    }
    this.#searched = Math.max(0, queue.length - 2);
    return undefined;
  }

  #acceptsEnd(text: string): boolean {
    const { endInHead } = this.#rules;
    if (endInHead === "accepted-after-line") return text.endsWith("\n");
    return endInHead === "accepted" || (endInHead === "accepted-over-http" && !this.#source.secure);
  }

  #parse(text: string): Omit<Head, "isCut"> {
    const end = (this.#rules.returnEndsLine ? /[\r\n]/ : /\r?\n/).exec(text);
    const first = end === null ? text : text.slice(0, end.index);
    const line = this.#rules.statusLine(first.replace(/\r$/, ""));
    if (line === undefined) throw malformed("first-line", `its first line is ${JSON.stringify(first.slice(0, 80))}`);
    const headers = this.#rules.fields(end === null ? "" : text.slice(end.index + end[0].length));
    if (headers === undefined) throw malformed("fields", refusedField(text));
    return { line, headers };
  }

  #isInterim(status: number): boolean {
    if (status === 101 && this.#rules.switchingIsInterim === "refused")
      throw malformed("upgrade", "the server switches protocols without being asked to");
    if (status === 101) return this.#rules.switchingIsInterim === true;
    return status >= 100 && status < 200;
  }
}
