import { mimeTypeEssence } from "sallyport/standard";
import { abortWhen } from "../fetch/abort-when.ts";
import type { FetchResponse, ResponseType } from "../fetch/response.ts";
import { isOkStatus } from "../fetch/status.ts";
import { PageHeaders } from "./page-headers.ts";

/**
 * What a script gets of a response.
 *
 * https://fetch.spec.whatwg.org/#response-class
 */
export class PageResponse {
  readonly type: ResponseType;
  /** The last URL, without fragment; empty where it is hidden. */
  readonly url: string;
  readonly redirected: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: PageHeaders;
  readonly #response: FetchResponse;
  readonly #message: string;
  readonly #signal: AbortSignal | undefined;
  #used = false;

  /**
   * @param message of the error that a script gets when the body breaks off
   * @param signal the request's own: it ends the body too
   */
  constructor(response: FetchResponse, message: string, signal?: AbortSignal) {
    this.#response = response;
    this.#message = message;
    this.#signal = signal;
    this.type = response.type;
    this.url = response.urlList.at(-1)?.href.replace(/#.*$/, "") ?? "";
    this.redirected = response.urlList.length > 1;
    this.status = response.status;
    this.statusText = response.statusMessage;
    this.headers = new PageHeaders("immutable", response.headerList);
  }

  get ok(): boolean {
    return isOkStatus(this.status);
  }

  get bodyUsed(): boolean {
    return this.#used;
  }

  /**
   * https://fetch.spec.whatwg.org/#concept-body-consume-body
   *
   * @throws TypeError when it was read before, or breaks off
   * @throws the signal's reason when it is aborted, even after the last byte has arrived
   */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    // 1. Read before.
    if (this.#used) throw new TypeError("The body has been read.");
    // 5. No body at all.
    if (this.#response.body === null) return new Uint8Array();
    this.#used = true;
    // 6. All of it, in an array that is the script's own.
    try {
      return (await abortWhen(this.#signal, this.#response.body.read())).slice();
    } catch (cause) {
      this.#signal?.throwIfAborted();
      throw new TypeError(this.#message, { cause });
    }
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.bytes()).buffer;
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }

  async blob(): Promise<Blob> {
    const type = this.headers.get("content-type") ?? "";
    return new Blob([await this.bytes()], { type: mimeTypeEssence(type) === undefined ? "" : type });
  }

  /** @throws TypeError when the body isn't a form */
  async formData(): Promise<FormData> {
    const headers = { "Content-Type": this.headers.get("content-type") ?? "" };
    return new Response(await this.bytes(), { headers }).formData();
  }

  clone(): PageResponse {
    if (this.#used) throw new TypeError("The body has been read.");
    return new PageResponse(this.#response, this.#message, this.#signal);
  }
}
