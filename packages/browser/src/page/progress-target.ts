import { defineHandlers, HandlerTarget, type EventHandler } from "./event-handlers.ts";

/**
 * XMLHttpRequestEventTarget: the events of an XMLHttpRequest and of its upload.
 *
 * https://xhr.spec.whatwg.org/#xmlhttprequesteventtarget
 */
export class ProgressTarget extends HandlerTarget {
  declare onloadstart: EventHandler;
  declare onprogress: EventHandler;
  declare onabort: EventHandler;
  declare onerror: EventHandler;
  declare onload: EventHandler;
  declare ontimeout: EventHandler;
  declare onloadend: EventHandler;

  static {
    Object.defineProperty(this.prototype, Symbol.toStringTag, {
      value: "XMLHttpRequestEventTarget",
      configurable: true,
    });
    defineHandlers(this.prototype, ["loadstart", "progress", "abort", "error", "load", "timeout", "loadend"]);
  }
}

/** https://xhr.spec.whatwg.org/#xmlhttprequestupload */
export class PageXMLHttpRequestUpload extends ProgressTarget {
  static {
    Object.defineProperty(this.prototype, Symbol.toStringTag, { value: "XMLHttpRequestUpload", configurable: true });
  }
}
