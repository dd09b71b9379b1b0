import { app, cookie, crossSite, evil, noCors, row, toApp, type Row } from "../row.ts";

const partner = "Origin: https://partner.bank.example";
const toPartner = { ...noCors, "access-control-allow-origin": "https://partner.bank.example" };

const preflight = (
  desc: string,
  origin: string,
  method: string,
  status: number,
  reason: Row["expect"]["reason"],
  methods: string | null,
): Row => ({
  ...row(`rank: ${desc}`, "OPTIONS /orders/1", [origin, `Access-Control-Request-Method: ${method}`], status, reason!, {
    "access-control-allow-methods": methods,
  }),
  policy: "ranks",
});

const read = (...[desc, ...rest]: Parameters<typeof row>): Row => ({
  ...row(`rank: ${desc}`, ...rest),
  policy: "ranks",
});

/** Where several grants name an origin for one method, the most specific one wins. */
export const rankRows: readonly Row[] = [
  read("the exact origin reads with credentials", "GET /orders/1", [app, crossSite, cookie], 200, "shared", toApp),
  read("an origin of the pattern reads without", "GET /orders/1", [partner, crossSite], 200, "shared", toPartner),
  read("and not with them", "GET /orders/1", [partner, crossSite, cookie], 403, "credentials-unshared", toPartner),
  read(
    "anyone reads without an Origin that is named",
    "GET /orders/1",
    [evil, crossSite, cookie],
    200,
    "shared-with-anyone",
    {
      ...noCors,
      "access-control-allow-origin": "*",
    },
  ),
  preflight("the exact origin's own method", app, "PUT", 204, "preflight-shared", "GET,HEAD,PUT"),
  preflight("a method that only the pattern gives it", app, "DELETE", 204, "preflight-shared", "DELETE"),
  preflight("the pattern does not have the exact origin's method", partner, "PUT", 403, "preflight-method", null),
  preflight("anyone has no method that changes", evil, "DELETE", 403, "preflight-method", null),
];
