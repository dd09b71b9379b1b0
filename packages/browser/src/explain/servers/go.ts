import { pathText } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { indent, lines, preflightPairs, quoted, responsePairs } from "./write.ts";

const set = ([name, value]: readonly [string, string]): string => `w.Header().Set("${name}", "${value}")`;

const preflight = (change: ServerChange): string =>
  lines([
    'if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {',
    indent(lines([...preflightPairs(change).map(set), "w.WriteHeader(http.StatusNoContent)", "return"]), "\t"),
    "}",
  ]);

const body = (change: ServerChange): string =>
  lines([
    'w.Header().Add("Vary", "Origin")',
    'switch origin := r.Header.Get("Origin"); origin {',
    `case ${quoted(change.origins)}:`,
    indent(
      lines([
        'w.Header().Set("Access-Control-Allow-Origin", origin)',
        ...responsePairs(change).map(set),
        change.preflight && preflight(change),
      ]),
      "\t",
    ),
    "}",
    "next.ServeHTTP(w, r)",
  ]);

export const go: Server = {
  title: "Go",
  where: (change) => `around the handler of ${pathText(change)}, outside authentication: \`share(handler)\``,
  snippet: (change) =>
    lines([
      "func share(next http.Handler) http.Handler {",
      "\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {",
      indent(body(change), "\t\t"),
      "\t})",
      "}",
    ]),
  byLine: true,
  page: "https://pkg.go.dev/net/http",
};
