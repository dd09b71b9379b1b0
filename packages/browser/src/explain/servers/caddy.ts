import { isLiteralPath, pathExpression, pathText, starPath } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { indent, lines, preflightPairs, responsePairs } from "./write.ts";

const pathMatcher = (change: ServerChange): string | undefined => {
  if (change.path.length === 0) return undefined;
  return isLiteralPath(change) ? `path /${change.path.join("/")}` : `path_regexp ${pathExpression(change)}`;
};

const matcher = (name: string, change: ServerChange, method?: string): string =>
  lines([
    `@${name} {`,
    indent(lines([method, pathMatcher(change), ...change.origins.map((one) => `header Origin ${one}`)]), "    "),
    "}",
  ]);

const header = (name: string, pairs: readonly (readonly [string, string])[]): string =>
  lines([`header @${name} {`, ...pairs.map(([field, value]) => `    ${field} "${value}"`), "    defer", "}"]);

const vary = (change: ServerChange): string => lines([`header ${starPath(change, "*")} +Vary Origin`]);

export const caddy: Server = {
  title: "Caddy",
  where: (change) =>
    `in the site block that serves ${pathText(change)}${change.preflight ? "; with `basicauth` or `forward_auth`, in one `route` block with it, before it" : ""}`,
  snippet: (change) =>
    lines([
      vary(change),
      matcher("cors", change),
      header("cors", [["Access-Control-Allow-Origin", "{header.Origin}"], ...responsePairs(change)]),
      ...(change.preflight
        ? [
            matcher("preflight", change, "method OPTIONS"),
            header("preflight", preflightPairs(change)),
            "respond @preflight 204",
          ]
        : []),
    ]),
  byLine: true,
  page: "https://caddyserver.com/docs/caddyfile/directives/header",
};
