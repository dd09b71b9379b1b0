import { describe, expect, test } from "vitest";
import { PolicyError, type PolicyDocument } from "../../src/index.ts";
import { difference, type Change } from "../../src/review/index.ts";
import { bank, withResources } from "./documents.ts";

type Resource = PolicyDocument<"app" | "partners" | "shops" | "tenants">["resources"][number];

const brief = ({ code, who, resource, methods, values, confidential }: Change): string =>
  [code, who.name, resource, methods.join("+"), values.join("+"), confidential ? "confidential" : ""]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");

const app = ["https://app.bank.example"] as const;
const read = (who: readonly `https://${string}`[], more: object = {}): Resource => ({
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

const rows: readonly Row[] = [
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

describe("difference", () => {
  test.each(rows)("$desc", ({ from, to, opens = [], closes = [] }) => {
    const found = difference(withResources(...from), withResources(...to));
    expect({ opens: found.opens.map(brief), closes: found.closes.map(brief) }).toEqual({ opens, closes });
    const back = difference(withResources(...to), withResources(...from));
    expect(back).toEqual({ opens: found.closes, closes: found.opens });
  });

  test.each([
    {
      desc: "an own origin",
      change: { self: [...bank.self, "https://b.example"] },
      opens: ["self https://b.example", "host b.example"],
    },
    {
      desc: "a pattern of own origins",
      change: { self: [...bank.self, "https://*.b.example", "https://*.b.example:8443"] },
      opens: ["self https://*.b.example", "self https://*.b.example:8443", "host *.b.example"],
    },
    {
      desc: "a source of own origins",
      change: { self: [...bank.self, { source: "domains" }] },
      opens: ["self { source: domains }"],
    },
    { desc: "a host name", change: { hosts: ["api"] }, opens: ["host api"] },
    {
      desc: "a pattern of host names",
      change: { hosts: ["*.svc.cluster.local"] },
      opens: ["host *.svc.cluster.local"],
    },
    { desc: "an authorization scheme", change: { tokenSchemes: ["ApiKey"] }, opens: ["token-scheme apikey"] },
    { desc: "an identity header that is added closes", change: { identityHeaders: ["X-User"] }, opens: [] },
  ])("$desc", ({ change, opens }) => {
    const { opens: found } = difference(bank, { ...bank, ...change });
    expect(found.map(({ code, values }) => `${code} ${values.join()}`)).toEqual(opens);
  });

  test.each<[string, PolicyDocument["self"], PolicyDocument["self"], string[]]>([
    ["a name that a pattern has", ["https://*.b.example"], ["https://*.b.example", "https://a.b.example"], []],
    ["a port of a pattern", ["https://*.b.example"], ["https://*.b.example:*"], ["self https://*.b.example:*"]],
    [
      "a deeper pattern",
      ["https://*.b.example"],
      ["https://**.b.example"],
      ["self https://**.b.example", "host **.b.example"],
    ],
    [
      "a name that falls to a pattern",
      ["https://*.b.example", "http://a.b.example"],
      ["https://*.b.example"],
      ["self https://*.b.example"],
    ],
    [
      "the scheme of a source",
      [{ source: "a" }],
      [{ source: "a", scheme: "http" }],
      ["self { source: a, scheme: http }"],
    ],
  ])("own origins: %s", (_, from, to, opens) => {
    const { opens: found } = difference({ ...bank, self: from }, { ...bank, self: to });
    expect(found.map(({ code, values }) => `${code} ${values.join()}`)).toEqual(opens);
  });

  const bare = { ...bank, profiles: {} };
  const profiled = (app: `https://${string}`[]): object => ({ ...bank, profiles: { test: { origins: { app } } } });
  const [oldApp, more] = ["https://app.bank.example", "https://more.example"] as const;

  test.each([
    {
      desc: "a profile that is added opens what it admits beyond the base",
      profile: "test",
      from: bare,
      to: profiled([oldApp, more]),
      opens: [`test share ${more} /feed WebSocket`],
    },
    {
      desc: "and so does one that is changed",
      profile: "test",
      from: profiled([oldApp]),
      to: profiled([oldApp, more]),
      opens: [`test share ${more} /feed WebSocket`],
    },
    {
      desc: "one that says what the base says opens nothing",
      profile: "test",
      from: bare,
      to: profiled([oldApp]),
      opens: [],
    },
    { desc: "nor does the same one", profile: "development", from: bank, to: bank, opens: [] },
  ])("$desc", ({ profile: name, from, to, opens }) => {
    const read = (changes: readonly Change[]): string[] =>
      changes
        .filter(({ resource }) => resource === "/feed")
        .map(({ profile, code, who, resource, methods }) =>
          [profile, code, who.name, resource, methods.join("+")].join(" "),
        );
    const found = difference(from, to);
    expect(read(found.opens)).toEqual(opens);
    expect(read(difference(to, from).closes)).toEqual(opens);
    expect(difference(from, to, { profile: name }).opens).toEqual(found.opens);
  });

  test("what the base opens already is not said again of each profile", () => {
    const { opens } = difference(bank, { ...bank, tokenSchemes: ["ApiKey"] });
    expect(opens.map(({ code, profile }) => [code, profile])).toEqual([["token-scheme", undefined]]);
  });

  test("a profile that neither has is a problem", () => {
    expect(() => difference(bare, bare, { profile: "development" })).toThrow(PolicyError);
  });
});

test("an identity header that is removed opens", () => {
  const { opens } = difference({ ...bank, identityHeaders: ["X-User"] }, bank);
  expect(opens.map(({ code, values }) => `${code} ${values.join()}`)).toEqual(["identity-header x-user"]);
});
