import { definePolicy, type CompileOptions, type Policy, type PolicyDocument } from "../../src/index.ts";

/** The page of each shop, by the host under which it reaches the server. */
const storefronts: Readonly<Record<string, string>> = {
  "a.shop.example": "https://a-page.example",
  "b.shop.example": "https://b-page.example",
};

/** The page of each project. */
const projects: Readonly<Record<string, string>> = { "1": "https://one.example", "2": "https://two.example" };

/** A document, and what compiles it. */
export interface NamedPolicy {
  readonly document: PolicyDocument;
  readonly options?: CompileOptions;
}

/** The policy that rows of the corpus are judged by, unless they name another. */
export const bank: NamedPolicy = {
  document: {
    sallyport: 1,
    self: [
      "https://api.bank.example",
      "https://admin.bank.example:8443",
      "https://a.shop.example",
      "https://b.shop.example",
      "https://broken.shop.example",
      "https://*.pages.example",
      { source: "domains" },
    ],
    hosts: ["api", "*.svc.cluster.local"],
    origins: {
      app: ["https://app.bank.example"],
      previews: ["https://*.preview.bank.example"],
      deep: ["https://**.deep.bank.example"],
      local: ["http://localhost:*"],
      native: ["capacitor://localhost"],
      partners: { source: "partners" },
      storefronts: { source: "storefronts", by: ["host"] },
      projects: { source: "projects", by: ["param:project"] },
    },
    tokenSchemes: ["ApiKey"],
    resources: [
      {
        path: "/rates/**",
        share: {
          with: "anyone",
          methods: ["GET"],
          expose: ["etag"],
          timing: true,
          because: "exchange rates are public",
        },
      },
      {
        path: "/accounts/:id",
        confidential: true,
        share: [
          {
            with: ["app"],
            methods: ["GET", "PUT", "DELETE"],
            headers: ["content-type", "if-match"],
            credentials: true,
            expose: ["etag"],
            maxAge: "10m",
            timing: true,
          },
          { with: ["previews", "deep", "local", "native"], methods: ["GET"] },
        ],
      },
      {
        path: "/transfers",
        share: { with: ["app"], methods: ["POST"], headers: ["content-type", "idempotency-key"], credentials: true },
      },
      { path: "/orders", share: { with: ["app"], methods: ["POST"], credentials: true }, forgery: { token: true } },
      {
        path: "/feedback",
        share: { with: "anyone", methods: ["POST"], headers: ["content-type"], because: "open to all" },
      },
      {
        path: "/callback",
        receive: { from: ["https://idp.example", "null"], methods: ["POST"], because: "OpenID Connect" },
      },
      {
        path: "/legacy/remove",
        share: { with: ["app"], methods: ["GET"], credentials: true },
        forgery: { stateChanging: ["GET"] },
      },
      {
        path: "/private/**",
        share: { with: ["app"], methods: ["GET"], credentials: true },
        forgery: { reads: "refuse" },
      },
      {
        path: "/internal",
        share: { with: ["app"], methods: ["GET", "POST"], credentials: true },
        forgery: { nonBrowser: "refuse" },
      },
      { path: "/logo.svg", corp: "cross-origin" },
      { path: "/badge.svg", corp: "same-site" },
      { path: "/socket", share: { with: ["app"], webSocket: true, credentials: true } },
      { path: "/ticker", share: { with: "anyone", methods: ["GET"], webSocket: true, because: "public ticker" } },
      { path: "/partner/data", share: { with: ["partners"], methods: ["GET"] } },
      {
        path: "/mixed",
        share: [
          { with: ["app"], methods: ["GET"], credentials: true },
          { with: "anyone", methods: ["GET"], because: "a public teaser" },
        ],
      },
      { path: "/trial", forgery: { reads: "refuse" }, enforce: "report" },
      { path: "/wild", share: { with: ["app"], methods: ["PATCH"], headers: ["*"], expose: ["*"] } },
      { path: "/Case", share: { with: ["app"], methods: ["GET"] } },
      {
        path: "/handler/:name",
        share: { with: ["app"], methods: ["GET", "POST"], credentials: true, expose: ["x-total"] },
      },
      {
        path: ["/projects/:id", "/projects/:group/:name"],
        share: { with: ["app"], methods: ["GET"], credentials: true },
      },
      { path: "/objects/**", share: { with: ["app"], methods: ["GET"], credentials: true } },
      { path: "/jobs/1%3Acancel", share: { with: ["app"], methods: ["POST"], credentials: true } },
      {
        path: "/open/:name",
        anonymous: true,
        share: { with: "anyone", methods: ["GET", "POST"], expose: ["etag"], because: "one response for everyone" },
      },
      { path: "/search", share: { with: ["app"], methods: ["QUERY"], credentials: true }, forgery: { token: true } },
      {
        path: "/search/saved",
        share: { with: ["app"], methods: ["QUERY"], credentials: true },
        forgery: { token: true, stateChanging: ["QUERY"] },
      },
      { path: "/jwt", share: { with: ["app"], methods: ["POST"], headers: ["authorization"] } },
      { path: "/payment/result", receive: { from: "anyone", methods: ["POST"], because: "3-D Secure" } },
      { path: "/shop/cart", share: { with: ["storefronts"], methods: ["GET", "POST"], credentials: true } },
      {
        path: "/v1/:project/events",
        share: { with: ["projects"], methods: ["POST"], headers: ["content-type", "x-key"] },
      },
      { path: "/public/:name", share: { with: "anyone", methods: ["GET"], because: "public" } },
    ],
  },
  options: {
    sources: {
      partners: (origin) =>
        origin === "https://broken.example"
          ? Promise.reject(new Error("down"))
          : Promise.resolve(origin === "https://partner.example"),
      domains: (name) =>
        name === "down.example" ? Promise.reject(new Error("down")) : Promise.resolve(name === "shop.customer.example"),
      storefronts: (origin, { host }) => {
        if (host === "broken.shop.example") throw new Error("down");
        return origin === storefronts[host ?? ""];
      },
      projects: async (origin, { params }) => {
        if (params?.project === "broken") throw new Error("down");
        return Promise.resolve(origin === projects[params?.project ?? ""]);
      },
    },
  },
};

export const corpusPolicy = (): Policy => definePolicy(bank.document, bank.options);
