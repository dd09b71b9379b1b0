import type { Domain } from "./domain.ts";

export type HeaderList = readonly (readonly [name: string, value: string])[];

/**
 * A response. `Cache-Control: no-store`, Content-Type and Content-Length are added where they are not given; Cache-Control is
 * left out where it is `-`.
 */
export interface ScriptedResponse {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body?: string;
  /** In hexadecimal, instead of the body's text. */
  readonly bytes?: string;
  /**
   * Instead of all that: the bytes of the connection, a character each, until the server ends it; in a list, numbers are
   * pauses in milliseconds.
   */
  readonly raw?: string | readonly (string | number)[];
  /** What the server sends over the WebSocket that a 101 opens. The headers that open it are added where they are not given. */
  readonly socket?: ScriptedSocket;
}

export interface ScriptedSocket {
  /** Texts of less than 126 bytes. */
  readonly messages?: readonly string[];
  readonly close?: readonly [code: number, reason: string];
}

export interface Route {
  /** The response to OPTIONS with Access-Control-Request-Method; where there is none, `actual` responses that too. */
  readonly preflight?: ScriptedResponse;
  readonly actual: ScriptedResponse;
  /** The responses to the second request and those after it, preflights apart; the last one stays. */
  readonly later?: readonly ScriptedResponse[];
  /** The response to a request with If-None-Match or If-Modified-Since. */
  readonly unchanged?: ScriptedResponse;
  /** The response to a request without Authorization, preflights apart. */
  readonly unauthorized?: ScriptedResponse;
}

export type Body =
  | { readonly text: string }
  | { readonly bytes: readonly number[] }
  | { readonly blob: string; readonly type: string }
  | { readonly form: HeaderList }
  | { readonly params: HeaderList }
  | { readonly stream: string };

interface Sent {
  /** A URL. Hosts below `localhost` get the server's port and the names of the case; `blob:` is a URL of a new Blob. */
  readonly to: string;
  readonly method?: string;
  readonly headers?: HeaderList;
  readonly body?: Body;
}

export interface FetchAction extends Sent {
  readonly kind: "fetch";
  readonly mode?: string;
  readonly credentials?: string;
  readonly redirect?: string;
  readonly cache?: string;
  readonly referrer?: string;
  readonly referrerPolicy?: string;
  readonly keepalive?: boolean;
  readonly integrity?: string;
  readonly targetAddressSpace?: string;
  /** Whether it is `fetch(new Request(…))`, or of a copy of such a Request. */
  readonly request?: "object" | "copy";
}

export interface XhrAction extends Sent {
  readonly kind: "xhr";
  readonly withCredentials?: boolean;
  /** A listener on `upload`, registered before `send`. */
  readonly uploadListener?: string;
  readonly responseType?: string;
  readonly timeout?: number;
  readonly abort?: boolean;
}

/** `document.cookie = set` */
export interface CookieAction {
  readonly kind: "cookie";
  readonly set: string;
}

/** `navigator.sendBeacon`, whose request goes out by itself. */
export interface BeaconAction {
  readonly kind: "beacon";
  readonly to: string;
  readonly body?: Body;
}

/** How a page leaves; each case of it is a document of its own, and it is the case's last action. */
interface Leaving {
  readonly to: string;
  /** `_self` unless given; `frame` is an iframe of the page. */
  readonly target?: "_self" | "_blank" | "_top" | "frame";
  readonly rel?: string;
  /** Whether the user clicks; otherwise a script starts it when the page has loaded. */
  readonly clicked?: boolean;
  /** `history.pushState` before it. */
  readonly pushState?: string;
  /** The sandbox attribute of the iframe. */
  readonly sandbox?: string;
}

export interface NavigateAction extends Leaving {
  readonly kind: "navigate";
  readonly by: "link" | "location" | "open" | "refresh" | "frame";
  readonly referrerPolicy?: string;
}

export type FormValue = string | { readonly file: string; readonly type: string; readonly content: string };

export interface SubmitAction extends Leaving {
  readonly kind: "submit";
  readonly method?: string;
  readonly enctype?: string;
  readonly acceptCharset?: string;
  readonly fields?: readonly (readonly [name: string, value: FormValue])[];
  readonly submitter?: {
    readonly name?: string;
    readonly value?: string;
    readonly formAction?: string;
    readonly formMethod?: string;
    readonly formEnctype?: string;
    readonly formTarget?: string;
  };
}

export type LeavingAction = NavigateAction | SubmitAction;

/** The body of an async function, which has the page's globals and `to`; its value is compared as JSON. */
export interface SourceAction {
  readonly kind: "source";
  readonly to: string;
  readonly source: string;
}

/** An element, or a call, that embeds what is at a URL. */
export interface EmbedAction {
  readonly kind: "embed";
  readonly as:
    | "image"
    | "script"
    | "module"
    | "import"
    | "style"
    | "style-import"
    | "font"
    | "audio"
    | "video"
    | "track"
    | "preload"
    | "object"
    | "embed";
  readonly to: string;
  readonly crossorigin?: "anonymous" | "use-credentials";
  readonly integrity?: string;
  readonly referrerPolicy?: string;
  /** Whether no more than the event is compared: what the content does is for whoever decodes it. */
  readonly eventOnly?: boolean;
  /** Whether no more than what is sent is compared. */
  readonly sentOnly?: boolean;
  /** What a preload is for. */
  readonly preloadAs?: "image" | "script" | "style" | "font" | "fetch" | "track";
}

