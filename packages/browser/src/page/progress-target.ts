import { defineHandlers, HandlerTarget, type EventHandler } from "./event-handlers.ts";
import type { ProgressEvent } from "./progress-event.ts";

interface ProgressEvents {
  readonly loadstart: ProgressEvent;
  readonly progress: ProgressEvent;
  readonly abort: ProgressEvent;
  readonly error: ProgressEvent;
  readonly load: ProgressEvent;
  readonly timeout: ProgressEvent;
  readonly loadend: ProgressEvent;
}

/**
 * XMLHttpRequestEventTarget: the events of an XMLHttpRequest and of its upload.
 *
 * https://xhr.spec.whatwg.org/#xmlhttprequesteventtarget
 */
export class ProgressTarget extends HandlerTarget<ProgressEvents> {
  declare onloadstart: EventHandler<ProgressEvent>;
  declare onprogress: EventHandler<ProgressEvent>;
  declare onabort: EventHandler<ProgressEvent>;
  declare onerror: EventHandler<ProgressEvent>;
  declare onload: EventHandler<ProgressEvent>;
  declare ontimeout: EventHandler<ProgressEvent>;
  declare onloadend: EventHandler<ProgressEvent>;

  static {
    defineHandlers(this.prototype, ["loadstart", "progress", "abort", "error", "load", "timeout", "loadend"]);
  }
}

/** https://xhr.spec.whatwg.org/#xmlhttprequestupload */
export class PageXMLHttpRequestUpload extends ProgressTarget {}
