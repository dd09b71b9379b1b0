import type { XMLHttpRequestRules } from "../engines/page-rules.ts";
import { determineNosniff } from "../fetch/mime-checks.ts";
import { extractMimeType } from "../fetch/mime-type.ts";
import { Uint8Array } from "../platform.ts";
import type { Clock } from "./clock.ts";
import { DownloadProgress, type DownloadTarget } from "./download-progress.ts";
import { PageBody } from "./page-body.ts";
import { PageHeaders } from "./page-headers.ts";
import type { ReceivedResponse } from "./received-response.ts";

/** What hears of a download, and of its head. */
export interface Downloader extends DownloadTarget {
  /** The page may see the response from now on. */
  showHead(): void;
}

interface DownloadContext {
  readonly rules: XMLHttpRequestRules;
  readonly clock: Clock;
}

const nothing = Promise.resolve(new Uint8Array());

/** As many bytes as an engine reads to find out what a response is. */
const sniffedBytes = 1024;

/** Whether an engine looks at the content before it gives any of it to the page. */
function isSniffed({ head }: ReceivedResponse, { sniffedTypes }: XMLHttpRequestRules): boolean {
  const headers = PageHeaders.listOf(head.headers);
  const { essence = "" } = extractMimeType(headers) ?? {};
  return /^https?:/.test(head.url) && sniffedTypes.includes(essence) && !determineNosniff(headers);
}

/** The response of an XMLHttpRequest, and then its body as it comes. */
export class Download {
  readonly #response: ReceivedResponse;
  readonly #target: Downloader;
  readonly #rules: XMLHttpRequestRules;
  readonly #progress: DownloadProgress;
  #isShown = false;

  constructor(response: ReceivedResponse, target: Downloader, { rules, clock }: DownloadContext) {
    this.#response = response;
    this.#target = target;
    this.#rules = rules;
    this.#progress = new DownloadProgress(target, rules, clock);
  }

  /** @returns how it came to its end; `undefined` where a listener ended it */
  async run(): Promise<"whole" | "broken" | undefined> {
    try {
      if (this.#rules.headIsShown === "at-once") this.#showHead();
      const end = (await this.#receive()) ? "whole" : "broken";
      if (end === "whole") this.#end();
      return this.#target.isLive() ? end : undefined;
    } finally {
      this.#progress.stop();
    }
  }

  /** @returns whether it came to its end */
  async #receive(): Promise<boolean> {
    const response = this.#response;
    const content = PageBody.contentOf(response.head);
    const held = isSniffed(response, this.#rules) ? sniffedBytes : 0;
    for (let received = 0; this.#target.isLive();) {
      const bytes = await (content?.readBeyond(received) ?? nothing).catch(() => undefined);
      if (bytes === undefined || !this.#target.isLive()) return false;
      const ended = bytes.length === received;
      received = bytes.length;
      if (received > response.bytes.length && (ended || received >= held)) this.#chunk(bytes);
      if (ended) return true;
    }
    return false;
  }

  #chunk(bytes: Uint8Array): void {
    this.#showHead();
    if (!this.#target.isLive()) return;
    this.#response.bytes = bytes;
    this.#progress.chunk(this.#response.loaded);
  }

  #end(): void {
    if (this.#target.isLive()) this.#showHead();
    this.#response.isWhole = true;
    if (this.#target.isLive()) this.#progress.end(this.#response.loaded);
  }

  #showHead(): void {
    if (this.#isShown) return;
    this.#isShown = true;
    this.#target.showHead();
  }
}
