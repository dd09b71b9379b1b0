import type { PolicyDocument } from "../../src/index.ts";

type Resource = PolicyDocument<"app" | "partners" | "shops" | "tenants">["resources"][number];

export const app = ["https://app.bank.example"] as const;
export const read = (who: readonly `https://${string}`[], more: object = {}): Resource => ({
  path: "/a",
  share: { with: who, methods: ["GET"], ...more },
});

interface Row {
  readonly desc: string;
  readonly from: readonly Resource[];
  readonly to: readonly Resource[];
  readonly opens?: readonly string[];
  readonly closes?: readonly string[];
}

export const rows: readonly Row[] = [
  { desc: "the same", from: [read(app)], to: [read(app)] },
  {
    desc: "a group written in place",
    from: [{ path: "/a", share: { with: ["app"], methods: ["GET"] } }],
    to: [read(app)],
  },
  { desc: "another order", from: [read(app), { path: "/b" }], to: [{ path: "/b" }, read(app)] },
  { desc: "a first share", from: [], to: [read(app)], opens: ["share https://app.bank.example /a GET read"] },
  {
    desc: "further paths of a resource",
    from: [read(app)],
    to: [{ ...read(app), path: ["/a", "/b", "/c/:id"] }],
    opens: ["share https://app.bank.example /b GET read", "share https://app.bank.example /c/:id GET read"],
  },
  {
    desc: "a path of two that is left out",
    from: [{ ...read(app), path: ["/a", "/b"] }],
    to: [read(app)],
    closes: ["share https://app.bank.example /b GET read"],
  },
  {
    desc: "a pattern where one of its origins was",
    from: [read(["https://x.a.example"])],
    to: [read(["https://*.a.example"])],
    opens: ["share https://*.a.example /a GET read"],
  },
  {
    desc: "an origin within a pattern that was there",
    from: [read(["https://*.a.example"])],
    to: [read(["https://*.a.example", "https://x.a.example"])],
  },
  {
    desc: "one label in place of any depth",
    from: [read(["https://**.a.example"])],
    to: [read(["https://*.a.example"])],
    closes: ["share https://**.a.example /a GET read"],
  },
  {
    desc: "two patterns that have a narrower one in common",
    from: [read(["https://*.a.example:*"])],
    to: [read(["https://**.a.example"], { credentials: true })],
    opens: ["share https://**.a.example /a GET read+credentials", "share https://*.a.example /a GET credentials"],
    closes: ["share https://*.a.example:* /a GET read"],
  },
  {
    desc: "any port",
    from: [read(["https://a.example"])],
    to: [read(["https://a.example:*"])],
    opens: ["share https://a.example:* /a GET read"],
  },
  {
    desc: "credentials",
    from: [read(app)],
    to: [read(app, { credentials: true })],
    opens: ["share https://app.bank.example /a GET credentials"],
  },
  {
    desc: "a method",
    from: [read(app)],
    to: [read(app, { methods: ["GET", "PUT", "DELETE"] })],
    opens: ["share https://app.bank.example /a PUT+DELETE read+change"],
  },
  {
    desc: "GET after HEAD",
    from: [read(app, { methods: ["HEAD"] })],
    to: [read(app)],
    opens: ["share https://app.bank.example /a GET read"],
  },
  {
    desc: "headers, to send and to read",
    from: [read(app)],
    to: [read(app, { headers: ["x-a"], expose: ["etag"], timing: true })],
    opens: [
      "request-headers https://app.bank.example /a GET x-a",
      "response-headers https://app.bank.example /a GET etag",
      "timing https://app.bank.example /a GET",
    ],
  },
  {
    desc: "R20: data that everybody may read becomes confidential",
    from: [{ path: "/a", share: { with: "anyone", methods: ["GET"], because: "public" } }],
    to: [{ path: "/a", confidential: true, share: { with: app, methods: ["GET"], credentials: true } }],
    opens: ["share https://app.bank.example /a GET credentials confidential"],
    closes: ["share anyone /a GET read confidential", "confidential anyone /a confidential"],
  },
  {
    desc: "no longer confidential",
    from: [{ path: "/a", confidential: true }],
    to: [{ path: "/a" }],
    opens: ["confidential anyone /a confidential"],
  },
  {
    desc: "a narrower path without a share",
    from: [{ path: "/a/**", share: { with: app, methods: ["GET"] } }],
    to: [{ path: "/a/**", share: { with: app, methods: ["GET"] } }, { path: "/a/b" }],
    closes: ["share https://app.bank.example /a/b GET read"],
  },
  {
    desc: "a narrower path that goes: a wider one takes over",
    from: [
      { path: "/a/**", share: { with: app, methods: ["GET"] } },
      { path: "/a/:id", forgery: { token: true } },
    ],
    to: [{ path: "/a/**", share: { with: app, methods: ["GET"] } }],
    opens: ["share https://app.bank.example /a/:id GET read", "forgery-token anyone /a/:id"],
  },
  {
    desc: "each defence that is dropped",
    from: [{ path: "/a", forgery: { token: true, nonBrowser: "refuse", reads: "refuse", stateChanging: ["GET"] } }],
    to: [{ path: "/a" }],
    opens: [
      "forgery-token anyone /a",
      "forgery-non-browser anyone /a",
      "forgery-reads anyone /a",
      "forgery-state-changing anyone /a",
    ],
  },
  {
    desc: "report mode",
    from: [{ path: "/a" }],
    to: [{ path: "/a", enforce: "report" }],
    opens: ["enforcement anyone /a"],
  },
  {
    desc: "embedding",
    from: [{ path: "/a", corp: "same-site" }],
    to: [{ path: "/a", corp: "cross-origin" }],
    opens: ["corp anyone /a cross-origin"],
  },
  {
    desc: "a source",
    from: [],
    to: [{ path: "/a", share: { with: ["partners"], methods: ["GET"] } }],
    opens: ["share partners /a GET read"],
  },
  {
    desc: "a source that depends on the host",
    from: [],
    to: [{ path: "/a/:tenant", share: { with: ["shops"], methods: ["GET"] } }],
    opens: ["share shops by host /a/:tenant GET read"],
  },
  {
    desc: "a source that no longer tells tenants apart",
    from: [{ path: "/a/:tenant", share: { with: ["tenants"], methods: ["GET"] } }],
    to: [{ path: "/a/:tenant", share: { with: ["partners"], methods: ["GET"] } }],
    opens: ["share partners /a/:tenant GET read"],
    closes: ["share partners by param:tenant /a/:tenant GET read"],
  },
  {
    desc: "a source that reads another segment",
    from: [{ path: "/a/:tenant/:id", share: { with: ["tenants"], methods: ["GET"] } }],
    to: [{ path: "/a/:id/:tenant", share: { with: ["tenants"], methods: ["GET"] } }],
    opens: ["share partners by param:tenant /a/:id/:tenant GET read"],
    closes: ["share partners by param:tenant /a/:tenant/:id GET read"],
  },
  {
    desc: "a socket",
    from: [],
    to: [{ path: "/a", share: { with: app, webSocket: true, credentials: true } }],
    opens: ["share https://app.bank.example /a WebSocket socket+credentials"],
  },
  {
    desc: "a form post from null",
    from: [],
    to: [{ path: "/a", receive: { from: ["null"], methods: ["POST"] } }],
    opens: ["receive null /a POST"],
  },
  {
    desc: "an origin to anyone",
    from: [read(app)],
    to: [{ path: "/a", share: { with: "anyone", methods: ["GET"], because: "public" } }],
    opens: ["share anyone /a GET read"],
  },
];
