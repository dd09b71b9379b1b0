import { describe, expect, test } from "vitest";
import { guard } from "../../src/adapters/web.ts";
import {
  decide,
  definePolicy,
  type Policy,
  type RequestHead,
  type Source,
  type SourceContext,
} from "../../src/index.ts";
import { type By, type Sent, document, headOf, hosts, judge, policyBy, recorded, shop } from "./source-by-fixture.ts";

const preflightOf = (sent: Sent): RequestHead =>
  headOf({ ...sent, method: "OPTIONS", more: { "access-control-request-method": "POST", ...sent.more } });

const reasonOf = async (policy: Policy, sent: Sent): Promise<string> => (await judge(policy, sent)).reason;

describe("a source hears what `by` names, and nothing else", () => {
  test.each<[string, By | undefined, object]>([
    ["nothing", undefined, {}],
    ["the host", ["host"], { host: "a.shop.example" }],
    ["a parameter", ["param:tenant"], { params: { tenant: "one" } }],
    ["both", ["param:tenant", "host"], { host: "a.shop.example", params: { tenant: "one" } }],
  ])("%s", async (_, by, context) => {
    const { source, asked } = recorded();
    const { origins, ...rest } = document(by ?? []);
    const policy =
      by === undefined
        ? definePolicy({ ...rest, origins: { ...origins, pages: { source: "pages" } } }, { sources: { pages: source } })
        : policyBy(by, source);
    expect(await reasonOf(policy, {})).toBe("shared");
    expect(asked).toEqual([[shop, context]]);
  });

  test.each<[string, string, Readonly<Record<string, string>>, object, string]>([
    ["in lower case", "A.Shop.Example", {}, {}, "a.shop.example"],
    ["without its port", "b.shop.example:8443", {}, {}, "b.shop.example"],
    ["without a dot at the end", "a.shop.example.", {}, {}, "a.shop.example"],
    ["that `hosts` names", "inside", {}, {}, "inside"],
    ["that is an address", "192.0.2.1:8080", {}, {}, "192.0.2.1"],
    [
      "that the proxy passes on",
      "inside",
      { "x-forwarded-host": "b.shop.example:8443" },
      { hostHeader: "X-Forwarded-Host" },
      "b.shop.example",
    ],
    [
      "in Forwarded",
      "inside",
      { forwarded: "for=192.0.2.9;host=a.shop.example" },
      { hostHeader: "forwarded" },
      "a.shop.example",
    ],
  ])("a host %s", async (_, host, more, options, heard) => {
    const { source, asked } = recorded();
    expect((await judge(policyBy(["host"], source), { host, more }, options)).reason).toBe("shared");
    expect(asked).toEqual([[shop, { host: heard }]]);
  });

  test("a copy: what it changes is not what it is remembered by", async () => {
    const policy = policyBy(["param:tenant"], (_, { params }) => {
      (params as Record<string, string>).tenant = "two";
      return true;
    });
    expect(await reasonOf(policy, {})).toBe("shared");
    policy.invalidate("pages", { params: { tenant: "one" } });
    expect(decide(policy, headOf({}))).toMatchObject({ unresolved: true });
  });
});

describe("one tenant's answer is not another's", () => {
  const owners =
    (owned: Readonly<Record<string, string>>, keyOf: (context: SourceContext) => string | undefined): Source =>
    (origin, context) =>
      owned[keyOf(context) ?? ""] === origin;

  test("shop B's page reads nothing of shop A, and its own", async () => {
    const policy = policyBy(
      ["host"],
      owners({ "a.shop.example": "https://a.example", "b.shop.example": "https://b.example" }, ({ host }) => host),
    );
    const [a, b] = hosts;
    expect(await reasonOf(policy, { origin: "https://a.example", host: a! })).toBe("shared");
    expect(await reasonOf(policy, { origin: "https://b.example", host: a! })).toBe("origin-unknown");
    expect(await reasonOf(policy, { origin: "https://b.example", host: `${b!}:8443` })).toBe("shared");
    expect(await reasonOf(policy, { origin: "https://a.example", host: `${b!}:8443` })).toBe("origin-unknown");
  });

  const byProject = (): Policy =>
    policyBy(
      ["param:tenant"],
      owners({ "1": "https://one.example", "2": "https://two.example" }, ({ params }) => params?.tenant),
    );

  test("an origin of project 2 does not get the grant of project 1", async () => {
    const policy = byProject();
    expect(await reasonOf(policy, { origin: "https://two.example", target: "/t/2/orders" })).toBe("shared");
    expect(await reasonOf(policy, { origin: "https://two.example", target: "/t/1/orders" })).toBe("origin-unknown");
    expect(await reasonOf(policy, { origin: "https://one.example", target: "/t/1/orders" })).toBe("shared");
  });

  test.each([
    ["an escaped slash", "/t/2%2F..%2F1/orders"],
    ["dot segments", "/t/2/../1/orders"],
    ["escaped dot segments", "/t/2/%2e%2e/1/orders"],
    ["a semicolon", "/t/1;2/orders"],
    ["a double escape", "/t/%2532/orders"],
    ["a backslash", "/t/2\\..\\1/orders"],
    ["an empty segment", "/t//1/orders"],
    ["a control", "/t/2%00/orders"],
    ["a hash", "/t/2#/orders"],
  ])("nor with %s in its path, and nobody is asked", async (_, target) => {
    const { source, asked } = recorded();
    const policy = policyBy(["param:tenant"], source);
    for (const method of ["GET", "POST", "OPTIONS"]) {
      const decision = await judge(policy, {
        target,
        method,
        more: method === "OPTIONS" ? { "access-control-request-method": "POST" } : {},
      });
      expect([method, decision.grant, decision.headers["access-control-allow-origin"]]).toEqual([
        method,
        undefined,
        undefined,
      ]);
      expect([method, decision.unresolved]).toEqual([method, false]);
    }
    expect(asked).toEqual([]);
  });

  test("a value that nobody can be asked about ends the search: no wider grant applies", async () => {
    const policy = byProject();
    expect(await judge(policy, { target: "/t/a%3Bb/orders" })).toMatchObject({ reason: "source-failed", status: 403 });
    const read = await judge(policy, { target: "/t/a%3Bb/teaser", method: "GET" });
    expect(read).toMatchObject({ outcome: "pass", reason: "source-failed", grant: undefined });
    expect(await judge(policy, { target: "/t/ab/teaser", method: "GET" })).toMatchObject({ grant: { anyone: true } });
    expect(await reasonOf(policy, { target: "/t/a%3Bb/form" })).toBe("source-failed");
  });

  test("a preflight, which has no key, is decided by the host and path that it names", async () => {
    const policy = byProject();
    const own = preflightOf({ origin: "https://one.example", target: "/t/1/orders" });
    expect(decide(await policy.resolve(own), own)).toMatchObject({ reason: "preflight-shared" });
    const other = preflightOf({ origin: "https://one.example", target: "/t/2/orders" });
    expect(decide(await policy.resolve(other), other)).toMatchObject({ reason: "preflight-origin" });
  });

  test("a form post is received by the tenant whose page sends it", async () => {
    const policy = byProject();
    const form = { method: "POST", more: { "content-type": "text/plain", "sec-fetch-mode": "navigate" } };
    expect(await reasonOf(policy, { ...form, origin: "https://one.example", target: "/t/1/form" })).toBe(
      "receive-not-form",
    );
    expect(await reasonOf(policy, { ...form, origin: "https://one.example", target: "/t/2/form" })).toBe(
      "origin-unknown",
    );
  });
});

