import { baseURL } from "../fetch/environment.ts";
import { isCorsSafelistedMethod } from "sallyport/standard";
import { extractBody, extractBodyOrStream } from "../fetch/body.ts";
import { HeaderList, type Header } from "../fetch/header-list.ts";
import { isSafelistedWithoutCors } from "../fetch/preflight-needed.ts";
import type { Destination } from "../fetch/request.ts";
import type { Engine } from "../engines/engine.ts";
import { BodyContent, mustBeUnread } from "./body-content.ts";
import { PageBody } from "./page-body.ts";
import { PageHeaders } from "./page-headers.ts";
import { fromPlatformRequest, isPlatformRequest } from "./platform-request.ts";
import { constructAs, type Realm } from "./realm.ts";
import { parseRequestInit, type ParsedInit, type RequestParameters } from "./request-init.ts";
import type { RequestState } from "./request-state.ts";
import { requireArguments, toUSVString } from "./web-idl.ts";
import { AbortController, AbortSignal, ReadableStream, URL } from "../platform.ts";

/** What a script requests. */
export type RequestInfo = string | URL | PageRequestObject | Request;

/**
 * A page's Request object.
 *
 * https://fetch.spec.whatwg.org/#request-class
 */
export class PageRequestObject extends PageBody {
  readonly #realm: Realm;
  readonly #state: RequestState;
  #signal: AbortSignal | undefined;

  constructor(realm: Realm, state: RequestState) {
    super(realm, state.content);
    this.#realm = realm;
    this.#state = state;
  }

  /** `undefined` for what isn't one. A window's Request objects inherit from nothing of this module. */
  static stateOf(value: unknown): RequestState | undefined {
    return typeof value === "object" && value !== null && #state in value ? value.#state : undefined;
  }

  get method(): string {
    return this.#state.parameters.method;
  }

  get url(): string {
    return this.#state.parameters.url.href;
  }

  get headers(): PageHeaders {
    return this.#state.headers;
  }

