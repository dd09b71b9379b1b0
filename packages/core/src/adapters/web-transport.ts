import type { MutableHead } from "../server/headers.ts";
import type { GateResponse } from "../server/gate-response.ts";
import type { RequestHead } from "../policy/request/request.ts";
import type { Seal, Transport } from "./enforce.ts";
import { internalSlot } from "./internal-slot.ts";
import { applySeals, isKept } from "./seal-fields.ts";
import { shared } from "./shared.ts";

/** A request with a jar of cookies: Bun's routes, Next.js. */
interface WithJar {
  readonly cookies?: { readonly constructor: new (from: Headers) => object; readonly clear?: () => unknown };
}

/** Empties the jar, and cuts its tie to the response: Bun turns what is set in it into Set-Cookie. */
function detachJar(request: Request): void {
  const { cookies: jar } = request as WithJar;
  if (jar === undefined) return;
  try {
    Object.defineProperty(request, "cookies", { configurable: true, value: new jar.constructor(new Headers()) });
  } catch {
    jar.clear?.();
  }
}

/** The request without some fields: itself where its headers can be changed, else a copy. */
function withoutFields(request: Request, names: readonly string[]): Request {
  try {
    // Bun fills the jar from the headers when it is first read.
    for (const name of names) request.headers.delete(name);
  } catch {
    // Immutable: a runtime that shows its requests as they were received.
  }
  if (names.includes("cookie")) detachJar(request);
  if (!names.some((name) => request.headers.has(name))) return request;
  const headers = new Headers(request.headers);
  for (const name of names) headers.delete(name);
  return new Request(request, { headers });
}

/** A network error and a protocol switch have no head that a page could read, and cannot be copied. */
export const hasHead = (response: Response): boolean => response.status >= 200;

/** @throws TypeError where a handler has returned something else */
export function checkResponse(response: Response): void {
  if (typeof (response as Partial<Response> | undefined)?.status !== "number")
    throw new TypeError("The handler did not return a Response.");
}

/** Header fields of a Web response, to be sealed. */
export const mutableHead = (headers: Headers): MutableHead => ({
  names: () => Array.from(headers.keys(), (name) => name.toLowerCase()),
  get: (name) => headers.get(name) ?? undefined,
  set: (name, value) => headers.set(name, value),
  remove: (name) => headers.delete(name),
});

/** By what a response has been sealed. */
const sealedBy = shared("sealed by", () => internalSlot<readonly Seal[]>());

/** A response that switches protocols cannot be copied. Deno sends its fields, which can be changed. */
function withoutGateFields(response: Response, seal: Seal): Response {
  try {
    for (const name of [...response.headers.keys()]) if (!isKept(name, [seal])) response.headers.delete(name);
  } catch {
    // Immutable, as of a network error: there is nothing in it.
  }
  return response;
}

/** A response of one's own under seals, the innermost first. */
function sealedResponse(body: Response["body"] | string, init: ResponseInit, seals: readonly Seal[]): Response {
  const sealed = new Response(body, init);
  applySeals(mutableHead(sealed.headers), { statusCode: sealed.status }, seals);
  sealedBy.set(sealed, seals);
  return sealed;
}

/** Seals a copy: a response can be a constant that all requests share, and the headers of some cannot be changed. */
function sealWebResponse(response: Response, seal: Seal): Response {
  checkResponse(response);
  if (!hasHead(response)) return withoutGateFields(response, seal);
  return sealedResponse(response.body, response, [...(sealedBy.get(response) ?? []), seal]);
}

/** An exchange of Web requests and responses: what the gate made of them is read from its fields. */
export class WebTransport implements Transport<Request> {
  /** As the handler gets it: without what was removed. */
  request: Request;
  /** The gate's own. */
  response: Response | undefined;
  #seal: Seal | undefined;

  constructor(request: Request) {
    this.request = request;
  }

  get original(): Request {
    return this.request;
  }

  get responded(): boolean {
    return this.response !== undefined;
  }

  head(): RequestHead {
    const { method, url, headers } = this.request;
    return { method, target: url, headers };
  }

  async readForm(limit: number): Promise<unknown> {
    // Only a guard with tokens reads forms.
    const { readWebForm } = await import("./web-form.ts");
    return readWebForm(this.request, limit);
  }

  strip(names: readonly string[]): void {
    this.request = withoutFields(this.request, names);
  }

  seal(seal: Seal): void {
    this.#seal = seal;
  }

  /** The response as it may leave. */
  sealed(response: Response): Response {
    return this.#seal === undefined ? response : sealWebResponse(response, this.#seal);
  }

  /** The gate's own response as it may leave: nobody else has it, so it need not be copied. */
  protected own(body: string | null, init: ResponseInit): Response {
    return this.#seal === undefined ? new Response(body, init) : sealedResponse(body, init, [this.#seal]);
  }

  respond({ status, headers, body }: GateResponse): void {
    const content = this.request.method === "HEAD" ? undefined : body;
    this.response = this.own(content ?? null, { status, headers });
  }
}
