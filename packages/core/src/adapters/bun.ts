import type { Policy } from "../policy/handle.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import { guardRoutes, notFound, routedPath, type Handler } from "./bun-routes.ts";
import { guardUpgrade } from "./bun-server.ts";
import { BunTransport, pathOf, sealUnknown, withoutName } from "./bun-transport.ts";
import { enforce, type Passage } from "./enforce.ts";
import { reroute } from "./reroute.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";

/** What the guard uses of the options of `Bun.serve`. */
export interface ServeOptions {
  readonly routes?: unknown;
  readonly fetch?: unknown;
  readonly error?: unknown;
}

export interface BunGuardOptions extends GuardOptions<Request> {
  /**
   * Routes that Bun serves by itself, past the guard: HTML pages and folders. By path, each with the reason why no
   * policy is needed there.
   */
  readonly dangerouslyUnguarded?: Readonly<Record<string, string>>;
}

type ErrorHandler = (this: unknown, error: unknown) => unknown;

/** What all handlers of one server share. */
interface Guarded {
  readonly gate: Gate<Request>;
  readonly onError: ErrorHandler | undefined;
  /** Thrown in report mode, where not a byte is changed. */
  readonly untouched: WeakSet<object>;
}

/** What Bun has routed; `undefined` where that is the path of the URL. */
function routedTarget(request: Request, pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  const { params = {} } = request as { readonly params?: Readonly<Record<string, string>> };
  return routedPath(pattern, params, pathOf(request));
}

/** Judges the path of the URL, which handlers read, where Bun has routed another. False where the gate has responded. */
function mayContinue(
  { method, url, headers }: Request,
  routed: string | undefined,
  passage: Passage<Request>,
): boolean {
  return routed === undefined || reroute(passage, { method, target: withoutName(url), headers }, true);
}

/** What an application's handler of errors makes of one, under the seal; else the gate's response. */
async function failed(
  server: unknown,
  error: unknown,
  { onError }: Guarded,
  transport: BunTransport,
  passage: Passage<Request>,
): Promise<Response | undefined> {
  let last = error;
  try {
    if (onError !== undefined) return transport.sealed((await onError.call(server, error)) as Response);
  } catch (later) {
    last = later;
  }
  transport.emptyJar();
  passage.fail(last);
  return transport.response;
}

/** Not a byte is changed, a failure's neither. */
async function runUntouched(run: () => unknown, untouched: WeakSet<object>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    if (typeof error === "object" && error !== null) untouched.add(error);
    throw error;
  }
}

function wrap(handler: Handler, guarded: Guarded, pattern?: string): Handler {
  return async function (request, server) {
    const routed = routedTarget(request, pattern);
    const transport = new BunTransport(request, routed);
    const enforced = enforce(guarded.gate, transport);
    const passage = enforced instanceof Promise ? await enforced : enforced;
    if (passage === undefined || !mayContinue(request, routed, passage)) return transport.response;
    const run = (): unknown => handler.call(this, request, server);
    if (passage.decision.enforce === "report") return runUntouched(run, guarded.untouched);
    transport.detachJar();
    guardUpgrade(server, request, transport);
    try {
      const response = (await run()) as Response;
      return transport.upgraded ? undefined : transport.sealed(response);
    } catch (error) {
      if (!transport.upgraded) return failed(server, error, guarded, transport, passage);
      guarded.gate.fail(error);
      return undefined;
    }
  };
}

/** The handler of errors for what fails after its handler, such as a file that isn't there: nothing is granted. */
function wrapError(onError: ErrorHandler, { untouched }: Guarded): ErrorHandler {
  return async function (error) {
    const response = (await onError.call(this, error)) as Response;
    return untouched.has(error as object) ? response : sealUnknown(response);
  };
}

function checkOptions(serve: ServeOptions, unguarded: Readonly<Record<string, unknown>>): void {
  if ("static" in serve)
    throw new TypeError('Bun.serve no longer has the option "static": write its entries in routes.');
  for (const [path, reason] of Object.entries(unguarded))
    if (typeof reason !== "string" || reason.trim() === "")
      throw new TypeError(`dangerouslyUnguarded needs a reason for ${JSON.stringify(path)}.`);
}

/**
 * Guards a server of Bun: `Bun.serve(guard(policy, { routes, fetch, websocket }))`, and `server.reload` the same way.
 * @param policy what `definePolicy` returned
 * @param serve the options of `Bun.serve`
 * @returns these options, with each handler guarded
 * @throws TypeError when an option is wrong, or Bun would serve a route past the guard
 */
export function guard<Serve extends ServeOptions>(policy: Policy, serve: Serve, options: BunGuardOptions = {}): Serve {
  const { dangerouslyUnguarded: unguarded = {}, ...rest } = options;
  const gate = new Gate(policy, rest);
  checkOptions(serve, unguarded);
  const onError = serve.error as ErrorHandler | undefined;
  const guarded: Guarded = { gate, onError, untouched: new WeakSet() };
  const table = (serve.routes ?? {}) as Readonly<Record<string, unknown>>;
  const fetch = (serve.fetch ?? notFound) as Handler;
  const routes = guardRoutes(table, fetch, unguarded, (handler, path, isFunction) =>
    // What Bun sends by itself has a validator that a handler's response lacks.
    !isFunction && gate.reportsOnly ? undefined : wrap(handler, guarded, path),
  );
  return {
    ...serve,
    ...(serve.routes === undefined ? {} : { routes }),
    ...(onError === undefined || gate.reportsOnly ? {} : { error: wrapError(onError, guarded) }),
    fetch: wrap(fetch, guarded),
  };
}
