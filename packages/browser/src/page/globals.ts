import { TextDecoder } from "./encoding.ts";
import {
  AbortController,
  AbortSignal,
  Blob,
  DOMException,
  Event,
  EventTarget,
  File,
  ReadableStream,
  TextEncoder,
  TransformStream,
  URL,
  URLSearchParams,
  WritableStream,
  formDataClass,
} from "../platform.ts";
import type { BodyInit } from "../fetch/body.ts";
import { CloseEvent } from "./close-event.ts";
import { defineInterface, defineInterfaceObject, defineLength, type InterfaceShape } from "./interface-members.ts";
import { MessageEvent } from "./message-event.ts";
import { PageHeaders, type HeadersInit } from "./page-headers.ts";
import { PageRequestObject, scriptRequest } from "./page-request.ts";
import {
  errorResponse,
  jsonResponse,
  PageResponse,
  redirectResponse,
  scriptResponse,
  type PageResponseInit,
} from "./page-response.ts";
import { ProgressEvent } from "./progress-event.ts";
import { PageXMLHttpRequestUpload, ProgressTarget } from "./progress-target.ts";
import type { Realm } from "./realm.ts";
import type { PageRequestInit } from "./request-init.ts";
import { PageEventSource, type StreamRequester } from "./sockets/event-source.ts";
import { PageWebSocket, type SocketRequester } from "./sockets/web-socket.ts";
import type { Requester } from "./requester.ts";
import { PageXMLHttpRequest } from "./xml-http-request.ts";

interface PlatformClasses {
  readonly AbortController: Platform["AbortController"];
  readonly AbortSignal: Platform["AbortSignal"];
  readonly Blob: Platform["Blob"];
  readonly DOMException: Platform["DOMException"];
  readonly Event: Platform["Event"];
  readonly EventTarget: Platform["EventTarget"];
  readonly File: Platform["File"];
  readonly FormData: Platform["FormData"];
  readonly ReadableStream: Platform["ReadableStream"];
  readonly TextEncoder: Platform["TextEncoder"];
  readonly TransformStream: Platform["TransformStream"];
  readonly URL: Platform["URL"];
  readonly URLSearchParams: Platform["URLSearchParams"];
  readonly WritableStream: Platform["WritableStream"];
}

type Platform = typeof globalThis;

/** The platform's own, whose behaviour is a browser's. */
const platform: Omit<PlatformClasses, "FormData"> = {
  AbortController,
  AbortSignal,
  Blob,
  DOMException,
  Event,
  EventTarget,
  File,
  ReadableStream,
  TextEncoder,
  TransformStream,
  URL,
  URLSearchParams,
  WritableStream,
};

/** The classes that a page's script finds as globals. */
export interface PageClasses extends PlatformClasses {
  readonly CloseEvent: typeof CloseEvent;
  readonly EventSource: {
    new (url: string | URL, init?: { readonly withCredentials?: boolean }): PageEventSource;
    readonly CONNECTING: 0;
    readonly OPEN: 1;
    readonly CLOSED: 2;
  };
  readonly Headers: new (init?: HeadersInit) => PageHeaders;
  readonly MessageEvent: typeof MessageEvent;
  readonly ProgressEvent: typeof ProgressEvent;
  readonly Request: new (input: string | URL | PageRequestObject, init?: PageRequestInit) => PageRequestObject;
  readonly Response: {
    new (body?: BodyInit | null, init?: PageResponseInit): PageResponse;
    error(): PageResponse;
    json(data: unknown, init?: PageResponseInit): PageResponse;
    redirect(url: string | URL, status?: number): PageResponse;
  };
  readonly TextDecoder: typeof TextDecoder;
  readonly WebSocket: {
    new (url: string | URL, protocols?: string | readonly string[]): PageWebSocket;
    readonly CONNECTING: 0;
    readonly OPEN: 1;
    readonly CLOSING: 2;
    readonly CLOSED: 3;
  };
  readonly XMLHttpRequest: new () => PageXMLHttpRequest;
  readonly XMLHttpRequestEventTarget: typeof ProgressTarget;
  readonly XMLHttpRequestUpload: typeof PageXMLHttpRequestUpload;
}

