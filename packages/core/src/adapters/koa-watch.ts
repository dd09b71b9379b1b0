import type { IncomingMessage, ServerResponse } from "node:http";
import type { Passage } from "./enforce.ts";
import type { MountedPath } from "./mounted-path.ts";
import { admits, markJudged, reroute } from "./reroute.ts";
import { shared } from "./shared.ts";

export interface KoaRequest {
  readonly req: Watched;
  readonly ctx: { readonly respond?: boolean; readonly body?: unknown; readonly res: ServerResponse };
}

export type Watched = IncomingMessage & { [key]?: Watch; [mounts]?: MountedPath };

const ownKey: unique symbol = Symbol("sallyport.routing");
export const key: typeof ownKey = shared("koa", () => ownKey);
const ownMounts: unique symbol = Symbol("sallyport.mounts");
/** Mounts are watched in front of the guard too. */
export const mounts: typeof ownMounts = shared("koa mounts", () => ownMounts);

/** One guard, and the methods and targets that have passed it. */
export class WatchedGuard {
  readonly passage: Passage<IncomingMessage>;
  /** What passed first, which is all of nearly every request. */
  readonly #method: string;
  readonly #sent: string;
  readonly #targets: readonly string[];
  /** What was rewritten, and passed too. */
  #rewritten: Set<string> | undefined;

  constructor(passage: Passage<IncomingMessage>, method: string, sent: string, targets: readonly string[]) {
    this.passage = passage;
    this.#method = method;
    this.#sent = sent;
    this.#targets = targets;
  }