  get destination(): Destination {
    if (!(#state in this)) throw new TypeError("This isn't a Request.");
    return this.#state.intercepted?.destination ?? "";
  }

  get referrer(): string {
    const { referrer } = this.#state.parameters;
    if (referrer === "no-referrer") return "";
    return referrer === "client" ? "about:client" : referrer.href;
  }

  get referrerPolicy(): string {
    return this.#state.parameters.referrerPolicy;
  }

  get mode(): string {
    return this.#state.parameters.mode;
  }

  get credentials(): string {
    return this.#state.parameters.credentialsMode;
  }

  get cache(): string {
    return this.#state.parameters.cacheMode;
  }

  get redirect(): string {
    return this.#state.parameters.redirectMode;
  }

  get integrity(): string {
    return this.#state.parameters.integrity;
  }

  get keepalive(): boolean {
    return this.#state.parameters.keepalive;
  }

  get signal(): AbortSignal {
    const { signal } = this.#state;
    return (this.#signal ??= signal === undefined ? new AbortController().signal : AbortSignal.any([signal]));
  }

  /** `undefined` in engines that have none. */
  get duplex(): "half" | undefined {
    return this.#realm.engine.requestObject.hasDuplex ? "half" : undefined;
  }

  override get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    return this.#realm.engine.requestObject.hasBody ? super.body : (undefined as unknown as null);
  }

  clone(): PageRequestObject {
    const content = this.#state.content?.clone() ?? null;
    // Not by `this`: a script may define members of its own.
    const { parameters, headers: own } = this.#state;
    const list = PageHeaders.listOf(own).clone();
    const headers = headersOf(this.#realm, parameters.mode, list);
    const state = { ...this.#state, headers, content, signal: this.signal };
    return constructAs(PageRequestObject, [this.#realm, state], this.#realm.globals.Request);
  }
}

function headersOf({ globals, engine }: Realm, mode: RequestParameters["mode"], list: HeaderList): PageHeaders {
  const isSafelisted = (header: Header): boolean => isSafelistedWithoutCors(header, engine.requestHeaders);
  return constructAs(
    PageHeaders,
    [mode === "no-cors" ? "request-no-cors" : "request", list, isSafelisted],
    globals.Headers,
  );
}

function parseURL(text: string, base: URL): URL {
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    throw new TypeError(`${JSON.stringify(text)} is not a valid URL.`);
  }
  if (url.username !== "" || url.password !== "")
    throw new TypeError("A script's URL cannot have a user name or a password.");
  return url;
}

const defaults: Omit<RequestParameters, "url"> = {
  method: "GET",
  mode: "cors",
  credentialsMode: "same-origin",
  cacheMode: "default",
  redirectMode: "follow",
  referrer: "client",
  referrerPolicy: "",
  integrity: "",
  keepalive: false,
  targetAddressSpace: null,
};

/** Steps 5 to 24: what the options change. */
function parametersOf(realm: Realm, from: RequestState | undefined, text: string, init: ParsedInit): RequestParameters {
  const { engine, environment } = realm;
  const keepalive = engine.requestObject.copiesKeepalive && from?.parameters.keepalive === true;
  // Whoever changes anything has the request of another script no longer.
  const referrer = init.isEmpty ? {} : { referrer: defaults.referrer, referrerPolicy: defaults.referrerPolicy };
  const url = from?.parameters.url ?? parseURL(text, baseURL(environment));
  // A script makes no navigations.
  const isNavigation = !init.isEmpty && from?.parameters.mode === "navigate";
  const parameters = {
    ...(from?.parameters ?? defaults),
    keepalive,
    ...referrer,
    ...(isNavigation && { mode: "same-origin" as const }),
    ...init.parameters,
    url,
  };
  if (parameters.cacheMode === "only-if-cached" && parameters.mode !== "same-origin")
    throw new TypeError("The cache mode only-if-cached needs the mode same-origin.");
  if (parameters.mode === "no-cors" && !isCorsSafelistedMethod(parameters.method))
    throw new TypeError(`The mode no-cors does not allow the method ${parameters.method}.`);
  return parameters;
}

/** Steps 31 to 33: the headers, which the mode may thin out. */
function requestHeaders(
  realm: Realm,
  from: RequestState | undefined,
  { mode }: RequestParameters,
  init: ParsedInit,
): PageHeaders {
  const copied = from && PageHeaders.listOf(from.headers);
  if (init.isEmpty) return headersOf(realm, mode, copied?.clone() ?? new HeaderList());
  const headers = headersOf(realm, mode, new HeaderList());
  if (init.headers !== undefined) PageHeaders.fill(headers, init.headers);
  else for (const [name, value] of copied?.toArray() ?? []) headers.append(name, value);
  return headers;
}

/** Step 37: a body that can be sent once. */
function checkStream(
  stream: ReadableStream<Uint8Array>,
  { mode, keepalive }: RequestParameters,
  init: ParsedInit,
  engine: Engine,
): void {
  const { streamRefusedWith: refused } = engine.requestObject;
  if (keepalive && refused.includes("keepalive"))
    throw new TypeError("A request with keepalive cannot have a stream as its body.");
  if (init.duplex === undefined && refused.includes("no-duplex"))
    throw new TypeError('A stream as the body needs duplex: "half".');
  if (mode === "no-cors" && refused.includes("no-cors"))
    throw new TypeError("A stream as the body needs the mode cors or same-origin.");
  mustBeUnread(stream);
}

function extract(
  { engine }: Realm,
  parameters: RequestParameters,
  init: ParsedInit,
): ReturnType<typeof extractBodyOrStream> | null {
  if (init.body === undefined || init.body === null) return null;
  const rules = { sharedMemory: engine.body.sharedMemory, boundary: engine.navigation.boundary };
  const extracted =
    engine.streamBody === "string" ? extractBody(init.body, rules) : extractBodyOrStream(init.body, rules);
  if (extracted.content instanceof ReadableStream) checkStream(extracted.content, parameters, init, engine);
  return extracted;
}

/** Steps 34 to 41: the options' body, or that of the other request, which is used up. */
function bodyFor(
  realm: Realm,
  from: RequestState | undefined,
  parameters: RequestParameters,
  headers: PageHeaders,
  init: ParsedInit,
): BodyContent | null {
  const before = from?.content ?? null;
  const replaces = init.body !== undefined && init.body !== null;
  if ((replaces || before !== null) && (parameters.method === "GET" || parameters.method === "HEAD"))
    throw new TypeError("A request with the method GET or HEAD cannot have a body.");
  const extracted = extract(realm, parameters, init);
  if (extracted === null) return before?.transfer() ?? null;
  if (extracted.type !== null && !headers.has("Content-Type")) {
    const { bodyTypeIsUnguarded } = realm.engine.requestObject;
    (bodyTypeIsUnguarded ? PageHeaders.listOf(headers) : headers).append("Content-Type", extracted.type);
  }
  if (realm.engine.requestObject.replacedBodyIsUsed) before?.markRead();
  return new BodyContent(extracted.content, { engine: realm.engine });
}

/**
 * What `new Request(input, init)` makes.
 *
 * https://fetch.spec.whatwg.org/#dom-request
 *
 * @throws TypeError as the browser's own constructor does
 */
export function scriptRequest(realm: Realm, given: readonly unknown[]): RequestState {
  requireArguments("Request", given, 1);
  const [input, options] = given;
  const from = stateFrom(realm, input);
  const text = from === undefined ? toUSVString(input) : "";
  const init = parseRequestInit(options, realm.environment, realm.engine);
  const parameters = parametersOf(realm, from, text, init);
  const headers = requestHeaders(realm, from, parameters, init);
  const content = bodyFor(realm, from, parameters, headers, init);
  const signal = init.signal === undefined ? from?.signal : (init.signal ?? undefined);
  const intercepted = from?.intercepted?.copy(init.isEmpty);
  return { parameters, headers, content, signal, intercepted };
}

/** The request that a script's input is, unless it is a URL. */
function stateFrom(realm: Realm, input: unknown): RequestState | undefined {
  return PageRequestObject.stateOf(input) ?? (isPlatformRequest(input) ? fromPlatformRequest(input, realm) : undefined);
}
