import { colonPath } from "./path-spellings.ts";
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

export const next: Server = {
  title: "Next",
  where: (change) =>
    `in \`next.config.js\`${change.preflight ? "; a route handler responds to OPTIONS by itself, and a handler in `pages/api` needs a 204 for it" : ""}`,
  snippet: (change) =>
    lines([
      "async headers() {",
      "  return [",
      ...change.origins.map((origin) => indent(entry(change, origin), "    ")),
      "  ];",
      "},",
    ]),
  page: "https://nextjs.org/docs/app/api-reference/config/next-config-js/headers",
  read: "2026-11-26",
};
