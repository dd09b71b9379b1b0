import type { IncomingMessage, ServerResponse } from "node:http";
import type { Passage } from "./enforce.ts";
import {
  check,
  checkRequest,
  followRepeat,
  forget,
  hasResponse,
  key,
  mounts,
  nothing,
  targetsOf,
  type KoaRequest,
  WatchedGuard,
  type ReadPath,
  type Watch,
  type Watched,
} from "./koa-watch.ts";
import { MountedPath } from "./mounted-path.ts";
import { reroute } from "./reroute.ts";
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

function descriptorOf(prototype: object | null, name: string): PropertyDescriptor | undefined {
  for (let one = prototype; one !== null; one = Object.getPrototypeOf(one) as object | null) {
    const found = Object.getOwnPropertyDescriptor(one, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

const readPaths = shared("koa paths", () => new WeakMap<object, ReadPath>());

function readPathOf(requests: object): ReadPath {
  const inherited = descriptorOf(requests, "path");
  return (url) => String(inherited?.get?.call({ req: { url } }));
}

const watched = shared("koa watched", () => new WeakSet<object>());

function watchReads(requests: object): void {
  const readPath = readPathOf(requests);
  readPaths.set(requests, readPath);
  for (const name of ["path", "url", "method"] as const) {
    const inherited = descriptorOf(requests, name);
    Object.defineProperty(requests, name, {
      configurable: true,
      get(this: KoaRequest): unknown {
        checkRequest(this, readPath, name);
        return this.req[key]?.repeat?.hidden === true ? nothing[name] : (inherited?.get?.call(this) as unknown);
      },
      set(this: KoaRequest, value: unknown) {
        if (name === "path") this.req[mounts]?.write(value);
        inherited?.set?.call(this, value);
        if (name === "url") forget(this.req);
        const { [key]: watch } = this.req;
        if (name === "path" && watch !== undefined) followRepeat(this, watch, readPath);
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

/** Where a context keeps what is written to it. */
const stored = shared("koa fields", () => ({
  routerPath: Symbol("routerPath"),
  newRouterPath: Symbol("newRouterPath"),
  mountPath: Symbol("mountPath"),
}));
const watchedFields = ["routerPath", "newRouterPath", "mountPath"] as const;

function enterMount({ req }: Fields, prefix: string, readPath: ReadPath): void {
  const request: Watched = req;
  const mounted = request[mounts] ?? new MountedPath();
  request[mounts] = mounted;
  mounted.enter(prefix, readPath(request.url ?? ""));
}

function watchContexts(contexts: object, readPath: ReadPath): void {
  for (const name of watchedFields) {
    Object.defineProperty(contexts, name, {
      configurable: true,
      get(this: Fields): unknown {
        return name === "mountPath" ? this[stored[name]] : checkRouterPath(this, name, this[stored[name]]);
      },
      set(this: Fields, value: unknown) {
        if (name === "mountPath" && typeof value === "string") enterMount(this, value, readPath);
        this[stored[name]] = value;
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
    Reflect.set(context, stored[name], value);
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
  const mounted =
    request[mounts] ??
    new MountedPath(
      typeof mountPath === "string" ? { sent: readPath(sent), path: readPath(url), prefix: mountPath } : undefined,
    );
  request[mounts] = mounted;
  const watch: Watch = request[key] ?? {
    guards: [],
    mounted,
    method,
    url,
    refused: false,
    repeat: undefined,
  };
  const targets = targetsOf(watch, url, readPath);
  for (const target of targets)
    if (target !== sent && !reroute(passage, { method, target, headers }, true)) return false;
  watch.guards.unshift(new WatchedGuard(passage, method, sent, targets));
  request[key] = watch;
  return true;
}
