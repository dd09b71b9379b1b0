import type { IncomingMessage } from "node:http";
import type { Passage } from "./enforce.ts";
import { routedOf, watchPassage, type RoutedPassage } from "./seals.ts";

/** A request as Express shows it. */
export type ExpressRequest = IncomingMessage & {
  readonly originalUrl?: string | undefined;
  /** What mounted routers have taken off the front of `url`. Connect has none. */
  readonly baseUrl?: string;
  readonly app?: unknown;
  readonly res?: object;
};

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

/** How the guards let a request pass. A proxy of its response shows nothing, but Express keeps the one that it got. */
const passagesOf = (request: ExpressRequest, response: object): readonly RoutedPassage[] | undefined =>
  routedOf(response) ?? (request.res === undefined ? undefined : routedOf(request.res));

/** Judges again what has been rewritten; false where a guard has responded. */
function mayContinue(request: ExpressRequest, passages: readonly RoutedPassage[]): boolean {
  for (const passage of passages) {
    const { head } = passage;
    if (request.method === head.method && isTarget(request, head.target)) continue;
    const { method = "", rawHeaders } = request;
    if (!passage.reroute({ method, target: routedTarget(request), headers: rawHeaders })) return false;
  }
  return true;
}

const watched = new WeakSet<object>();

interface Stack {
  readonly stack?: readonly object[];
}

/** An application, a router, or a layer's handler, which can be either. */
interface Routed extends Stack {
  readonly lazyrouter?: unknown;
  readonly router?: Stack;
  readonly _router?: Stack;
}

/** The layers of an application or a router. Express 4 has a `router` too, which throws. */
const layersOf = (routed: Routed): readonly object[] | undefined =>
  routed.stack ?? (routed.lazyrouter === undefined ? routed.router : routed._router)?.stack;

type Next = (...parameters: unknown[]) => void;
type Handle = (this: Layer, request: ExpressRequest, response: object, next: Next) => unknown;
type HandleError = (this: Layer, error: unknown, request: ExpressRequest, response: object, next: Next) => unknown;

interface Layer {
  readonly handle?: unknown;
}

/** Goes on where the request may, and judges it before the next match too: parameters are loaded for what matches. */
const judgedNext =
  (request: ExpressRequest, passages: readonly RoutedPassage[], next: Next): Next =>
  (...parameters) => {
    if (mayContinue(request, passages)) next(...parameters);
  };

/** A router of another copy or version of Express has layers of a class of its own. */
function enterLayer({ handle }: Layer, request: ExpressRequest, passages: readonly RoutedPassage[]): boolean {
  if (!mayContinue(request, passages)) return false;
  if (typeof handle === "function" && "stack" in handle) watchLayers(handle);
  return true;
}

const judgedHandle = (handle: Handle): Handle =>
  function (request, response, next) {
    const passages = passagesOf(request, response);
    if (passages === undefined) return handle.call(this, request, response, next);
    if (!enterLayer(this, request, passages)) return undefined;
    return handle.call(this, request, response, judgedNext(request, passages, next));
  };

const judgedHandleError = (handle: HandleError): HandleError =>
  function (error, request, response, next) {
    const passages = passagesOf(request, response);
    if (passages === undefined) return handle.call(this, error, request, response, next);
    if (!enterLayer(this, request, passages)) return undefined;
    return handle.call(this, error, request, response, judgedNext(request, passages, next));
  };

/** Watches a class of layers, through which Express 4 and 5 run each middleware and each handler. */
function watchClass(layers: Record<string, unknown>): void {
  watched.add(layers);
  for (const name of ["handleRequest", "handle_request"])
    if (typeof layers[name] === "function") layers[name] = judgedHandle(layers[name] as Handle);
  for (const name of ["handleError", "handle_error"])
    if (typeof layers[name] === "function") layers[name] = judgedHandleError(layers[name] as HandleError);
}

function watchLayers(routed: object): void {
  const layer = layersOf(routed)?.[0];
  if (layer === undefined) return;
  const layers = Object.getPrototypeOf(layer) as Record<string, unknown>;
  if (!watched.has(layers)) watchClass(layers);
}

/** Watches an application's layers, once. */
function watchApplication(app: object): void {
  if (watched.has(app)) return;
  watched.add(app);
  watchLayers(app);
}

/**
 * Watches what Express routes of a request that has passed: middleware behind the guard can rewrite method and URL.
 * @param sent the target by which it passed
 * @returns false where it was rewritten before the guard, and is refused for that: the gate has responded
 */
export function watchRouting(
  request: ExpressRequest,
  response: object,
  sent: string,
  passage: Passage<IncomingMessage>,
): boolean {
  const { app, method = "", rawHeaders } = request;
  if (typeof app === "function") watchApplication(app);
  if (!isTarget(request, sent) && !passage.reroute({ method, target: routedTarget(request), headers: rawHeaders }, true))
    return false;
  watchPassage(response, passage);
  return true;
}

/**
 * Watches what Express routes of a request that has passed before Express got it.
 * @param app the application that it is handed to
 */
export function watchEntry(response: object, app: object, passage: Passage<IncomingMessage>): void {
  watchApplication(app);
  watchPassage(response, passage);
}
