import type { IncomingMessage, ServerResponse } from "node:http";
import type { Passage } from "./enforce.ts";

/** A request as Express shows it. */
export type ExpressRequest = IncomingMessage & {
  readonly originalUrl?: string;
  /** What mounted routers have taken off the front of `url`. Connect has none. */
  readonly baseUrl?: string;
  readonly app?: unknown;
  [key]?: Routing;
};

type Next = (...parameters: unknown[]) => void;
type HandleRequest = (this: unknown, request: ExpressRequest, response: ServerResponse, next: Next) => unknown;

const key: unique symbol = Symbol("sallyport.routing");

/** By what one guard has judged a request, and the guard outside of it. */
interface Routing {
  readonly passage: Passage<IncomingMessage>;
  method: string | undefined;
  target: string;
  readonly outer: Routing | undefined;
}

/** The target that the routers read: what they have taken off, and what is left. Connect doesn't say what it took off. */
function routedTarget({ baseUrl = "", url = "" }: ExpressRequest): string {
  if (baseUrl === "") return url;
  const absolute = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? "";
  return absolute + baseUrl + url.slice(absolute.length);
}

/** A mounted router reads `/` where nothing is left. */
function isTarget(request: ExpressRequest, target: string): boolean {
  const { baseUrl = "", url = "" } = request;
  if (baseUrl === "") return url === target;
  return routedTarget(request) === target || (url.startsWith("/") && baseUrl + url.slice(1) === target);
}

/** Judges again what has been rewritten; false where the gate has responded. */
function mayContinue(request: ExpressRequest): boolean {
  for (let routing = request[key]; routing !== undefined; routing = routing.outer) {
    if (request.method === routing.method && isTarget(request, routing.target)) continue;
    routing.method = request.method;
    routing.target = routedTarget(request);
    const { method = "", rawHeaders } = request;
    if (!routing.passage.reroute({ method, target: routing.target, headers: rawHeaders })) return false;
  }
  return true;
}

const watched = new WeakSet<object>();

interface Routed {
  readonly router?: { readonly stack?: readonly object[] };
  readonly _router?: { readonly stack?: readonly object[] };
}

/** The class of an application's layers, through which Express 4 and 5 run each middleware and each handler. */
function layersOf(app: object): Record<string, unknown> | undefined {
  const { lazyrouter } = app as { readonly lazyrouter?: unknown };
  // Express 4 has a `router` too, which throws.
  const router = lazyrouter === undefined ? (app as Routed).router : (app as Routed)._router;
  const layer = router?.stack?.[0];
  return layer && (Object.getPrototypeOf(layer) as Record<string, unknown>);
}

function watchLayers(app: object): void {
  watched.add(app);
  const layers = layersOf(app);
  const name = ["handleRequest", "handle_request"].find((one) => typeof layers?.[one] === "function");
  if (layers === undefined || name === undefined || watched.has(layers)) return;
  watched.add(layers);
  const handle = layers[name] as HandleRequest;
  const handleJudged: HandleRequest = function (request, response, next) {
    if (request[key] === undefined) return handle.call(this, request, response, next);
    if (!mayContinue(request)) return undefined;
    // Before the next match: parameters are loaded for the route that matches.
    return handle.call(this, request, response, (...parameters) => {
      if (mayContinue(request)) next(...parameters);
    });
  };
  layers[name] = handleJudged;
}

/**
 * Watches what Express routes of a request that has passed: middleware behind the guard can rewrite method and URL.
 * @param sent the target by which it passed
 * @returns false where it was rewritten before the guard, and is refused for that: the gate has responded
 */
export function watchRouting(request: ExpressRequest, sent: string, passage: Passage<IncomingMessage>): boolean {
  if (typeof request.app === "function" && !watched.has(request.app)) watchLayers(request.app);
  const target = isTarget(request, sent) ? sent : routedTarget(request);
  const { method = "", rawHeaders } = request;
  if (target !== sent && !passage.reroute({ method, target, headers: rawHeaders }, true)) return false;
  request[key] = { passage, method, target, outer: request[key] };
  return true;
}

/**
 * Watches what Express routes of a request that has passed before Express got it.
 * @param app the application that it is handed to
 */
export function watchEntry(request: ExpressRequest, app: object, passage: Passage<IncomingMessage>): void {
  if (!watched.has(app)) watchLayers(app);
  const { method, target } = passage.head;
  request[key] = { passage, method, target, outer: request[key] };
}
