import { pathText } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { indent, lines, preflightPairs, quoted, responsePairs } from "./write.ts";

const set = ([name, value]: readonly [string, string]): string => `headers.set("${name}", "${value}");`;

const preflight = (change: ServerChange): string =>
  lines([
    'if (request.method === "OPTIONS") {',
    "  const headers = new Headers();",
    '  headers.set("Access-Control-Allow-Origin", origin);',
    ...preflightPairs(change).map((pair) => `  ${set(pair)}`),
    change.credentials && '  headers.set("Access-Control-Allow-Credentials", "true");',
    "  return new Response(null, { status: 204, headers });",
    "}",
  ]);

export const cloudflare: Server = {
  title: "Cloudflare",
  where: (change) => `in a Worker on the route of ${pathText(change)}`,
  snippet: (change) =>
    lines([
      "export default {",
      "  async fetch(request) {",
      '    const origin = request.headers.get("Origin");',
      `    const isListed = [${quoted(change.origins)}].includes(origin);`,
      change.preflight && indent(preflight(change).replace("if (", "if (isListed && "), "    "),
      "    const response = await fetch(request);",
      "    const headers = new Headers(response.headers);",
      '    headers.append("Vary", "Origin");',
      "    if (isListed) {",
      '      headers.set("Access-Control-Allow-Origin", origin);',
      ...responsePairs(change).map((pair) => `      ${set(pair)}`),
      "    }",
      "    return new Response(response.body, { status: response.status, headers });",
      "  },",
      "};",
    ]),
  page: "https://developers.cloudflare.com/workers/examples/cors-header-proxy/",
  read: "2026-11-26",
};
