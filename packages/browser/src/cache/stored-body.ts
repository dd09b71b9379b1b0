import type { ReadableBody } from "../fetch/response-body.ts";

/** A body of the cache that is still on its way: every response that has it reads the same bytes. */
export class StoredBody implements ReadableBody {
  readonly #body: ReadableBody;
  readonly #whole: (length: number) => void;
  readonly #broken: () => void;
  #isWhole = false;
  readonly codedLength?: () => number;

  /**
   * @param whole hears how many bytes there are, when all have come
   * @param broken called when they will not come
   */
  constructor(body: ReadableBody, whole: (length: number) => void, broken: () => void) {
    this.#body = body;
    this.#whole = whole;
    this.#broken = broken;
    if (body.codedLength !== undefined) this.codedLength = body.codedLength;
  }

  async read(): Promise<Uint8Array> {
    try {
      const bytes = await this.#body.read();
      this.#isWhole = true;
      this.#whole(bytes.length);
      return bytes;
    } catch (error) {
      this.#broken();
      throw error;
    }
  }

  async readBeyond(length: number): Promise<Uint8Array> {
    try {
      return await this.#body.readBeyond(length);
    } catch (error) {
      this.#broken();
      throw error;
    }
  }

  /** What has come whole stays. */
  cancel(): void {
    if (!this.#isWhole) this.#broken();
    this.#body.cancel();
  }
}
