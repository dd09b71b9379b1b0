import { TextDecoder } from "../../platform.ts";

/** An event of a stream. */
export interface StreamEvent {
  readonly type: string;
  readonly data: string;
  readonly lastEventId: string;
}

/**
 * Reads an event stream, chunk by chunk.
 *
 * https://html.spec.whatwg.org/#event-stream-interpretation
 */
export class EventStreamParser {
  /** The time that the stream asks to wait before a reconnection, in milliseconds. */
  reconnectionTime: number | undefined;
  /** What a reconnection sends: it counts from the next empty line on. */
  lastEventId: string;
  // UTF-8, without one byte order mark at the start.
  readonly #decoder = new TextDecoder();
  #line = "";
  #afterCarriageReturn = false;
  #data = "";
  #type = "";
  #id: string;
  readonly #emptyTime: number | undefined;

  /**
   * @param lastEventId of the stream before, where that counts
   * @param emptyTime what `retry` without a time asks for. Default: nothing
   */
  constructor(lastEventId = "", emptyTime?: number) {
    this.lastEventId = this.#id = lastEventId;
    this.#emptyTime = emptyTime;
  }

  /** The events that a chunk completes. What the end of the stream leaves incomplete is no event. */
  *push(chunk: Uint8Array): Generator<StreamEvent> {
    let text = this.#decoder.decode(chunk, { stream: true });
    if (text === "") return;
    if (this.#afterCarriageReturn && text.startsWith("\n")) text = text.slice(1);
    this.#afterCarriageReturn = text.endsWith("\r");
    const lines = text.split(/\r\n|\n|\r/);
    lines[0] = this.#line + (lines[0] ?? "");
    this.#line = lines.pop() ?? "";
    for (const line of lines) {
      const event = this.#processLine(line);
      if (event !== undefined) yield event;
    }
  }

  #processLine(line: string): StreamEvent | undefined {
    if (line === "") return this.#dispatch();
    const colon = line.indexOf(":");
    // A comment.
    if (colon === 0) return undefined;
    if (colon === -1) this.#processField(line, "");
    else this.#processField(line.slice(0, colon), line.slice(colon + 1).replace(/^ /, ""));
    return undefined;
  }

  #processField(name: string, value: string): void {
    if (name === "event") this.#type = value;
    if (name === "data") this.#data += `${value}\n`;
    if (name === "id" && !value.includes("\0")) this.#id = value;
    if (name === "retry" && /^[0-9]+$/.test(value)) this.reconnectionTime = Number(value);
    if (name === "retry" && value === "") this.reconnectionTime = this.#emptyTime ?? this.reconnectionTime;
  }

  /** https://html.spec.whatwg.org/#dispatchMessage */
  #dispatch(): StreamEvent | undefined {
    this.lastEventId = this.#id;
    const [type, data] = [this.#type, this.#data];
    this.#type = this.#data = "";
    if (data === "") return undefined;
    return { type: type === "" ? "message" : type, data: data.slice(0, -1), lastEventId: this.#id };
  }
}
