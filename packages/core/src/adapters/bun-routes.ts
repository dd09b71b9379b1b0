/** What Bun takes for a route: a handler, a response, a file, `false`, or these by method; and what it serves by itself. */
type Route = unknown;

/** A function of the application that Bun calls with a request and the server. */
export type Handler = (this: unknown, request: Request, server: never) => unknown;

/**
 * @param isFunction whether it is the application's own, and not made here from what Bun would send by itself
 * @returns `undefined` where the route stays as it is
 */
type WrapHandler = (handler: Handler, pattern: string, isFunction: boolean) => Handler | undefined;

const methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "TRACE"];

interface BunFile extends Blob {
  exists?(): Promise<boolean>;
}

async function fileResponse(file: BunFile): Promise<Response> {
  return (await file.exists?.()) === false ? notFound() : new Response(file);
}

export const notFound = (): Response => new Response(null, { status: 404 });

/** The handler that does what Bun would by itself. */
function handlerOf(route: Route): Handler | undefined {
  if (typeof route === "function") return route as Handler;
  if (route instanceof Response) return () => route.clone();
  return route instanceof Blob ? () => fileResponse(route) : undefined;
}

const isByMethod = (route: Route): route is Readonly<Record<string, Route>> =>
  typeof route === "object" && route !== null && Object.keys(route).every((name) => methods.includes(name));

/** What one table's routes share. */
interface Table {
  readonly wrap: WrapHandler;
  /** What Bun calls for a method that a route does not have. */
  readonly fetch: Handler;
  /** Paths that Bun serves past the guard. */
  readonly missed: Set<string>;
}

function guardRoute(path: string, route: Route, table: Table): Route {
  if (route === false || route === undefined) return route;
  const handler = handlerOf(route);
  if (handler !== undefined) return table.wrap(handler, path, handler === route) ?? route;
  if (isByMethod(route)) {
    // A preflight must be judged by the route that its request will run.
    const methods = { OPTIONS: table.fetch, ...route };
    return Object.fromEntries(Object.entries(methods).map(([method, one]) => [method, guardRoute(path, one, table)]));
  }
  table.missed.add(path);
  return route;
}

/**
 * Wraps each handler of a table of routes by itself: which one runs depends on path and method.
 * @param fetch what Bun calls where no route matches
 * @param unguarded the paths that Bun may serve without the guard, each with the reason
 * @throws TypeError where there is such a path and no reason, or the other way round
 */
export function guardRoutes(
  routes: Readonly<Record<string, Route>>,
  fetch: Handler,
  unguarded: Readonly<Record<string, string>>,
  wrap: WrapHandler,
): Record<string, Route> {
  const missed = new Set<string>();
  const table = { wrap, fetch, missed };
  const guarded = Object.entries(routes).map(([path, route]) => [path, guardRoute(path, route, table)]);
  for (const path of missed)
    if (!Object.hasOwn(unguarded, path))
      throw new TypeError(
        `Bun serves the route ${JSON.stringify(path)} without the guard, because it is a page or a folder. ` +
          `Write a function, or accept this: dangerouslyUnguarded: { ${JSON.stringify(path)}: "the reason" }.`,
      );
  for (const path of Object.keys(unguarded))
    if (!missed.has(path))
      throw new TypeError(
        `dangerouslyUnguarded names ${JSON.stringify(path)}, which isn't a page or a folder in routes.`,
      );
  return Object.fromEntries(guarded) as Record<string, Route>;
}

/** Decodes as Bun does a parameter, where that is possible. */
function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

type Parameters = Readonly<Record<string, string>>;

function isMatch(pattern: readonly string[], path: readonly string[], parameters: Parameters): boolean {
  const open = pattern.at(-1) === "*";
  if (open ? path.length < pattern.length : path.length !== pattern.length) return false;
  return pattern.every((part, index) => {
    const segment = path[index] ?? "";
    if (open && index === pattern.length - 1) return true;
    return part.startsWith(":") ? decoded(segment) === parameters[part.slice(1)] : part === segment;
  });
}

/**
 * The path that Bun has routed, where the URL has another: Bun routes the target as sent, and the parser of the URL has
 * taken dot segments, backslashes and a fragment out of it.
 * @param path the URL's
 * @returns `undefined` where the two are one
 */
export function routedPath(route: string, parameters: Parameters, path: string): string | undefined {
  const pattern = route.split("/");
  if (isMatch(pattern, path.split("/"), parameters)) return undefined;
  const segments = pattern.map((part) =>
    part.startsWith(":") ? encodeURIComponent(parameters[part.slice(1)] ?? "") : part,
  );
  if (pattern.at(-1) !== "*") return segments.join("/");
  // What stood for the star is not shown. It led out of the route's own segments, and to the URL's path.
  const fixed = segments.slice(0, -1);
  return fixed.join("/") + "/..".repeat(fixed.length - 1) + path;
}
