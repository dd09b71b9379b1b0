import type { IncomingMessage } from "node:http";
import type { Passage } from "./enforce.ts";
import { MountedUrl } from "./mounted-url.ts";
import { routingOf, watchPassage, type Routing } from "./seals.ts";
import { shared } from "./shared.ts";

/** A request as Express shows it. */
export type ExpressRequest = IncomingMessage & {
  readonly originalUrl?: string | undefined;
  readonly baseUrl?: string;
  readonly app?: unknown;
  readonly res?: object;
};

/** How the guards let a request pass. A proxy of its response shows nothing, but Express keeps the one that it got. */
const watchedBy = (request: ExpressRequest, response: object): Routing | undefined =>
  routingOf(response) ?? (request.res === undefined ? undefined : routingOf(request.res));

/** Judges again what can be routed as another target; false where a guard has responded. */
function mayContinue(request: ExpressRequest, routing: Routing): boolean {
  const { url, passages } = routing;
  if (url.isLost) {
    const error = new Error("req.url was rewritten so often that the guard cannot tell what is routed");
    routing.refused = !passages.every((passage) => passage.giveUp(error));
    return !routing.refused;
  }
  const { method = "", rawHeaders: headers } = request;
  routing.refused = !passages.every((passage) =>
    url.targets.every((target) => passage.reroute({ method, target, headers })),
  );
  return !routing.refused;
}

const watched = shared("express", () => new WeakSet<object>());

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
  readonly route?: unknown;
}

/** Judges what a layer and all behind it have rewritten, before the next match: parameters are loaded for what matches. */
function judgedNext(request: ExpressRequest, routing: Routing, next: Next): Next {
  const { entered } = routing.url;
  return (...parameters) => {
    if (routing.refused) return;
    if (!routing.url.leave(request, entered) || mayContinue(request, routing)) next(...parameters);
  };
}

/** A router of another copy or version of Express has layers of a class of its own. */
function enterLayer({ handle, route }: Layer, request: ExpressRequest, routing: Routing): boolean {
  if (routing.refused) return false;
  if (routing.url.enter(request, route === undefined) && !mayContinue(request, routing)) return false;
  if (typeof handle === "function" && "stack" in handle) watchLayers(handle);
  return true;
}

const judgedHandle = (handle: Handle): Handle =>
  function (request, response, next) {
    const routing = watchedBy(request, response);
    if (routing === undefined) return handle.call(this, request, response, next);
    if (!enterLayer(this, request, routing)) return undefined;
    return handle.call(this, request, response, judgedNext(request, routing, next));
  };

const judgedHandleError = (handle: HandleError): HandleError =>
  function (error, request, response, next) {
    const routing = watchedBy(request, response);
    if (routing === undefined) return handle.call(this, error, request, response, next);
    if (!enterLayer(this, request, routing)) return undefined;
    return handle.call(this, error, request, response, judgedNext(request, routing, next));
  };

/** Watches a class of layers, through which Express 4 and 5 run each middleware and each handler. */
function watchClass(layers: Record<string, unknown>): void {
  watched.add(layers);
  for (const name of ["handleRequest", "handle_request"])
    if (typeof layers[name] === "function") layers[name] = judgedHandle(layers[name] as Handle);
  for (const name of ["handleError", "handle_error"])
    if (typeof layers[name] === "function") layers[name] = judgedHandleError(layers[name] as HandleError);
}

/** @returns whether it has a layer yet */
function watchLayers(routed: object): boolean {
  const layer = layersOf(routed)?.[0];
  if (layer === undefined) return false;
  const layers = Object.getPrototypeOf(layer) as Record<string, unknown>;
  if (!watched.has(layers)) watchClass(layers);
  return true;
}

/** Watches an application's layers, once. */
function watchApplication(app: object): void {
  if (!watched.has(app) && watchLayers(app)) watched.add(app);
}

/** @returns false where it was rewritten since it was sent, and is refused for that */
function watch(
  request: ExpressRequest,
  response: object,
  passage: Passage<IncomingMessage>,
  untouched: boolean,
): boolean {
  const { method = "", rawHeaders: headers } = request;
  const { head: sent } = passage;
  const url = new MountedUrl(request, sent.target);
  if (method !== sent.method || !url.isFor(sent.target))
    for (const target of url.targets) if (!passage.reroute({ method, target, headers }, untouched)) return false;
  watchPassage(response, passage, url);
  return true;
}

/**
 * Watches what Express routes of a request that has passed: middleware behind the guard can rewrite method and URL.
 * @returns false where it was rewritten before the guard, and is refused for that: the gate has responded
 */
export function watchRouting(request: ExpressRequest, response: object, passage: Passage<IncomingMessage>): boolean {
  const { app } = request;
  if (typeof app === "function") watchApplication(app);
  return watch(request, response, passage, true);
}

/**
 * Watches what Express routes of a request that has passed before Express got it: another listener can have rewritten it.
 * @param app the application that it is handed to
 * @returns false where it was rewritten, and is refused for that: the gate has responded
 */
export function watchEntry(
  request: ExpressRequest,
  response: object,
  app: object,
  passage: Passage<IncomingMessage>,
): boolean {
  watchApplication(app);
  const routing = routingOf(response);
  // An application can hand a request to itself again.
  if (routing?.passages.includes(passage) === true)
    return !routing.refused && (!routing.url.enterAgain(request) || mayContinue(request, routing));
  return watch(request, response, passage, false);
}
