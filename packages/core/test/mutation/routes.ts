import { definePolicy, type Policy } from "../../src/index.ts";

/** A route of the application. Its pattern is written as in a policy: `:name` for a segment, `/*` for everything below. */
export interface Route {
  readonly pattern: string;
  /** A path that is the route's own and no other's: the decision for it holds for the route. */
  readonly own: string;
}

/** Literal routes first: some routers take the first that matches. */
const table: readonly Route[] = [
  { pattern: "/legacy", own: "/legacy" },
  { pattern: "/pages", own: "/pages" },
  { pattern: "/pay", own: "/pay" },
  { pattern: "/callback", own: "/callback" },
  { pattern: "/beta", own: "/beta" },
  // A `/**` of the policy matches these.
  { pattern: "/open", own: "/open" },
  { pattern: "/teams", own: "/teams" },
  { pattern: "/shop", own: "/shop" },
  { pattern: "/files", own: "/files" },
  { pattern: "/files/private", own: "/files/private" },
  { pattern: "/vault/:id", own: "/vault/1" },
  { pattern: "/accounts/:id", own: "/accounts/1" },
  { pattern: "/teams/:id/keys", own: "/teams/1/keys" },
  { pattern: "/teams/:id", own: "/teams/1" },
  { pattern: "/shop/:id/secret", own: "/shop/1/secret" },
  { pattern: "/shop/:id", own: "/shop/1" },
  { pattern: "/open/:id", own: "/open/1" },
  { pattern: "/files/private/*", own: "/files/private/1" },
  { pattern: "/files/*", own: "/files/1" },
  { pattern: "/members/:id", own: "/members/1" },
  { pattern: "/:tenant", own: "/acme" },
];

/** @param base stands before each pattern: a prefix, or nothing */
export const routesBelow = (base: string): readonly Route[] =>
  table.map(({ pattern, own }) => ({ pattern: `${base}${pattern}`, own: `${base}${own}` }));

/** A policy with each strictness, next to laxer neighbours. `/members/:id` and `/:tenant` are not listed. */
export function policyBelow(base: string): Policy {
  const below = (path: `/${string}`): `/${string}` => `${base}${path}` as `/${string}`;
  return definePolicy({
    sallyport: 1,
    self: ["https://api.example"],
    origins: { app: ["https://app.example"], partner: ["https://partner.example"] },
    resources: [
      // Some applications cut the language off before they route: what is shared under it is not shared without it.
      {
        path: below("/en/:first/**"),
        share: [
          { with: ["app"], methods: ["GET", "POST", "PUT", "DELETE"], credentials: true },
          { with: "anyone", methods: ["GET", "POST", "PUT", "DELETE"], because: "public" },
        ],
      },
      { path: below("/legacy"), forgery: { stateChanging: ["GET"] } },
      { path: below("/pages"), forgery: { nonBrowser: "refuse" } },
      { path: below("/pay"), forgery: { token: true } },
      {
        path: below("/callback"),
        receive: { from: ["https://partner.example"], methods: ["POST"], because: "OpenID Connect" },
      },
      { path: below("/beta"), enforce: "report" },
      { path: below("/vault/:id"), forgery: { reads: "refuse" } },
      {
        path: below("/accounts/:id"),
        share: [
          { with: ["app"], methods: ["GET", "PUT"], credentials: true },
          { with: ["partner"], methods: ["GET"] },
        ],
      },
      { path: below("/teams/**"), share: { with: ["app"], methods: ["GET", "POST"], credentials: true } },
      { path: below("/teams/:id/keys") },
      { path: below("/shop/**"), share: { with: "anyone", methods: ["GET"], because: "public" } },
      { path: below("/shop/:id/secret"), forgery: { reads: "refuse" } },
      { path: below("/open/**"), share: { with: "anyone", methods: ["GET", "POST"], because: "public" } },
      { path: below("/files/**"), share: { with: "anyone", methods: ["GET"], because: "public" } },
      { path: below("/files/private/**"), forgery: { reads: "refuse", nonBrowser: "refuse" } },
    ],
  });
}

/** The routes by their first segment, and each pattern's rest. */
export function byFirstSegment(routes: readonly Route[]): ReadonlyMap<string, readonly Route[]> {
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    const first = /^\/[^/]*/.exec(route.pattern)?.[0] ?? "";
    groups.set(first, [...(groups.get(first) ?? []), route]);
  }
  return groups;
}