describe("what a source says of a request", () => {
  test("names the header that its host came from in Vary", async () => {
    const policy = policyBy(["host"], () => true);
    const vary = async (sent: RequestHead, options = {}): Promise<string | undefined> =>
      decide(await policy.resolve(sent, options), sent, options).headers.vary;
    const read = headOf({ method: "GET" });
    expect(await vary(read)).toBe("Origin, Host");
    expect(await vary(preflightOf({}))).toBe(
      "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Host",
    );
    const proxied = { more: { "x-forwarded-host": "a.shop.example" } };
    const options = { hostHeader: "x-forwarded-host" };
    expect(await vary(headOf({ ...proxied, method: "GET" }), options)).toBe("Origin, x-forwarded-host");
    expect(await vary(preflightOf(proxied), options)).toBe(
      "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, x-forwarded-host",
    );
    expect(
      (
        await judge(
          policyBy(["param:tenant"], () => true),
          { method: "GET" },
        )
      ).headers.vary,
    ).toBe("Origin");
  });

  test("stays with the view, whatever the cache forgets", async () => {
    const policy = policyBy(["param:tenant"], { decide: () => true, capacity: 1, freshFor: 0.001 });
    const head = headOf({});
    const view = await policy.resolve(head);
    await policy.resolve(headOf({ target: "/t/two/orders" }));
    await new Promise((resolve) => setTimeout(resolve, 2));
    expect(decide(policy, head)).toMatchObject({ unresolved: true });
    expect(decide(view, head)).toMatchObject({ reason: "shared", unresolved: false });
  });

  test("is not another request's in the same view", async () => {
    const policy = policyBy(["param:tenant"], (_, { params }) => params?.tenant === "one");
    const view = await policy.resolve(headOf({}));
    expect(decide(view, headOf({ target: "/t/two/orders" }))).toMatchObject({ unresolved: true, grant: undefined });
  });

  test("is asked only of sources that the request's resource names", async () => {
    const [one, two] = [recorded(), recorded()];
    const policy = definePolicy(
      {
        sallyport: 1,
        self: ["https://a.shop.example"],
        origins: { first: { source: "one" }, second: { source: "two", by: ["host"] } },
        resources: [
          { path: "/one", share: { with: ["first"], methods: ["POST"] } },
          { path: "/two", share: { with: ["second"], methods: ["POST"] } },
        ],
      },
      { sources: { one: one.source, two: two.source } },
    );
    expect(await reasonOf(policy, { target: "/two" })).toBe("shared");
    expect(await reasonOf(policy, { target: "/three" })).toBe("origin-unknown");
    expect(await reasonOf(policy, { target: "/two", host: "evil.example" })).toBe("host-unknown");
    expect([one.asked, two.asked]).toEqual([[], [[shop, { host: "a.shop.example" }]]]);
  });

  test("a guard asks by the same host", async () => {
    const { source, asked } = recorded();
    const handler = guard(policyBy(["host"], source), () => new Response("ok"), { hostHeader: "x-forwarded-host" });
    const headers = { host: "inside", "x-forwarded-host": "b.shop.example:8443", origin: shop };
    const response = await handler(new Request("https://inside/t/1/orders", { method: "POST", headers }));
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([200, shop]);
    expect(asked).toEqual([[shop, { host: "b.shop.example" }]]);
  });
});
