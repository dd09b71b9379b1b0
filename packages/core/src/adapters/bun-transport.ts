import { defaultHeaders, isCredentialField, isGateField, noHeaders, sealHead } from "../server/headers.ts";
import type { RequestHead } from "../policy/request/request.ts";
import type { Seal } from "./enforce.ts";
import { applySeals } from "./seal-fields.ts";
import { shared } from "./shared.ts";
import { checkResponse, hasHead, mutableHead, WebTransport } from "./web-transport.ts";

/** Cookies as Bun shows them. What is set in the jar of a request becomes Set-Cookie of whatever is returned. */
interface CookieMap {
  toSetCookieHeaders(): readonly string[];
}

interface BunRuntime {
  readonly CookieMap: new (cookies: string) => CookieMap;
}

/** The fields of responses as their handlers made them. */
const made = shared("made", () => new WeakMap<Response, Headers>());

/** A body would be read where one asks whether it is there. */
const withoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * A response that only this exchange has. Not a copy of each: its body would lose its type, and a file its length. Bun
 * sends a body once; what a handler returns again is a constant without one.
 * @param forOneUser whether cookies of this exchange come into it: never into a response that the handler may keep
 */
function ownResponse(response: Response, forOneUser: boolean): Response {
  const { status, statusText, headers } = response;
  if (withoutBody.has(status)) return new Response(null, { status, statusText, headers });
  const fields = made.get(response) ?? (forOneUser ? response.headers : undefined);
  if (fields === undefined) {
    made.set(response, new Headers(response.headers));
    return response;
  }
  const copy = response.clone();
  const pairs = [...fields];
  for (const name of [...copy.headers.keys()]) copy.headers.delete(name);
  for (const [name, value] of pairs) copy.headers.append(name, value);
  return copy;
}

/** What makes another response of the fields of this one finds them as they were made. */
function hideSeal(response: Response): void {
  const value = made.get(response);
  if (value !== undefined) Object.defineProperty(response, "headers", { configurable: true, value });
}

/** The name in a URL comes from the Host field, or is missing where that is no name: the field decides. */
export const withoutName = (url: string): string => url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "");

/** The path of a request, as its handler reads it. */
export const pathOf = ({ url }: Request): string => withoutName(url).split(/[?#]/, 1)[0] ?? "";

/** An exchange of Bun: a copy of its request has neither parameters nor cookies, and cannot be upgraded. */
export class BunTransport extends WebTransport {
  readonly #target: string;
  #seal: Seal | undefined;
  #jar: CookieMap | undefined;
  /** Whether the connection has become a socket: no response is sent. */
  upgraded = false;

  /** @param target what Bun has routed, where that isn't the path of the URL */
  constructor(request: Request, target: string = withoutName(request.url)) {
    super(request);
    this.#target = target;
  }

  override head(): RequestHead {
    const { method, headers } = this.request;
    return { method, target: this.#target, headers };
  }

  override strip(names: readonly string[]): void {
    for (const name of names) this.request.headers.delete(name);
  }

  override seal(seal: Seal): void {
    this.#seal = seal;
  }

  /** Replaces the jar of a route's request: Bun's own writes past the seal. */
  detachJar(): void {
    const { request } = this;
    if (!("cookies" in request)) return;
    const { CookieMap } = (globalThis as unknown as { readonly Bun: BunRuntime }).Bun;
    Object.defineProperty(request, "cookies", {
      configurable: true,
      get: () => (this.#jar ??= new CookieMap(request.headers.get("cookie") ?? "")),
    });
  }

  /** Forgets what a handler that failed has set. */
  emptyJar(): void {
    this.#jar = undefined;
  }

  #addCookies(headers: Headers): void {
    for (const cookie of this.#jar?.toSetCookieHeaders() ?? []) headers.append("set-cookie", cookie);
    this.emptyJar();
  }

  override sealed(response: Response): Response {
    const seal = this.#seal;
    if (seal === undefined) return response;
    checkResponse(response);
    const own = ownResponse(response, (this.#jar?.toSetCookieHeaders().length ?? 0) > 0);
    this.#addCookies(own.headers);
    if (hasHead(own)) applySeals(mutableHead(own.headers), { statusCode: own.status }, [seal]);
    hideSeal(own);
    return own;
  }

  protected override own(body: string | null, init: ResponseInit): Response {
    return this.sealed(new Response(body, init));
  }

  /** The fields of a response that switches protocols: none that only the gate writes. */
  upgradeHeaders(given: ConstructorParameters<typeof Headers>[0]): Headers {
    const headers = new Headers(given);
    this.#addCookies(headers);
    const anonymous = this.#seal?.decision.anonymous === true;
    for (const name of [...headers.keys()])
      if (isGateField(name) || (anonymous && isCredentialField(name))) headers.delete(name);
    return headers;
  }
}

/** Seals a response to a request that isn't known any more: it grants nothing, and signs nobody in or out. */
export function sealUnknown(response: Response): Response {
  checkResponse(response);
  const own = ownResponse(response, false);
  sealHead(mutableHead(own.headers), { headers: noHeaders, defaults: defaultHeaders, anonymous: true });
  hideSeal(own);
  return own;
}
