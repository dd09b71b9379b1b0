import type { IncomingMessage, ServerResponse } from "node:http";
import type { Passage } from "./enforce.ts";

/** What the guard uses of a Koa context to watch its routing. */
export interface KoaContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
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
  readonly ctx: { readonly respond?: boolean; readonly body?: unknown; readonly res: ServerResponse };
}

type Watched = IncomingMessage & { [key]?: Watch };

const key: unique symbol = Symbol("sallyport.routing");

/** What koa-mount has taken off the front of a path. */
interface Mount {
  readonly outer: string;
  readonly inner: string;
  /** The whole path of `inner`, where mounts stand inside one another. */
  readonly whole: string;
  /** What stands before every path inside, also before one that is rewritten there. */
  readonly prefix: string;
}

/** One guard, and the methods and targets that have passed it. */
interface Guarded {
  readonly passage: Passage<IncomingMessage>;
  readonly passed: Set<string>;
}

/** What is watched of one request. */
interface Watch {
  /** The innermost first. */
  readonly guards: Guarded[];
  /** What has passed last. */
  method: string;
  url: string;
  readonly mounts: Mount[];
  /** Mounts that have handed the request on. */
  readonly left: Mount[];
}

const pathOf = (url: string): string => url.split("?", 1)[0] ?? "";

function wholeTarget({ mounts }: Watch, url: string): string {
  const mount = mounts.at(-1);
  if (mount === undefined) return url;
  const path = pathOf(url);
  return mount.inner === path ? mount.whole + url.slice(path.length) : mount.prefix + url;
}

/** Koa keeps what it has parsed of the URL, and writes into that. */
function rewrite(request: Watched, method: string, url: string): void {
  request.method = method;
  request.url = url;
  Reflect.deleteProperty(request, "_parsedUrl");
}

/**
 * Takes a rewriting back that is refused. Rejected: an exception. Middleware can catch it and go on, and nobody catches it
 * where a callback or a listener reads: it would end the process.
 * @param responded whether a response had begun before: then the middleware has run, and somebody only logs
 */
function undo(request: Watched, response: ServerResponse, watch: Watch, responded: boolean): void {
  if (!responded) {
    // No router routes it (RFC 9110, section 9.3.7).
    watch.method = "OPTIONS";
    watch.url = "*";
    // Middleware that writes all the same writes after the end.
    response.on("error", () => undefined);
  }
  rewrite(request, watch.method, watch.url);
}

/**
 * Judges again what has been rewritten. Middleware routes by what it reads of the request, so reading is checked.
 * @returns false where the rewriting is refused, and taken back
 */
function check(request: Watched, response: ServerResponse, watch: Watch, target: string): boolean {
  const { method = "", rawHeaders: headers } = request;
  const responded = watch.guards.some(({ passage }) => passage.responded);
  for (const { passage, passed } of watch.guards) {
    const routed = `${method} ${target}`;
    if (passed.has(routed)) continue;
    if (!passage.reroute({ method, target, headers })) {
      undo(request, response, watch, responded);
      return false;
    }
    passed.add(routed);
  }
  return true;
}

function checkRequest({ req: request, ctx: { res } }: KoaRequest): void {
  const { [key]: watch, method = "", url = "" } = request;
  if (watch === undefined || (method === watch.method && url === watch.url)) return;
  if (!check(request, res, watch, wholeTarget(watch, url))) return;
  watch.method = method;
  watch.url = url;
}

function mount(request: Watched, prefix: unknown): void {
  const { [key]: watch, url = "" } = request;
  const outer = pathOf(url);
  if (watch === undefined || typeof prefix !== "string" || !outer.startsWith(prefix)) return;
  const inner = outer.slice(prefix.length) || "/";
  const whole = pathOf(wholeTarget(watch, outer));
  watch.mounts.push({ outer, inner, whole, prefix: whole.slice(0, whole.length - outer.length + prefix.length) });
}

const hasResponse = ({ respond, body, res }: KoaRequest["ctx"]): boolean =>
  respond === false || res.headersSent || res.statusCode !== 404 || (body ?? undefined) !== undefined;

/**
 * koa-mount sets the whole path again for what stands behind it, and its own once more when that has responded.
 * @returns false where the path must stay: outside of its mount, the inner path is another resource's
 */
function maySetPath({ req, ctx }: KoaRequest, path: unknown): boolean {
  const { [key]: watch } = req;
  if (watch === undefined) return true;
  const { mounts, left } = watch;
  const last = mounts.at(-1);
  if (last?.outer === path) left.push(...mounts.splice(-1));
  if (last?.outer === path || last?.inner === path) return true;
  return !(left.some(({ inner }) => inner === path) && hasResponse(ctx));
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
        checkRequest(this);
        return inherited?.get?.call(this) as unknown;
      },
      set(this: KoaRequest, value: unknown) {
        if (name !== "path" || maySetPath(this, value)) inherited?.set?.call(this, value);
      },
    });
  }
}

type Fields = KoaContext & Record<symbol, unknown> & { readonly _matchedRoute?: unknown };

/** A path that routers take before Koa's own, or instead. @koa/router writes the pattern there by which it has routed. */
function checkRouterPath({ req, res, _matchedRoute }: Fields, path: unknown): unknown {
  const { [key]: watch } = req as Watched;
  if (watch === undefined || typeof path !== "string" || path === _matchedRoute) return path;
  return check(req, res, watch, path) ? path : undefined;
}

function watchContexts(contexts: object): void {
  for (const name of ["routerPath", "newRouterPath", "mountPath"]) {
    const stored = Symbol(name);
    Object.defineProperty(contexts, name, {
      configurable: true,
      get(this: Fields): unknown {
        return name === "mountPath" ? this[stored] : checkRouterPath(this, this[stored]);
      },
      set(this: Fields, value: unknown) {
        if (name === "mountPath") mount(this.req, value);
        this[stored] = value;
      },
    });
  }
}

/** All applications of one copy of Koa have what they read in common: one can hand a request on to another. */
function sharedBy(prototype: object, name: string): object {
  const base = Object.getPrototypeOf(prototype) as object | null;
  return base !== null && base !== Object.prototype && name in base ? base : prototype;
}

function watchApplication({ request, context }: KoaApplication): void {
  const [requests, contexts] = [sharedBy(request, "path"), sharedBy(context, "path")];
  if (!watched.has(requests)) watchReads(requests);
  if (!watched.has(contexts)) watchContexts(contexts);
  watched.add(requests).add(contexts);
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
  const watch: Watch = request[key] ?? { guards: [], method, url, mounts: [], left: [] };
  watch.guards.unshift({ passage, passed });
  request[key] = watch;
  return true;
}
