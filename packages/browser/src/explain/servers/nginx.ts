import { pathText } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { indent, lines, preflightPairs, preflightVary, responsePairs } from "./write.ts";

const header = (name: string, value: string): string => `add_header ${name} "${value}" always;`;

const originOf = ({ origins: [only, ...more] }: ServerChange): string => (more.length === 0 ? only : "$cors_origin");

/** Keeps a header of the application from the response. */
export const hiddenHeader = (name: string): string => `proxy_hide_header ${name};`;

/** What a map of origins gets for one of them. */
export const mapEntry = (origin: string): string => `"${origin}" $http_origin;`;

/** One origin stands in the header itself; of several, a map in `http` chooses the one that asks. */
export const originMap = ({ origins }: ServerChange): string | undefined =>
  origins.length === 1
    ? undefined
    : lines(["map $http_origin $cors_origin {", ...origins.map((one) => `    ${mapEntry(one)}`), "}"]);

/**
 * The headers of every response.
 * @param origin the origin, or the variable that has it
 */
export const sharedHeaders = (change: ServerChange, origin: string = originOf(change)): readonly string[] => [
  header("Access-Control-Allow-Origin", origin),
  ...responsePairs(change).map((pair) => header(...pair)),
  header("Vary", "Origin"),
];

/** The response to a preflight. */
export function preflightBlock(change: ServerChange, origin: string = originOf(change)): string | undefined {
  if (!change.preflight) return undefined;
  // `if` takes no add_header from outside; it runs before auth_basic and auth_request.
  const inside = [
    header("Access-Control-Allow-Origin", origin),
    ...preflightPairs(change).map((pair) => header(...pair)),
    change.credentials && header("Access-Control-Allow-Credentials", "true"),
    header("Vary", preflightVary),
    "return 204;",
  ];
  return lines(["if ($request_method = OPTIONS) {", indent(lines(inside), "    "), "}"]);
}

/** A named location has none of the headers of the location that it serves; an error_page of its own ends the inherited one. */
function unauthorized(change: ServerChange): string {
  const inside = [...(change.unauthorized === "cross-origin" ? sharedHeaders(change) : []), "return 401;"];
  return lines(["error_page 401 = @unauthorized;", "location @unauthorized {", indent(lines(inside), "    "), "}"]);
}

export const nginx: Server = {
  title: "nginx",
  where: (change) => `in the \`location\` that serves ${pathText(change)}`,
  snippet: (change) => {
    const map = originMap(change);
    return lines([
      ...(map === undefined ? [] : ["# in http { … }", map, "", "# in the location"]),
      ...sharedHeaders(change),
      preflightBlock(change),
    ]);
  },
  unauthorized: {
    where: (change) =>
      `in the application behind nginx if that redirects. If nginx does (\`auth_request\` with \`error_page 401\`), in the \`location\` that serves ${pathText(change)}, with \`@unauthorized\` beside it`,
    snippet: unauthorized,
    page: "https://nginx.org/en/docs/http/ngx_http_core_module.html#error_page",
  },
  page: "https://nginx.org/en/docs/http/ngx_http_headers_module.html",
};
