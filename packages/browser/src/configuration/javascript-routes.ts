import type { CorsRule, PathScope } from "./configuration.ts";
import type { Token } from "./javascript-values.ts";

type Route = Pick<CorsRule, "path" | "requestMethods">;

const everywhere: Route = { path: undefined, requestMethods: {} };

/** The methods of the requests that `app.get()` and the like are for. */
const methodsOf: ReadonlyMap<string, readonly string[] | undefined> = new Map([
  ["use", undefined],
  ["all", undefined],
  ["options", undefined],
  ["get", ["GET", "HEAD"]],
  ["post", ["POST"]],
  ["put", ["PUT"]],
  ["patch", ["PATCH"]],
  ["delete", ["DELETE"]],
]);

/** `/orders/:id`, `/api/*`: the paths; `undefined` for what only the framework reads. */
function scopeOf(written: string, isMount: boolean): PathScope | undefined {
  const text = written.replace(/\/\*$/, "");
  if (!/^\/[\w/:.~-]*$/.test(text) || text === "/") return undefined;
  if (isMount || text !== written) return text.includes(":") ? undefined : { kind: "prefix", text };
  return { kind: "pattern", text: text.replaceAll(/:(\w+)/g, "{$1}") };
}

/** `app.use("/api", cors())`: for which requests a call is that stands at a token; a router's own paths say less. */
export function routeAt(tokens: readonly Token[], index: number): Route {
  const [comma, path, bracket, callee] = [1, 2, 3, 4].map((back) => tokens[index - back]);
  const [, method = ""] = /^(?:app|server)\.(\w+)$/.exec(callee?.text ?? "") ?? [];
  if (comma?.text !== "," || path?.kind !== "text" || bracket?.text !== "(" || !methodsOf.has(method))
    return everywhere;
  const only = methodsOf.get(method);
  return { path: scopeOf(path.text, method === "use"), requestMethods: only === undefined ? {} : { only } };
}
