/** Bytes that have come and are not read yet. Each byte is copied a bounded number of times, however small the pieces are. */
export class ByteQueue {
  #bytes = new Uint8Array();
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  push(chunk: Uint8Array): void {
    if (this.#end + chunk.length > this.#bytes.length) {
      const rest = this.#bytes.subarray(this.#start, this.#end);
      const longer = new Uint8Array(Math.max(2 * rest.length, rest.length + chunk.length));
      longer.set(rest);
      this.#bytes = longer;
      this.#start = 0;
      this.#end = rest.length;
    }
    this.#bytes.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /** Where a byte is, from a place on; -1 where it is not. */
  indexOf(byte: number, from = 0): number {
    const at = this.#bytes.indexOf(byte, this.#start + from);
    return at < 0 || at >= this.#end ? -1 : at - this.#start;
  }

  at(place: number): number | undefined {
    return place < this.length ? this.#bytes[this.#start + place] : undefined;
  }

  /** The next bytes, as many as there are up to a number: a view, which those that come later never overwrite. */
  take(length: number): Uint8Array {
    const end = Math.min(this.#start + length, this.#end);
    const taken = this.#bytes.subarray(this.#start, end);
    this.#start = end;
    return taken;
  }

  /** The same as text, a character for each byte. */
  takeText(length: number): string {
    return latin1(this.take(length));
  }

  peekText(length: number): string {
    return latin1(this.#bytes.subarray(this.#start, Math.min(this.#start + length, this.#end)));
  }
}

const decoderSize = 4096;

/** In parts: a call takes only so many arguments. */
function latin1(bytes: Uint8Array): string {
  let text = "";
  if (bytes.length < 8) {
    for (const byte of bytes) text += String.fromCharCode(byte);
    return text;
  }
  for (let at = 0; at < bytes.length; at += decoderSize)
    text += String.fromCharCode(...bytes.subarray(at, at + decoderSize));
  return text;
}
