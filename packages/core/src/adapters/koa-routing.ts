import type { IncomingMessage, ServerResponse } from "node:http";
import type { Passage } from "./enforce.ts";
import { MountedPath } from "./mounted-path.ts";
import { shared } from "./shared.ts";

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

const ownKey: unique symbol = Symbol("sallyport.routing");
const key: typeof ownKey = shared("koa", () => ownKey);

/** One guard, and the methods and targets that have passed it. */
interface Guarded {
  readonly passage: Passage<IncomingMessage>;
  passed: Set<string>;
}

/** What is watched of one request. */
interface Watch {
  /** The innermost first. */
  readonly guards: Guarded[];
  readonly mounted: MountedPath;
  /** What has passed last. */
  method: string;
  url: string;
  /** Whether a rewriting was refused: nothing is routed any more. */
  refused: boolean;
  /** Puts back what had been judged before a path that a mount may have set again, when all behind it has run. */
  undoRepeat: (() => void) | undefined;
  /** Whether such a path is refused in one of its readings: then nothing can be routed by it. */
  hidden: boolean;
}

function descriptorOf(prototype: object | null, name: string): PropertyDescriptor | undefined {
  for (let one = prototype; one !== null; one = Object.getPrototypeOf(one) as object | null) {
    const found = Object.getOwnPropertyDescriptor(one, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Koa's own reading of the path in a URL. */
type ReadPath = (url: string) => string;

const readPaths = shared("koa paths", () => new WeakMap<object, ReadPath>());

function readPathOf(requests: object): ReadPath {
  const inherited = descriptorOf(requests, "path");
  return (url) => String(inherited?.get?.call({ req: { url } }));
}

/** What may be routed: a URL, or the whole paths that are left of it inside mounts. */
function targetsOf({ mounted }: Watch, url: string, readPath: ReadPath): readonly string[] {
  if (mounted.isWhole) return [url];
  const search = url.indexOf("?");
  return mounted.wholes(readPath(url)).map((path) => (search < 0 ? path : path + url.slice(search)));
}

/** Koa keeps what it has parsed of the URL, and writes into that. */
const forget = (request: Watched): boolean => Reflect.deleteProperty(request, "_parsedUrl");

/**
 * Takes a rewriting back that is refused. Rejected: an exception. Middleware can catch it and go on, and nobody catches it
 * where a callback or a listener reads: it would end the process.
 * @param responded whether a response had begun before: then the middleware has run, and somebody only logs
 */
function undo(request: Watched, response: ServerResponse, watch: Watch, responded: boolean): void {
  if (!responded && !watch.refused) {
    watch.refused = true;
    watch.method = nothing.method;
    watch.url = nothing.url;
    // Middleware that writes all the same writes after the end.
    response.on("error", () => undefined);
  }
  request.method = watch.method;
  request.url = watch.url;
  forget(request);
}

/**
 * Judges again what has been rewritten. Middleware routes by what it reads of the request, so reading is checked.
 * @returns false where the rewriting is refused, and taken back
 */
function check(request: Watched, response: ServerResponse, watch: Watch, targets: readonly string[]): boolean {
  const { method = "", rawHeaders: headers } = request;
  const responded = watch.guards.some(({ passage }) => passage.responded);
  for (const { passage, passed } of watch.guards)
    for (const target of targets) {
      const routed = `${method} ${target}`;
      if (!watch.refused && passed.has(routed)) continue;
      if (watch.refused || !passage.reroute({ method, target, headers })) {
        undo(request, response, watch, responded);
        return false;
      }
      passed.add(routed);
    }
  return true;
}

const isRefused = (
  { method = "", rawHeaders: headers }: Watched,
  guards: Guarded[],
  targets: readonly string[],
): boolean =>
  guards.some(({ passage, passed }) =>
    targets.some((target) => !passed.has(`${method} ${target}`) && !passage.admits({ method, target, headers })),
  );

/** koa-mount logs its path before it leaves, and that alone must change nothing. */
function markRepeat(guards: Guarded[]): () => void {
  const undone = guards.map((guarded) => {
    const [undo, passed] = [guarded.passage.mark(), new Set(guarded.passed)];
    return () => {
      undo();
      guarded.passed = passed;
    };
  });
  return () => {
    for (const undo of undone) undo();
  };
}

/** What has been routed since may have responded: then both readings count. */
function endRepeat({ req, ctx }: KoaRequest, readPath: ReadPath): void {
  const { [key]: watch, url = "" } = req;
  if (watch?.undoRepeat === undefined || watch.mounted.isRepeated(readPath(url))) return;
  if (!hasResponse(ctx)) watch.undoRepeat();
  watch.undoRepeat = undefined;
  watch.hidden = false;
}

function checkRequest(koaRequest: KoaRequest, readPath: ReadPath): void {
  const { req: request, ctx } = koaRequest;
  const { [key]: watch, method = "", url = "" } = request;
  if (watch === undefined) return;
  const { mounted, guards } = watch;
  if (mounted.isWhole && method === watch.method && url === watch.url) return;
  const targets = targetsOf(watch, url, readPath);
  endRepeat(koaRequest, readPath);
  if (!watch.refused && mounted.isRepeated(readPath(url))) {
    watch.undoRepeat ??= markRepeat(guards);
    watch.hidden = isRefused(request, guards, targets);
  }
  if (watch.hidden || !check(request, ctx.res, watch, targets)) return;
  watch.method = method;
  watch.url = url;
}

const hasResponse = ({ respond, body, res }: KoaRequest["ctx"]): boolean =>
  respond === false || res.headersSent || res.statusCode !== 404 || (body ?? undefined) !== undefined;

/** @returns false where the path must stay: outside of its mount, the inner path is another resource's */
function maySetPath({ req, ctx }: KoaRequest, path: unknown): boolean {
  return req[key]?.mounted.write(path) !== true || !hasResponse(ctx);
}

const watched = shared("koa watched", () => new WeakSet<object>());

/** No router routes it (RFC 9110, section 9.3.7). */
const nothing = { method: "OPTIONS", url: "*", path: "*" } as const;

function watchReads(requests: object): void {
  const readPath = readPathOf(requests);
  readPaths.set(requests, readPath);
  for (const name of ["path", "url", "method"] as const) {
    const inherited = descriptorOf(requests, name);
    Object.defineProperty(requests, name, {
      configurable: true,
      get(this: KoaRequest): unknown {
        checkRequest(this, readPath);
        return this.req[key]?.hidden === true ? nothing[name] : (inherited?.get?.call(this) as unknown);
      },
      set(this: KoaRequest, value: unknown) {
        if (name === "path" && !maySetPath(this, value)) return;
        inherited?.set?.call(this, value);
        if (name === "url") forget(this.req);
        if (name !== "method") endRepeat(this, readPath);
      },
    });
  }
}

type Fields = KoaContext & Record<symbol, unknown> & { readonly _matchedRoute?: unknown };

/** @koa/router writes there the pattern by which it has routed; whoever reads that behind a response logs it. */
const isPattern = (context: Fields, name: string, path: string): boolean =>
  name === "routerPath" && path === context._matchedRoute && hasResponse(context);

/** A path that routers take before Koa's own, or instead. They match it as it is: a `?` in it belongs to the path. */
function checkRouterPath(context: Fields, name: string, path: unknown): unknown {
  const { req, res } = context;
  const { [key]: watch } = req as Watched;
  if (watch === undefined || typeof path !== "string" || isPattern(context, name, path)) return path;
  const targets = watch.mounted.wholes(path.replace(/[?#]/g, encodeURIComponent));
  return check(req, res, watch, targets) ? path : undefined;
}

const watchedFields = ["routerPath", "newRouterPath", "mountPath"] as const;

function watchContexts(contexts: object, readPath: ReadPath): void {
  for (const name of watchedFields) {
    const stored = Symbol(name);
    Object.defineProperty(contexts, name, {
      configurable: true,
      get(this: Fields): unknown {
        return name === "mountPath" ? this[stored] : checkRouterPath(this, name, this[stored]);
      },
      set(this: Fields, value: unknown) {
        const { [key]: watch, url = "" } = this.req as Watched;
        if (name === "mountPath" && typeof value === "string") watch?.mounted.enter(value, readPath(url));
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

function watchApplication({ request, context }: KoaApplication): ReadPath {
  const [requests, contexts] = [sharedBy(request, "path"), sharedBy(context, "path")];
  if (!watched.has(requests)) watchReads(requests);
  const readPath = readPaths.get(requests) ?? readPathOf(requests);
  if (!watched.has(contexts)) watchContexts(contexts, readPath);
  watched.add(requests).add(contexts);
  return readPath;
}

/** What was set on the first context of all, before its class was watched, hides what watches. */
function uncover(context: object): void {
  for (const name of watchedFields) {
    if (!Object.hasOwn(context, name)) continue;
    const value: unknown = Reflect.get(context, name);
    Reflect.deleteProperty(context, name);
    Reflect.set(context, name, value);
  }
}

/**
 * Watches what Koa's routers read of a request that has passed: middleware behind the guard can rewrite it.
 * @param sent the target by which it passed
 * @returns false where it was rewritten before the guard, and is refused for that: the gate has responded
 */
export function watchRouting(context: KoaContext, sent: string, passage: Passage<IncomingMessage>): boolean {
  const request: Watched = context.req;
  const { method = "", url = "", rawHeaders: headers } = request;
  const readPath = watchApplication(context.app);
  uncover(context);
  const { mountPath } = context as { readonly mountPath?: unknown };
  const watch: Watch = request[key] ?? {
    guards: [],
    mounted: new MountedPath(readPath(sent), readPath(url), url === sent ? undefined : mountPath),
    method,
    url,
    refused: false,
    undoRepeat: undefined,
    hidden: false,
  };
  const targets = targetsOf(watch, url, readPath);
  for (const target of targets)
    if (target !== sent && !passage.reroute({ method, target, headers }, true)) return false;
  watch.guards.unshift({ passage, passed: new Set([sent, ...targets].map((target) => `${method} ${target}`)) });
  request[key] = watch;
  return true;
}
