import { definePolicy, type Policy, type PolicyDocument } from "../../src/index.ts";
import { bank, type NamedPolicy } from "./policy.ts";

const self = ["https://api.bank.example"] as const;

const development: PolicyDocument = {
  sallyport: 1,
  self,
  origins: { app: ["https://app.bank.example"], sandbox: [] },
  resources: [
    {
      path: "/graphql",
      share: { with: ["app", "sandbox"], methods: ["POST"], headers: ["content-type"], credentials: true },
    },
  ],
  profiles: {
    development: {
      self: ["http://192.168.1.10:3000"],
      origins: { app: ["http://192.168.1.20:5173"], sandbox: ["https://studio.apollographql.com"] },
      dangerouslyInsecure: { because: "a phone on the office's own network" },
    },
  },
};

/** The policies of rows. */
export const policies = {
  bank,
  previews: {
    document: {
      sallyport: 1,
      self,
      origins: {
        shop: ["https://shop-*.bank-preview.example"],
        hosted: [
          {
            pattern: "https://shop-*.vercel.app",
            dangerouslyUnderSharedSuffix: true,
            because: "previews read the public catalogue, without cookies",
          },
        ],
      },
      resources: [
        { path: "/catalogue", share: { with: ["shop"], methods: ["GET"], credentials: true } },
        { path: "/public-catalogue", share: { with: ["hosted"], methods: ["GET"] } },
      ],
    },
  },
  ranks: {
    document: {
      sallyport: 1,
      self,
      resources: [
        {
          path: "/orders/:id",
          share: [
            { with: ["https://app.bank.example"], methods: ["GET", "PUT"], credentials: true },
            { with: ["https://*.bank.example"], methods: ["GET", "DELETE"] },
            { with: "anyone", methods: ["GET"], because: "the status of an order is public" },
          ],
        },
      ],
    },
  },
  defaults: {
    document: {
      sallyport: 1,
      self,
      origins: { app: ["https://app.bank.example"] },
      defaults: { share: { headers: ["traceparent"], expose: ["x-request-id"], maxAge: "10m" } },
      resources: [
        { path: "/plain", share: { with: ["app"], methods: ["GET"] } },
        {
          path: "/own",
          share: { with: ["app"], methods: ["PUT"], headers: ["if-match"], expose: ["etag"], maxAge: "1m" },
        },
        { path: "/anyone", share: { with: "anyone", methods: ["GET"], because: "public" } },
      ],
    },
  },
  production: { document: development },
  development: { document: development, options: { profile: "development" } },
} as const satisfies Readonly<Record<string, NamedPolicy>>;

export type PolicyName = keyof typeof policies;

/** The documents alone, by name. */
export const documentsByName = (): Readonly<Record<string, PolicyDocument>> =>
  Object.fromEntries(Object.entries(policies).map(([name, { document }]) => [name, document]));

export function policyNamed(name: PolicyName): Policy {
  const { document, options }: NamedPolicy = policies[name];
  return definePolicy(document, options);
}
