import type { MimeType } from "../fetch/mime-type.ts";
import { ArrayBuffer } from "../platform.ts";
import { allResponseHeaders } from "./all-response-headers.ts";
import { PageHeaders } from "./page-headers.ts";
import type { PageResponse } from "./page-response.ts";
import { ReceivedResponse, type XMLHttpRequestResponseType } from "./received-response.ts";
import type { Requester } from "./requester.ts";

/** What an XMLHttpRequest shows of its response, and what a failure leaves of it. */
export class ShownResponse {
  readonly #page: Requester;
  #received: ReceivedResponse | undefined;
  #overrideMimeType: MimeType | undefined;
  #failedURL = "";
  #emptyBuffer: ArrayBuffer | undefined;

  constructor(page: Requester) {
    this.#page = page;
  }

  get received(): ReceivedResponse | undefined {
    return this.#received;
  }

  get url(): string {
    const { url, redirected } = this.#received?.head ?? { url: this.#failedURL, redirected: false };
    const isWhole = redirected || this.#page.engine.responseURLShowsCredentials === "always";
    return isWhole ? url : url.replace(/^(https?:\/\/)[^/]*@/, "$1");
  }

  /** The object of a request that is done. */
  object(type: Exclude<XMLHttpRequestResponseType, "" | "text">): unknown {
    if (this.#received !== undefined) return this.#received.object(type) ?? null;
    if (type !== "arraybuffer" || !this.#page.engine.xmlHttpRequest.failureIsEmptyBuffer) return null;
    return (this.#emptyBuffer ??= new ArrayBuffer(0));
  }

  header(name: string): string | null {
    return (this.#received && PageHeaders.listOf(this.#received.head.headers).get(name)) ?? null;
  }

  allHeaders(): string {
    const asWritten = this.#page.engine.local.dataNamesAsWritten && this.url.startsWith("data:");
    return allResponseHeaders(this.#received?.head.headers, asWritten);
  }

  /** A response that the page may not see yet. */
  begin(head: PageResponse): ReceivedResponse {
    const { engine, parser, globals } = this.#page;
    return new ReceivedResponse(head, { rules: engine.xmlHttpRequest, parser, Blob: globals.Blob });
  }

  show(received: ReceivedResponse): void {
    received.overrideMimeType = this.#overrideMimeType;
    this.#received = received;
  }

  override(type: MimeType): void {
    this.#overrideMimeType = type;
    if (this.#received !== undefined) this.#received.overrideMimeType = type;
  }

  /** @param url what is left of it */
  fail(url: string): void {
    this.#received = undefined;
    this.#failedURL = url;
  }

  /** @param url what is left of it */
  forget(url = ""): void {
    this.fail(url);
    this.#emptyBuffer = undefined;
  }
}
