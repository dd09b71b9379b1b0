import { isLiteralPath, pathExpression, pathText, starPath } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { indent, lines, preflightPairs, responsePairs } from "./write.ts";

const pathMatcher = (change: ServerChange): string | undefined => {
  if (change.path.length === 0) return undefined;
  return isLiteralPath(change) ? `path /${change.path.join("/")}` : `path_regexp ${pathExpression(change)}`;
};

const matcher = (name: string, change: ServerChange, path: string | undefined, method?: string): string =>
  lines([
    `@${name} {`,
    indent(lines([method, path, ...change.origins.map((one) => `header Origin ${one}`)]), "    "),
    "}",
  ]);

const header = (name: string, pairs: readonly (readonly [string, string])[]): string =>
  lines([`header @${name} {`, ...pairs.map(([field, value]) => `    ${field} "${value}"`), "    defer", "}"]);

/** A path and those below it, where its signs have no meaning in a Caddyfile. */
const below = (prefix: string): string | undefined =>
  prefix === "/" || !/^[/A-Za-z0-9._~-]+$/.test(prefix) ? undefined : `${prefix}*`;

/**
 * The lines of a site block.
 * @param prefix what the paths begin with that the lines are for, in the place of the request's own path
 */
export function caddyLines(change: ServerChange, prefix?: string): string {
  const paths = prefix === undefined ? starPath(change, "*") : (below(prefix) ?? "*");
  const path = prefix === undefined ? pathMatcher(change) : below(prefix) === undefined ? undefined : `path ${paths}`;
  return lines([
    `header ${paths} +Vary Origin`,
    matcher("cors", change, path),
    header("cors", [["Access-Control-Allow-Origin", "{header.Origin}"], ...responsePairs(change)]),
    ...(change.preflight
      ? [
          matcher("preflight", change, path, "method OPTIONS"),
          header("preflight", preflightPairs(change)),
          "respond @preflight 204",
        ]
      : []),
  ]);
}

/** What is not a success of `forward_auth` is the response, unless this says otherwise. */
const unauthorized = (change: ServerChange): string =>
  lines([
    "@redirect status 3xx",
    "handle_response @redirect {",
    indent(
      lines(["route {", indent(lines([`respond ${starPath(change, "*")} 401`, "copy_response"]), "    "), "}"]),
      "    ",
    ),
    "}",
    change.unauthorized === "cross-origin" &&
      lines(["", "# in the site block, before forward_auth", caddyLines({ ...change, preflight: false })]),
  ]);

export const caddy: Server = {
  title: "Caddy",
  where: (change) =>
    `in the site block that serves ${pathText(change)}${change.preflight ? "; with `basicauth` or `forward_auth`, in one `route` block with it, before it" : ""}`,
  snippet: (change) => caddyLines(change),
  byLine: true,
  unauthorized: {
    where: (change) =>
      `in the application behind Caddy if that redirects. If \`forward_auth\` does, in its block, in the site that serves ${pathText(change)}`,
    snippet: unauthorized,
    page: "https://caddyserver.com/docs/caddyfile/directives/reverse_proxy#intercepting-responses",
    tried: "Caddy 2.6",
  },
  page: "https://caddyserver.com/docs/caddyfile/directives/header",
};
