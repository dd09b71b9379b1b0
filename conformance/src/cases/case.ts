export type HeaderList = readonly (readonly [name: string, value: string])[];

/** A response. `Cache-Control: no-store`, Content-Type and Content-Length are added where they are not given. */
export interface ScriptedResponse {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body?: string;
  /** In hexadecimal, instead of the body's text. */
  readonly bytes?: string;
}

export interface Route {
  /** The response to OPTIONS with Access-Control-Request-Method; where there is none, `actual` responses that too. */
  readonly preflight?: ScriptedResponse;
  readonly actual: ScriptedResponse;
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

/** The body of an async function, which has the page's globals and `to`; its value is compared as JSON. */
export interface SourceAction {
  readonly kind: "source";
  readonly to: string;
  readonly source: string;
}

export type Action = FetchAction | XhrAction | CookieAction | SourceAction;

/** The document whose script acts. */
export interface Place {
  readonly url: string;
  readonly headers?: HeaderList;
  /** Whether its origin is opaque. */
  readonly sandboxed?: boolean;
}

/** Hosts: `a.localhost` for the page, `x.a.localhost` same-site with it, `b.localhost` and `c.localhost` other sites. */
export interface Case {
  readonly desc: string;
  readonly page: Place;
  /** Top-level navigations before the page is opened. */
  readonly visits?: readonly string[];
  /** By path. */
  readonly routes: Readonly<Record<string, Route>>;
  readonly actions: readonly Action[];
  /** The engine's mode of third-party cookies: that of upstream, or a user's who blocks them; otherwise it allows them. */
  readonly thirdPartyCookies?: "default" | "block";
  /** Whether it is observed how long the page's cookies last. */
  readonly lifetimes?: boolean;
}
