import type { PolicyDocument } from "../../src/index.ts";

/** A bank's policy with something of each kind. */
export const bank: PolicyDocument<"app" | "previews" | "partners"> = {
  sallyport: 1,
  self: ["https://api.bank.example"],
  origins: {
    app: ["https://app.bank.example"],
    previews: ["https://*.preview.bank.example"],
    partners: { source: "partners" },
  },
  resources: [
    { path: "/rates/**", share: { with: "anyone", methods: ["GET"], because: "exchange rates are public" } },
    {
      path: "/accounts/:id",
      confidential: true,
      share: [
        { with: ["app", "previews"], methods: ["GET", "PUT"], credentials: true },
        { with: ["partners"], methods: ["GET"] },
      ],
    },
    { path: "/feed", share: { with: ["app"], webSocket: true, credentials: true } },
    { path: "/callback", receive: { from: ["https://idp.example", "null"], methods: ["POST"] } },
    {
      path: "/legacy",
      share: { with: ["app"], methods: ["GET"], credentials: true },
      forgery: { stateChanging: ["GET"] },
    },
  ],
  profiles: { development: { self: ["http://localhost:*"], origins: { app: ["http://localhost:*"] } } },
};

type Group = "app" | "partners" | "shops" | "tenants";

/** A document with these resources, and groups of each kind. */
export const withResources = (...resources: PolicyDocument<Group>["resources"]): PolicyDocument<Group> => ({
  sallyport: 1,
  self: ["https://api.bank.example"],
  origins: {
    app: ["https://app.bank.example"],
    partners: { source: "partners" },
    shops: { source: "shops", by: ["host"] },
    tenants: { source: "partners", by: ["param:tenant"] },
  },
  resources,
});
