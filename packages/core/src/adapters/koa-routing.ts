import type { IncomingMessage } from "node:http";
import type { Passage } from "./enforce.ts";

/** What the guard uses of a Koa context to watch its routing. */
export interface KoaContext {
  readonly req: IncomingMessage;
  readonly originalUrl: string;
  readonly app: KoaApplication;
}

/** The prototypes of an application's requests and contexts. */
interface KoaApplication {
  readonly request: object;
  readonly context: object;
}

interface KoaRequest {
  readonly req: Watched;
  readonly ctx: object;
}

type Watched = IncomingMessage & { [key]?: Routing };

const key: unique symbol = Symbol("sallyport.routing");

/** What koa-mount has taken off the front of a path. */
interface Mount {
  readonly outer: string;
  readonly inner: string;
  /** The whole path, where mounts stand inside one another. */
  readonly whole: string;
}

/** By what one guard has judged a request, and the guard outside of it. */
interface Routing {
  readonly passage: Passage<IncomingMessage>;
  method: string;
  url: string;
  /** Methods and targets that have passed. */
  readonly passed: Set<string>;
  readonly mounts: Mount[];
  readonly outer: Routing | undefined;
}

/** The response is the gate's already: this only ends the middleware. Koa emits it as an `error` that it need not log. */
class Refused extends Error {
  constructor() {
    super("sallyport: the rewritten request is refused");
  }

  readonly status = 403;
  readonly expose = true;
}

const pathOf = (url: string): string => url.split("?", 1)[0] ?? "";

function wholeTarget({ mounts }: Routing, url: string): string {
  const path = pathOf(url);
  const mount = mounts.at(-1);
  return mount?.inner === path ? mount.whole + url.slice(path.length) : url;
}

/** Paths that @koa/router takes before Koa's own. */
function routerPaths(context: object): readonly string[] {
  const { routerPath, newRouterPath } = context as { routerPath?: unknown; newRouterPath?: unknown };
  return [routerPath, newRouterPath].filter((path) => typeof path === "string");
}

function checkTarget(routing: Routing, request: Watched, target: string): void {
  const { method = "", rawHeaders: headers } = request;
  const routed = `${method} ${target}`;
  if (routing.passed.has(routed)) return;
  if (routing.passage.reroute({ method, target, headers })) {
    routing.passed.add(routed);
    return;
  }
  // Whoever reads from now on only logs.
  Reflect.deleteProperty(request, key);
  throw new Refused();
}

/** Judges again what has been rewritten. Middleware routes by what it reads of the request, so reading is checked. */
function check({ req: request, ctx }: KoaRequest): void {
  if (request[key] === undefined) return;
  const { method = "", url = "" } = request;
  const paths = routerPaths(ctx);
  for (let routing: Routing | undefined = request[key]; routing !== undefined; routing = routing.outer) {
    if (method !== routing.method || url !== routing.url) checkTarget(routing, request, wholeTarget(routing, url));
    routing.method = method;
    routing.url = url;
    for (const path of paths) checkTarget(routing, request, path);
  }
}

function mount(request: Watched, prefix: unknown): void {
  const outer = pathOf(request.url ?? "");
  if (typeof prefix !== "string" || !outer.startsWith(prefix)) return;
  const inner = outer.slice(prefix.length) || "/";
  for (let routing = request[key]; routing !== undefined; routing = routing.outer)
    routing.mounts.push({ outer, inner, whole: pathOf(wholeTarget(routing, outer)) });
}

/** koa-mount sets the whole path again for what stands behind it. */
function unmount(request: Watched, path: unknown): void {
  for (let routing = request[key]; routing !== undefined; routing = routing.outer)
    if (routing.mounts.at(-1)?.outer === path) routing.mounts.pop();
}

function descriptorOf(prototype: object | null, name: string): PropertyDescriptor | undefined {
  for (let one = prototype; one !== null; one = Object.getPrototypeOf(one) as object | null) {
    const found = Object.getOwnPropertyDescriptor(one, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

const watched = new WeakSet<object>();

function watchReads(requests: object): void {
  for (const name of ["path", "url", "method"]) {
    const inherited = descriptorOf(requests, name);
    Object.defineProperty(requests, name, {
      configurable: true,
      get(this: KoaRequest): unknown {
        check(this);
        return inherited?.get?.call(this) as unknown;
      },
      set(this: KoaRequest, value: unknown) {
        if (name === "path") unmount(this.req, value);
        inherited?.set?.call(this, value);
      },
    });
  }
}

function watchMounts(contexts: object): void {
  const prefix = Symbol("mountPath");
  Object.defineProperty(contexts, "mountPath", {
    configurable: true,
    get(this: Record<symbol, unknown>): unknown {
      return this[prefix];
    },
    set(this: Record<symbol, unknown> & KoaContext, value: unknown) {
      mount(this.req, value);
      this[prefix] = value;
    },
  });
}

function watchApplication(app: KoaApplication): void {
  if (watched.has(app)) return;
  watched.add(app);
  watchReads(app.request);
  watchMounts(app.context);
}

/**
 * Watches what Koa's routers read of a request that has passed: middleware behind the guard can rewrite it.
 * @param sent the target by which it passed
 * @returns false where it was rewritten before the guard, and is refused for that: the gate has responded
 */
export function watchRouting({ req, app }: KoaContext, sent: string, passage: Passage<IncomingMessage>): boolean {
  const request: Watched = req;
  const { method = "", url = "", rawHeaders: headers } = request;
  watchApplication(app);
  if (url !== sent && !passage.reroute({ method, target: url, headers }, true)) return false;
  const passed = new Set([`${method} ${sent}`, `${method} ${url}`]);
  request[key] = { passage, method, url, passed, mounts: [], outer: request[key] };
  return true;
}