/** A window that the page opens, or a frame that it adds, and what it tries with it. */
export interface WindowAction {
  readonly kind: "window";
  readonly way: "frame" | "popup";
  readonly to: string;
  readonly sandbox?: string;
  readonly features?: string;
  /** The targets of messages; `null` for none. */
  readonly targets?: readonly (string | null)[];
}

/** What the script of a worker does: a fetch, or more of its script. */
export type WorkerStep =
  Omit<FetchAction, "request" | "body"> | { readonly kind: "importScripts" | "import"; readonly to: string };

/** A worker that the page starts, whose script is `workerScript`. */
export interface WorkerAction {
  readonly kind: "worker";
  readonly way: "dedicated" | "shared";
  /** The URL of its script; `blob:` and `data:` have the script in them. */
  readonly to: string;
  readonly type?: "classic" | "module";
  readonly credentials?: string;
  /** What its script does in turn, once it runs. */
  readonly steps?: readonly WorkerStep[];
}

/** A service worker that the page registers, and that controls it from then on. */
export interface ServiceWorkerAction {
  readonly kind: "service-worker";
  /** The URL of its script, which is `serviceWorkerScript` of the handler. */
  readonly to: string;
  /** What it has for `onfetch`, a function as a script writes it. Default: nothing. */
  readonly handler?: string;
  readonly scope?: string;
  readonly type?: "classic" | "module";
  readonly updateViaCache?: "imports" | "all" | "none";
}

/** What the script of a frame does. */
export type FrameStep =
  | Omit<FetchAction, "request" | "body">
  | { readonly kind: "has-storage-access" }
  | { readonly kind: "request-storage-access" }
  | { readonly kind: "navigate"; readonly to: string }
  | UnloadStep;

/** What the script of a frame sends when the frame is removed, which it is after its steps. */
export interface UnloadStep {
  readonly kind: "unload";
  readonly event: "pagehide" | "unload";
  readonly by: "fetch" | "beacon";
  readonly to: string;
  /** Of `fetch`. */
  readonly init?: {
    readonly method?: string;
    readonly mode?: "cors" | "no-cors";
    readonly keepalive?: boolean;
  };
}

/** A frame that the page adds, whose document is `frameDocument`. */
export interface FrameAction {
  readonly kind: "frame";
  readonly to: string;
  /** Its attribute `allow`. */
  readonly allow?: string;
  /** What its script does in turn, once it runs. */
  readonly steps: readonly FrameStep[];
}

export type Action =
  | FetchAction
  | XhrAction
  | CookieAction
  | SourceAction
  | BeaconAction
  | EmbedAction
  | WindowAction
  | FrameAction
  | WorkerAction
  | ServiceWorkerAction
  | LeavingAction;

/** The document whose script acts. */
export interface Place {
  readonly url: string;
  readonly headers?: HeaderList;
  /** Whether its origin is opaque. */
  readonly sandboxed?: boolean;
  /** The frame of it whose script acts instead. */
  readonly frame?: "srcdoc" | "blank" | "blob";
  /** The attribute `allow` of that frame. */
  readonly allow?: string;
  /** The document that has it in an iframe. */
  readonly within?: string;
}

/** The action by which a page leaves, where it does. */
export const leavingOf = ({ actions }: Pick<Case, "actions">): LeavingAction | undefined =>
  actions.find((action) => action.kind === "navigate" || action.kind === "submit");

/** Whether it can open a window, which its page can't always close. */
export const opensWindow = ({ actions }: Pick<Case, "actions">): boolean =>
  actions.some(({ kind }) => kind === "window" || kind === "navigate" || kind === "submit");

/**
 * Hosts: `a.localhost` for the page, `x.a.localhost` same-site with it, `b.localhost` and `c.localhost` other sites; in
 * another domain, the same below that.
 */
export interface Case {
  readonly desc: string;
  readonly page: Place;
  /** Instead of `localhost`, in which the case is written. */
  readonly domain?: Domain;
  /** Top-level navigations before the page is opened. */
  readonly visits?: readonly string[];
  /** What the page `/jar` of the script's own origin has registered before the page is opened. */
  readonly registered?: ServiceWorkerAction;
  /** By path. */
  readonly routes: Readonly<Record<string, Route>>;
  readonly actions: readonly Action[];
  /** The engine's mode of third-party cookies: that of upstream, or a user's who blocks them; otherwise it allows them. */
  readonly thirdPartyCookies?: "default" | "block";
  /** Whether the user has permitted storage access, to every site within every other, in an engine that can be told so. */
  readonly storageAccess?: "granted";
  /** Whether it needs an engine that caches responses as one does that a user starts. */
  readonly httpCache?: boolean;
  /** Whether it is observed how long the page's cookies last. */
  readonly lifetimes?: boolean;
}