  hasPassed(method: string, target: string): boolean {
    if (method === this.#method && (target === this.#sent || this.#targets.includes(target))) return true;
    return this.#rewritten?.has(`${method} ${target}`) === true;
  }

  notePassed(method: string, target: string): void {
    this.#rewritten ??= new Set();
    this.#rewritten.add(`${method} ${target}`);
  }

  /** @returns puts back what had been judged by now */
  mark(): () => void {
    const undo = markJudged(this.passage);
    const rewritten = new Set(this.#rewritten);
    return () => {
      undo();
      this.#rewritten = rewritten;
    };
  }
}

/** What is watched of one request. */
export interface Watch {
  /** The innermost first. */
  readonly guards: WatchedGuard[];
  readonly mounted: MountedPath;
  /** What has passed last. */
  method: string;
  url: string;
  /** Whether a rewriting was refused: nothing is routed any more. */
  refused: boolean;
  repeat: Repeat | undefined;
}

/** A path that a mount may have set again when all behind it has run, and to which somebody may have rewritten. */
interface Repeat {
  targets: readonly string[];
  /** The response that there was when it was first read, if there was one before. */
  response: { readonly body: unknown; readonly status: number } | undefined;
  /** Puts back what had been judged before. */
  readonly undo: () => void;
  path: string;
  reads: number;
  /** Whether nobody has read any such path. */
  unread: boolean;
  /** Whether it has been read more often than by the mount, which logs it. */
  routed: boolean;
  /** Whether one of its readings is refused: then nothing can be routed by it. */
  hidden: boolean;
}

/** Koa's own reading of the path in a URL. */
export type ReadPath = (url: string) => string;

/** No router routes it (RFC 9110, section 9.3.7). */
export const nothing = { method: "OPTIONS", url: "*", path: "*" } as const;

/** What may be routed: a URL, or the whole paths that are left of it inside mounts. */
export function targetsOf({ mounted }: Watch, url: string, readPath: ReadPath): readonly string[] {
  if (mounted.isWhole) return [url];
  const search = url.indexOf("?");
  return mounted.wholes(readPath(url)).map((path) => (search < 0 ? path : path + url.slice(search)));
}

/** Koa keeps what it has parsed of the URL, and writes into that. */
export const forget = (request: Watched): boolean => Reflect.deleteProperty(request, "_parsedUrl");

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
export function check(request: Watched, response: ServerResponse, watch: Watch, targets: readonly string[]): boolean {
  const { method = "", rawHeaders: headers } = request;
  const responded = watch.guards.some(({ passage }) => passage.responded);
  if (watch.refused) {
    undo(request, response, watch, responded);
    return false;
  }
  for (const guard of watch.guards)
    for (const target of targets) {
      if (guard.hasPassed(method, target)) continue;
      if (!reroute(guard.passage, { method, target, headers })) {
        undo(request, response, watch, responded);
        return false;
      }
      guard.notePassed(method, target);
    }
  return true;
}

const isRefused = (
  { method = "", rawHeaders: headers }: Watched,
  guards: readonly WatchedGuard[],
  targets: readonly string[],
): boolean =>
  guards.some((guard) =>
    targets.some((target) => !guard.hasPassed(method, target) && !admits(guard.passage, { method, target, headers })),
  );

function markGuards(guards: readonly WatchedGuard[]): () => void {
  const undone = guards.map((guard) => guard.mark());
  return () => {
    for (const undo of undone) undo();
  };
}

export const hasResponse = ({ respond, body, res }: KoaRequest["ctx"]): boolean =>
  respond === false || res.headersSent || res.statusCode !== 404 || (body ?? undefined) !== undefined;

/** What the mount itself does then (it logs its path before it leaves) must change nothing. */
export function followRepeat(koaRequest: KoaRequest, watch: Watch, readPath: ReadPath): void {
  const { url = "" } = koaRequest.req;
  const path = readPath(url);
  if (watch.refused || !watch.mounted.isRepeated(path)) {
    if (watch.repeat !== undefined) endRepeat(koaRequest, watch, watch.repeat);
    return;
  }
  const { ctx } = koaRequest;
  const { repeat } = watch;
  if (repeat?.path === path) return;
  const targets = targetsOf(watch, url, readPath);
  if (repeat !== undefined) Object.assign(repeat, { path, reads: 0, targets: [...repeat.targets, ...targets] });
  else
    watch.repeat = {
      targets,
      response: hasResponse(ctx) ? responseOf(ctx) : undefined,
      undo: markGuards(watch.guards),
      path,
      reads: 0,
      unread: true,
      routed: false,
      hidden: false,
    };
}

const responseOf = ({ body, res }: KoaRequest["ctx"]): Repeat["response"] => ({ body, status: res.statusCode });

/** What has changed the response before anybody read the path (koa-compress in a mount) was not routed by it. */
function noteRead({ ctx }: KoaRequest, repeat: Repeat): void {
  if (repeat.unread && repeat.response !== undefined) repeat.response = responseOf(ctx);
  repeat.unread = false;
  if (++repeat.reads > 1) repeat.routed = true;
}

/** What has been routed since may have responded: then both readings count. */
function endRepeat({ req, ctx }: KoaRequest, watch: Watch, { response, targets, routed, undo }: Repeat): void {
  watch.repeat = undefined;
  if (response === undefined) {
    if (!routed && !hasResponse(ctx)) undo();
  } else if (response.body !== ctx.body || response.status !== ctx.res.statusCode) check(req, ctx.res, watch, targets);
}

/** @returns whether the path may be read without being judged, or not at all */
function readRepeat(request: Watched, watch: Watch, repeat: Repeat, targets: readonly string[]): boolean {
  if (repeat.response !== undefined) return true;
  repeat.hidden = isRefused(request, watch.guards, targets);
  return repeat.hidden;
}

export function checkRequest(koaRequest: KoaRequest, readPath: ReadPath, name: string): void {
  const { req: request, ctx } = koaRequest;
  const { [key]: watch, method = "", url = "" } = request;
  if (watch === undefined) return;
  if (watch.mounted.isWhole && method === watch.method && url === watch.url) return;
  followRepeat(koaRequest, watch, readPath);
  const { repeat } = watch;
  if (repeat !== undefined && name !== "method") noteRead(koaRequest, repeat);
  const targets = targetsOf(watch, url, readPath);
  if (repeat !== undefined && readRepeat(request, watch, repeat, targets)) return;
  if (!check(request, ctx.res, watch, targets)) return;
  watch.method = method;
  watch.url = url;
}
