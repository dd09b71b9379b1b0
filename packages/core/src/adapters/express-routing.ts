import type { IncomingMessage } from "node:http";
import { isBun } from "./bun-seal.ts";
import type { Passage } from "./enforce.ts";
import { fieldOf, routedBy, type ExpressRequest } from "./express-request.ts";
import { reroute } from "./reroute.ts";
import { RoutedTarget, type RoutedLayer } from "./routed-target.ts";
import { reserveGuards, routingOf, watchPassage, wrapMethod, type Routing } from "./seals.ts";
import { shared } from "./shared.ts";

/** How the guards let a request pass. An application can hand on a proxy of its response. */
const watchedBy = (request: ExpressRequest, response: object): Routing | undefined =>
  routingOf(response) ?? routingOf(request);

/** Judges again what is routed as another target, or by another method; false where a guard has responded. */
function mayContinue(request: ExpressRequest, routing: Routing): boolean {
  const { method = "", rawHeaders: headers } = request;
  const { target } = routing;
  routing.refused = !routing.passages.every((passage) => reroute(passage, { method, target: target.target, headers }));
  return !routing.refused;
}

const watched = shared("express", () => new WeakSet<object>());

/** A router, an application, or a layer's handler, which can be either. */
interface Routed {
  readonly stack?: readonly object[];
  readonly lazyrouter?: unknown;
  readonly router?: Routed;
  readonly _router?: Routed;
}

/** The router of an application, once it has one; or itself. Express 4 has a `router` too, which throws. */
const routerOf = (routed: Routed): Routed | undefined =>
  routed.stack !== undefined ? routed : routed.lazyrouter === undefined ? routed.router : routed._router;

type Next = (...parameters: unknown[]) => void;
type Handle = (this: RoutedLayer, request: ExpressRequest, response: object, next: Next) => unknown;
type HandleError = (
  this: RoutedLayer,
  error: unknown,
  request: ExpressRequest,
  response: object,
  next: Next,
) => unknown;
type HandleRouter = (this: Routed, request: ExpressRequest, response: object, out: Next) => unknown;

/** `next("route")` and `next("router")` leave a route or a router, and go on. */
const isError = (value: unknown): boolean => Boolean(value) && value !== "route" && value !== "router";

/** Judges what a layer and all behind it have rewritten, before the next match: parameters are loaded for what matches. */
function judgedNext(request: ExpressRequest, routing: Routing, next: Next): Next {
  const { target } = routing;
  const { call } = target;
  return (...parameters) => {
    if (routing.refused) return;
    if (!target.leave(routedBy(request), call, isError(parameters[0])) || mayContinue(request, routing))
      next(...parameters);
  };
}

/** A router of another copy or version of Express has layers of a class of its own. */
function mayEnter(
  layer: RoutedLayer,
  request: ExpressRequest,
  routing: Routing,
  next: Next,
  handlesError: boolean,
): boolean {
  if (routing.refused) return false;
  if (routing.target.enter(layer, routedBy(request), next, handlesError) && !mayContinue(request, routing))
    return false;
  const { handle } = layer;
  if (typeof handle === "function" && "stack" in handle) watchRouter(handle as Routed);
  return true;
}

const judgedHandle = (handle: Handle): Handle =>
  function (request, response, next) {
    const routing = watchedBy(request, response);
    if (routing === undefined) return handle.call(this, request, response, next);
    if (!mayEnter(this, request, routing, next, false)) return undefined;
    return handle.call(this, request, response, judgedNext(request, routing, next));
  };

const judgedHandleError = (handle: HandleError): HandleError =>
  function (error, request, response, next) {
    const routing = watchedBy(request, response);
    if (routing === undefined) return handle.call(this, error, request, response, next);
    if (!mayEnter(this, request, routing, next, true)) return undefined;
    return handle.call(this, error, request, response, judgedNext(request, routing, next));
  };

const judgedRouter = (handle: HandleRouter): HandleRouter =>
  function (request, response, out) {
    const routing = watchedBy(request, response);
    if (routing === undefined || typeof out !== "function") return handle.call(this, request, response, out);
    if (routing.refused) return undefined;
    const { target } = routing;
    const { call, isChanged } = target.begin(this, routedBy(request));
    if (isChanged && !mayContinue(request, routing)) return undefined;
    return handle.call(this, request, response, (...parameters) => {
      target.end(call);
      out(...parameters);
    });
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
function watchRouter(router: Routed | undefined): boolean {
  const layer = router?.stack?.[0];
  if (router === undefined || layer === undefined) return false;
  const layers = Object.getPrototypeOf(layer) as Record<string, unknown>;
  if (!watched.has(layers)) {
    watchClass(layers);
    wrapMethod(router, "handle", (handle) => judgedRouter(handle as HandleRouter) as typeof handle);
  }
  return true;
}

/**
 * A server gives a response its socket before anybody sees it: from then on there is room for what guards know of the
 * exchange.
 */
const reserveEarly = (response: object): boolean =>
  wrapMethod<[unknown]>(
    response,
    "assignSocket",
    (assign) =>
      function (socket) {
        const { req } = this as { readonly req?: object | null };
        if (typeof req === "object" && req !== null) reserveGuards(req, this);
        return assign.call(this, socket);
      },
  );

/** Watches an application's layers, once. */
function watchApplication(app: object, response: object): void {
  if (watched.has(app) || !watchRouter(routerOf(app))) return;
  watched.add(app);
  if (!isBun) reserveEarly(response);
}

/** @returns false where it was rewritten since it was sent, and is refused for that */
function watch(
  request: ExpressRequest,
  response: object,
  app: object | undefined,
  passage: Passage<IncomingMessage>,
  untouched: boolean,
): boolean {
  const route = routedBy(request);
  const { method = "", url, baseUrl = "" } = route;
  const { head: sent } = passage;
  const routed = new RoutedTarget(route, sent.target, baseUrl === "" && app !== undefined ? routerOf(app) : undefined);
  if (method !== sent.method || routed.target !== sent.target) {
    const targets = routed.target === sent.target ? [sent.target] : [routed.target, (url ?? "") as string];
    for (const target of new Set(targets))
      if (!reroute(passage, { method, target, headers: request.rawHeaders }, untouched)) return false;
  }
  watchPassage(request, response, passage, routed);
  return true;
}

/**
 * Watches what Express routes of a request that has passed: middleware behind the guard can rewrite method and URL.
 * @returns false where it was rewritten before the guard, and is refused for that: the gate has responded
 */
export function watchRouting(request: ExpressRequest, response: object, passage: Passage<IncomingMessage>): boolean {
  const app = fieldOf(request, "app");
  const application = typeof app === "function" ? app : undefined;
  if (application !== undefined) watchApplication(application, response);
  return watch(request, response, application, passage, true);
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
  watchApplication(app, response);
  const routing = routingOf(response);
  // An application can hand a request to itself again: its router judges that.
  if (routing?.passages.includes(passage) === true) return !routing.refused;
  return watch(request, response, app, passage, false);
}
