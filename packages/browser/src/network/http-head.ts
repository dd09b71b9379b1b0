import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { NetworkFailure } from "../fetch/network-failure.ts";
import { failureOf } from "./http-failure.ts";

const [lineFeed, carriageReturn] = [10, 13];

const lineEnd = Buffer.from("\r\n");

/** RFC 9112, section 2.2: a line may end in a line feed alone, as browsers have it, and undici has not. */
const withLineEnd = (line: Buffer): Buffer =>
  line.at(-2) === carriageReturn ? line : Buffer.concat([line.subarray(0, -1), lineEnd]);

/** RFC 9112, section 4, and what parsers take besides. */
const statusLine = /^HTTP\/\d\.\d (\d{3})(?: (.*?))?\r?\n$/s;

/**
 * A connection that carries one response, and looks at its head on the way: line by line, so that the parser behind it
 * never sees half of one. Interim responses (RFC 9110, section 15.2) are left out; they, the status line and the fields
 * have one budget of bytes.
 *
 * Undici by itself fails on an unasked 100, gives the last part of a status text that comes in several, and counts neither
 * status lines nor the interim responses that a server can send for ever.
 */
export class ResponseConnection extends Duplex {
  /** The reason phrase, one character a byte. */
  statusText = "";
  /** Whether anything has come at all. */
  started = false;
  readonly #socket: Socket;
  readonly #maxHeadBytes: number;
  #headBytes = 0;
  #line: Uint8Array[] = [];
  #at: "status line" | "fields" | "interim fields" | "body" = "status line";

  constructor(socket: Socket, maxHeadBytes: number) {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    this.#maxHeadBytes = maxHeadBytes;
    socket.on("data", (chunk: Buffer) => this.#take(chunk));
    socket.on("end", () => this.push(null));
    // Undici takes a reset for the end of a body that the connection's end delimits.
    socket.on("error", (error) => this.destroy(failureOf(error, this.started ? "body" : "before", true)));
    socket.on("close", () => this.destroy());
  }

  /** Stops taking bytes from the server. */
  hold(): void {
    this.#socket.pause();
  }

  release(): void {
    this.#socket.resume();
  }

  #take(chunk: Buffer): void {
    this.started = true;
    const forwarded = this.#at === "body" ? chunk : this.#head(chunk);
    if (!this.destroyed && forwarded.length > 0 && !this.push(forwarded)) this.#socket.pause();
  }

  /** What of a chunk the parser may see now. */
  #head(chunk: Buffer): Buffer {
    const forwarded: Uint8Array[] = [];
    let from = 0;
    while (this.#at !== "body") {
      const end = chunk.indexOf(lineFeed, from) + 1;
      const part = chunk.subarray(from, end === 0 ? undefined : end);
      this.#count(part.length);
      this.#line.push(part);
      from += part.length;
      if (end === 0) break;
      const line = this.#line.length === 1 ? part : Buffer.concat(this.#line);
      this.#line = [];
      if (this.#reads(line)) forwarded.push(withLineEnd(line));
    }
    if (this.#at === "status line" && this.#isNotHttp()) this.#at = "body";
    if (this.#at === "body") forwarded.push(...this.#line.splice(0), chunk.subarray(from));
    return Buffer.concat(forwarded);
  }

  #count(bytes: number): void {
    this.#headBytes += bytes;
    if (this.#headBytes <= this.#maxHeadBytes) return;
    this.#at = "body";
    const limit = String(this.#maxHeadBytes);
    this.destroy(new NetworkFailure("head-too-long", `The response's head is longer than ${limit} bytes.`));
  }

  /** Whether the first bytes already show that this isn't HTTP: its sender may send no more. */
  #isNotHttp(): boolean {
    const start = Buffer.concat(this.#line.slice(0, 5)).toString("latin1", 0, 5);
    return !"HTTP/".startsWith(start);
  }

  /** Reads a whole line. Gives whether the parser is to see it; what is not understood here is for it to refuse. */
  #reads(line: Buffer): boolean {
    if (this.#at === "status line") return this.#readsStatus(line);
    const interim = this.#at === "interim fields";
    const blank = line.length === 1 || (line.length === 2 && line[0] === carriageReturn);
    if (blank) this.#at = interim ? "status line" : "body";
    return !interim;
  }

  #readsStatus(line: Buffer): boolean {
    const [, status = "", text = ""] = statusLine.exec(line.toString("latin1")) ?? [];
    if (status === "101")
      this.destroy(new NetworkFailure("malformed", "The server switches protocols without being asked to."));
    const interim = status.startsWith("1");
    this.#at = interim ? "interim fields" : status === "" ? "body" : "fields";
    this.statusText = text;
    return !interim;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
