import { pathText } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { indent, lines, preflightPairs, preflightVary, responsePairs } from "./write.ts";

const header = (name: string, value: string): string => `add_header ${name} "${value}" always;`;

/** One origin stands in the header itself; of several, a map chooses the one that asks. */
const mapOf = ({ origins }: ServerChange): string | undefined =>
  origins.length === 1
    ? undefined
    : lines([
        "# in http { … }",
        "map $http_origin $cors_origin {",
        ...origins.map((one) => `    "${one}" $http_origin;`),
        "}",
        "",
        "# in the location",
      ]);

function preflight(change: ServerChange, origin: string): string | undefined {
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
  const [only] = change.origins;
  const shared = [
    header("Access-Control-Allow-Origin", only),
    ...responsePairs(change).map((pair) => header(...pair)),
    header("Vary", "Origin"),
  ];
  const inside = [...(change.unauthorized === "cross-origin" ? shared : []), "return 401;"];
  return lines(["error_page 401 = @unauthorized;", "location @unauthorized {", indent(lines(inside), "    "), "}"]);
}

export const nginx: Server = {
  title: "nginx",
  where: (change) => `in the \`location\` that serves ${pathText(change)}`,
  snippet: (change) => {
    const [only] = change.origins;
    const origin = change.origins.length === 1 ? only : "$cors_origin";
    return lines([
      mapOf(change),
      header("Access-Control-Allow-Origin", origin),
      ...responsePairs(change).map((pair) => header(...pair)),
      header("Vary", "Origin"),
      preflight(change, origin),
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
