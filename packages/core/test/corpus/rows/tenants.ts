import { cookie, crossSite, noCors, type Row } from "../row.ts";

const shopA = "Host: a.shop.example";
const shopB = "Host: b.shop.example";
const brokenShop = "Host: broken.shop.example";
const pageA = "Origin: https://a-page.example";
const pageB = "Origin: https://b-page.example";
const asksPost = ["Access-Control-Request-Method: POST", "Access-Control-Request-Headers: content-type,x-key"];

const read = (desc: string, headers: readonly string[], origin?: string): Row => ({
  desc,
  send: "GET /shop/cart",
  with: [...headers, crossSite, cookie],
  expect: {
    status: 200,
    reason: origin === undefined ? "not-shared" : "shared",
    ran: true,
    headers: {
      ...noCors,
      vary: "Origin, Host",
      ...(origin === undefined
        ? {}
        : { "access-control-allow-origin": origin, "access-control-allow-credentials": "true" }),
    },
  },
});

const preflight = (
  desc: string,
  path: string,
  origin: string,
  reason: "preflight-shared" | "preflight-origin" | "source-failed",
): Row => ({
  desc,
  send: `OPTIONS ${path}`,
  with: [`Origin: ${origin}`, ...asksPost],
  expect: {
    status: reason === "preflight-shared" ? 204 : 403,
    reason,
    ran: false,
    headers: { "access-control-allow-origin": reason === "preflight-shared" ? origin : null },
  },
});

/** What depends on the tenant, by the host and by the path. */
export const tenantRows: readonly Row[] = [
  read("shop A's page reads shop A", [shopA, pageA], "https://a-page.example"),
  read("shop B's page reads shop B", [shopB, pageB], "https://b-page.example"),
  read("shop B's page does not read shop A", [shopA, pageB]),
  read("shop A's page does not read shop B, whose answer is known", [shopB, pageA]),
  {
    desc: "shop B's page changes nothing at shop A",
    send: "POST /shop/cart",
    with: [shopA, pageB, crossSite, cookie],
    body: "a=1",
    expect: { status: 403, reason: "origin-unknown", ran: false, headers: { ...noCors, vary: "Origin, Host" } },
  },
  {
    desc: "behind a proxy it is the shop that the proxy names",
    variant: "proxy",
    send: "GET /shop/cart",
    with: [shopA, "X-Forwarded-Host: b.shop.example", pageB, crossSite, cookie],
    expect: {
      status: 200,
      reason: "shared",
      ran: true,
      headers: { "access-control-allow-origin": "https://b-page.example", vary: "Origin, X-Forwarded-Host" },
    },
  },
  preflight(
    "a preflight, which has no key, for the page of the project in its path",
    "/v1/1/events",
    "https://one.example",
    "preflight-shared",
  ),
  preflight("a preflight for the page of another project", "/v1/1/events", "https://two.example", "preflight-origin"),
  preflight(
    "a preflight for a project whose look-up fails",
    "/v1/broken/events",
    "https://one.example",
    "source-failed",
  ),
  preflight(
    "a preflight for a project that is not one segment to all",
    "/v1/1%3B2/events",
    "https://one.example",
    "source-failed",
  ),
  {
    desc: "an origin of project 2 with a path that leads to project 1",
    send: "POST /v1/1%3B2/events",
    with: ["Origin: https://two.example", crossSite],
    body: "a=1",
    expect: { status: 403, reason: "source-failed", ran: false, headers: noCors },
  },
  {
    desc: "a read of a shop whose look-up fails: it runs, and the page does not read it",
    send: "GET /shop/cart",
    with: [brokenShop, pageA, crossSite, cookie],
    expect: { status: 200, reason: "source-failed", ran: true, headers: { ...noCors, vary: "Origin, Host" } },
  },
  {
    desc: "a link to it, which has no Origin: nobody is asked",
    send: "GET /shop/cart",
    with: [brokenShop, crossSite, cookie],
    expect: { status: 200, reason: "not-shared", ran: true, headers: { ...noCors, vary: "Origin, Host" } },
  },
  {
    desc: "an event of its own project",
    send: "POST /v1/2/events",
    with: ["Origin: https://two.example", crossSite],
    body: "a=1",
    expect: {
      status: 200,
      reason: "shared",
      ran: true,
      headers: { "access-control-allow-origin": "https://two.example", vary: "Origin" },
    },
  },
];
