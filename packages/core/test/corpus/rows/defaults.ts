import { app, evil, row, type Row } from "../row.ts";

const preflight = (
  desc: string,
  path: string,
  method: string,
  headers: string,
  fields: Row["expect"]["headers"],
): Row => ({
  ...row(
    `defaults: ${desc}`,
    `OPTIONS ${path}`,
    [app, `Access-Control-Request-Method: ${method}`, `Access-Control-Request-Headers: ${headers}`],
    204,
    "preflight-shared",
    fields,
  ),
  policy: "defaults",
});

/** `defaults.share`: lists join, and a grant's own maxAge wins. */
export const defaultRows: readonly Row[] = [
  preflight("a grant without any of its own", "/plain", "GET", "traceparent", {
    "access-control-allow-headers": "traceparent",
    "access-control-max-age": "600",
  }),
  preflight("lists join", "/own", "PUT", "if-match,traceparent", {
    "access-control-allow-headers": "if-match,traceparent",
    "access-control-max-age": "60",
  }),
  {
    ...row("defaults: what a page may read", "GET /plain", [app], 200, "shared", {
      "access-control-expose-headers": "x-request-id",
    }),
    policy: "defaults",
  },
  {
    ...row("defaults: not for anyone", "GET /anyone", [evil], 200, "shared-with-anyone", {
      "access-control-expose-headers": null,
    }),
    policy: "defaults",
  },
];
