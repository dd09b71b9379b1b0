import type { FetchResponse, ResponseType } from "../fetch/response.ts";
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
  #used = false;

  constructor(response: FetchResponse, message: string) {
    this.#response = response;
    this.#message = message;
    this.type = response.type;
    this.url = response.urlList.at(-1)?.href.replace(/#.*$/, "") ?? "";
    this.redirected = response.urlList.length > 1;
    this.status = response.status;
    this.statusText = response.statusMessage;
    this.headers = new PageHeaders("immutable", response.headerList);
  }

  get ok(): boolean {
    return this.status >= 200 && this.status <= 299;
  }

  get bodyUsed(): boolean {
    return this.#used;
  }

  /** @throws TypeError when it was read before, or the rest of it does not come */
  async bytes(): Promise<Uint8Array> {
    if (this.#used) throw new TypeError("The body has been read.");
    if (this.#response.body === null) return new Uint8Array();
    this.#used = true;
    try {
      return await this.#response.body.read();
    } catch (cause) {
      throw new TypeError(this.#message, { cause });
    }
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.bytes()).slice().buffer;
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }

  async blob(): Promise<Blob> {
    return new Blob([await this.arrayBuffer()], { type: this.headers.get("content-type") ?? "" });
  }

  clone(): PageResponse {
    if (this.#used) throw new TypeError("The body has been read.");
    return new PageResponse(this.#response, this.#message);
  }
}