const interfaces: readonly (readonly [
  interfaceClass: abstract new (...given: never[]) => object,
  shape: InterfaceShape,
])[] = [
  [CloseEvent, { name: "CloseEvent" }],
  [MessageEvent, { name: "MessageEvent" }],
  [ProgressEvent, { name: "ProgressEvent" }],
  [PageEventSource, { name: "EventSource" }],
  [PageHeaders, { name: "Headers", lengths: { append: 2, delete: 1, forEach: 1, get: 1, has: 1, set: 2 } }],
  [PageRequestObject, { name: "Request" }],
  [PageResponse, { name: "Response" }],
  [PageWebSocket, { name: "WebSocket", lengths: { send: 1 } }],
  [ProgressTarget, { name: "XMLHttpRequestEventTarget" }],
  [PageXMLHttpRequestUpload, { name: "XMLHttpRequestUpload" }],
  [
    PageXMLHttpRequest,
    { name: "XMLHttpRequest", lengths: { getResponseHeader: 1, open: 2, overrideMimeType: 1, setRequestHeader: 2 } },
  ],
];
for (const [interfaceClass, shape] of interfaces) defineInterface(interfaceClass, shape);
for (const eventClass of [CloseEvent, MessageEvent, ProgressEvent]) defineLength(eventClass, 1);

/** A class that a script knows objects by, and cannot construct. */
function withoutConstructor<T extends { readonly prototype: object }>(pageClass: T): T {
  const shown = new Proxy(pageClass, {
    construct() {
      throw new TypeError("Illegal constructor.");
    },
  });
  Object.defineProperty(shown.prototype, "constructor", { value: shown, writable: true, configurable: true });
  return shown;
}

type ProgressClasses = Pick<PageClasses, "XMLHttpRequestEventTarget" | "XMLHttpRequestUpload">;

/** Makes such classes, whose prototypes nobody else's objects have. */
export function progressClasses(): ProgressClasses {
  class XMLHttpRequestEventTarget extends ProgressTarget {}
  class XMLHttpRequestUpload extends PageXMLHttpRequestUpload {}
  return {
    XMLHttpRequestEventTarget: withoutConstructor(XMLHttpRequestEventTarget),
    XMLHttpRequestUpload: withoutConstructor(XMLHttpRequestUpload),
  };
}

const XMLHttpRequestEventTarget = withoutConstructor(ProgressTarget);

/** Makes a page's own classes: what a script makes belongs to the page, and so does what `fetch` gives. */
export function pageClasses(realm: Realm & Requester & StreamRequester & SocketRequester): PageClasses {
  class EventSource extends PageEventSource {
    constructor(...given: readonly unknown[]) {
      super(realm, given);
    }
  }
  class Headers extends PageHeaders {
    constructor(init?: unknown) {
      super("none");
      if (init !== undefined) PageHeaders.fill(this, init);
    }
  }
  class Request extends PageRequestObject {
    constructor(...given: readonly unknown[]) {
      super(realm, scriptRequest(realm, given));
    }
  }
  class Response extends PageResponse {
    static readonly error = (): PageResponse => errorResponse(realm);
    static readonly json = (...given: readonly unknown[]): PageResponse => jsonResponse(realm, given);
    static readonly redirect = (...given: readonly unknown[]): PageResponse => redirectResponse(realm, given);

    constructor(body?: unknown, init?: unknown) {
      super(realm, scriptResponse(realm, body, init));
    }
  }
  class WebSocket extends PageWebSocket {
    constructor(...given: readonly unknown[]) {
      super(realm, given);
    }
  }
  class XMLHttpRequest extends PageXMLHttpRequest {
    constructor() {
      super(realm);
    }
  }
  defineInterfaceObject(EventSource, 1);
  defineInterfaceObject(Headers, 0);
  defineInterfaceObject(Request, 1);
  defineInterfaceObject(Response, 0, { json: 1, redirect: 1 });
  defineInterfaceObject(WebSocket, 1);
  defineInterfaceObject(XMLHttpRequest, 0);
  return {
    ...platform,
    CloseEvent,
    EventSource,
    get FormData() {
      return formDataClass();
    },
    Headers,
    MessageEvent,
    ProgressEvent,
    Request,
    Response,
    TextDecoder,
    WebSocket,
    XMLHttpRequest,
    XMLHttpRequestEventTarget,
    XMLHttpRequestUpload: withoutConstructor(class XMLHttpRequestUpload extends PageXMLHttpRequestUpload {}),
  };
}
