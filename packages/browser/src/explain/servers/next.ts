import { colonPath, exceptSignIn, pathExpression } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { indent, lines, preflightPairs, responsePairs } from "./write.ts";

const pairs = (change: ServerChange, origin: string): readonly (readonly [string, string])[] => [
  ["Access-Control-Allow-Origin", origin],
  ...responsePairs(change),
  ...(change.preflight ? preflightPairs(change) : []),
  ["Vary", "Origin"],
];

/** One entry for each origin: it applies where the request's Origin is that one. */
const entry = (change: ServerChange, origin: string): string =>
  lines([
    "{",
    `  source: "${colonPath(change, "/:path*")}",`,
    `  has: [{ type: "header", key: "origin", value: "${origin.replaceAll(".", "\\\\.")}" }],`,
    "  headers: [",
    ...pairs(change, origin).map(([key, value]) => `    { key: "${key}", value: "${value}" },`),
    "  ],",
    "},",
  ]);

const share = (change: ServerChange): string =>
  lines([
    "async headers() {",
    "  return [",
    ...change.origins.map((origin) => indent(entry(change, origin), "    ")),
    "  ];",
    "},",
  ]);

/** A response before the route has only the headers that it sets itself. */
const headersOfRefusal = (change: ServerChange): readonly string[] =>
  change.unauthorized === "cross-origin"
    ? pairs({ ...change, preflight: false }, change.origins[0]).map(([key, value]) => `"${key}": "${value}"`)
    : [];

function unauthorized(change: ServerChange): string {
  const headers = headersOfRefusal(change);
  const options = headers.length === 0 ? "{ status: 401 }" : `{ status: 401, headers: { ${headers.join(", ")} } }`;
  const path = pathExpression(change).replaceAll("/", "\\/").replaceAll("[^\\/]", "[^/]");
  return lines([
    "export default auth((request) => {",
    `  if (!request.auth && /${path}/.test(request.nextUrl.pathname))`,
    `    return new Response(null, ${options});`,
    "});",
    change.unauthorized === "cross-origin" &&
      lines(["", "// in next.config.js", share({ ...change, preflight: false })]),
  ]);
}

export const next: Server = {
  title: "Next",
  where: (change) =>
    `in \`next.config.js\`${change.preflight ? "; a route handler responds to OPTIONS by itself, and a handler in `pages/api` needs a 204 for it" : ""}`,
  snippet: share,
  unauthorized: {
    where: (change) =>
      `in \`proxy.ts\` (before Next 16 \`middleware.ts\`), with Auth.js; also keep what it does for other paths${exceptSignIn(change)}`,
    snippet: unauthorized,
    page: "https://authjs.dev/getting-started/session-management/protecting",
    read: "2026-11-27",
  },
  page: "https://nextjs.org/docs/app/api-reference/config/next-config-js/headers",
  read: "2026-11-26",
};
