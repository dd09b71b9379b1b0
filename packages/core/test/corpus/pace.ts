import { EventEmitter, once } from "node:events";

const longest = 3_000;

/** What the client has read of the body so far: a handler that waits for it finds out whether something holds it back. */
export class Pace {
  readonly #reader = new EventEmitter();
  #text = "";

  read(text: string): void {
    this.#text = text;
    this.#reader.emit("read");
  }

  /** @throws when the client has not read exactly this text in time */
  async until(text: string): Promise<void> {
    const signal = AbortSignal.timeout(longest);
    while (this.#text !== text) await once(this.#reader, "read", { signal });
  }
}
