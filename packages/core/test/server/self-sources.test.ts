import { describe, expect, test } from "vitest";
import { guard } from "../../src/adapters/web.ts";
import { compilePolicy, decide, definePolicy, type Source } from "../../src/index.ts";
import { type Self, headOf, judge, policyOf, reasonOf } from "./self-names-fixture.ts";

describe("sources of self", () => {
  const customers: Self = ["https://api.example", { source: "domains" }];

  test.each<[string, string, readonly string[]]>([
    ["a domain", "shop.customer.example", ["shop.customer.example"]],
    ["in lower case", "Shop.Customer.Example", ["shop.customer.example"]],
    ["without a dot at the end", "shop.customer.example.", ["shop.customer.example"]],
    ["without port", "shop.customer.example:8443", ["shop.customer.example"]],
    ["not a public suffix", "co.uk", []],
    ["not a shared suffix", "github.io", []],
    ["not a single label", "intranet", []],
    ["not an address", "192.0.2.7", []],
    ["not a short address", "127.1", []],
    ["not an IPv6 address", "[::1]:80", []],
    ["not localhost", "localhost:3000", []],
    ["not a static name", "api.example", []],
    ["not a malformed name", "a..b.example", []],
    ["not a list", "a.example, b.example", []],
    ["not userinfo", "api.example@shop.customer.example", []],
  ])("hear %s", async (_, host, heard) => {
    const asked: string[] = [];
    const policy = policyOf(customers, undefined, (name, { signal, ...rest }) => {
      expect(signal).toBeInstanceOf(AbortSignal);
      expect(rest).toEqual({});
      asked.push(name);
      return true;
    });
    await judge(policy, headOf(host));
    expect(asked).toEqual(heard);
  });

  test.each<[string, Self, string, string, string]>([
    ["https", customers, "shop.customer.example", "https://shop.customer.example", "same-origin"],
    ["not http", customers, "shop.customer.example", "http://shop.customer.example", "origin-unknown"],
    [
      "with the Host's port",
      customers,
      "shop.customer.example:8443",
      "https://shop.customer.example:8443",
      "same-origin",
    ],
    ["the default port", customers, "shop.customer.example:443", "https://shop.customer.example", "same-origin"],
    ["not another port", customers, "shop.customer.example:8443", "https://shop.customer.example", "origin-unknown"],
    [
      "http where it says so",
      [{ source: "domains", scheme: "http" }],
      "shop.customer.example:80",
      "http://shop.customer.example",
      "same-origin",
    ],
    ["not another customer's page", customers, "shop.customer.example", "https://b.example", "origin-unknown"],
    ["a name that it does not know", customers, "evil.example", "https://evil.example", "host-unknown"],
    [
      "the first that knows it",
      [{ source: "others", scheme: "http" }, { source: "domains" }],
      "shop.customer.example",
      "http://shop.customer.example",
      "same-origin",
    ],
  ])("the own origin: %s", async (_, self, host, origin, reason) => {
    const policy = policyOf(self, undefined, (name) => name === "shop.customer.example");
    expect(await reasonOf(policy, host, origin)).toBe(reason);
  });

  test("decide asks nobody, and says so", () => {
    const policy = policyOf(customers);
    expect(decide(policy, headOf("shop.customer.example"))).toMatchObject({
      reason: "host-source-failed",
      status: 503,
      unresolved: true,
      grant: undefined,
    });
  });

  test.each<[string, Source, string, number]>([
    ["says no", () => false, "host-unknown", 421],
    ["rejects", () => Promise.reject(new Error("down")), "host-source-failed", 503],
    [
      "throws",
      () => {
        throw new Error("down");
      },
      "host-source-failed",
      503,
    ],
    ["never returns", () => new Promise(() => undefined), "host-source-failed", 503],
    ["returns a text", () => "true" as unknown as boolean, "host-unknown", 421],
    ["returns nothing", () => undefined as unknown as boolean, "host-unknown", 421],
  ])("one that %s", async (_, decideName, reason, status) => {
    const policy = policyOf(customers, undefined, { decide: decideName, timeout: 20 });
    for (const method of ["GET", "POST", "OPTIONS"]) {
      const head = { ...headOf("shop.customer.example"), method };
      expect(await judge(policy, head)).toMatchObject({ reason, status, unresolved: false, outcome: "refuse" });
    }
    expect(await reasonOf(policy, "api.example", "https://api.example")).toBe("same-origin");
  });

  test("an answer is kept until it is invalidated", async () => {
    const known = new Set(["shop.customer.example"]);
    let calls = 0;
    const policy = policyOf(customers, undefined, (name) => (calls++, known.has(name)));
    const reason = (): Promise<string> => reasonOf(policy, "shop.customer.example:8443");
    expect([await reason(), await reason(), calls]).toEqual(["origin-unknown", "origin-unknown", 1]);
    known.clear();
    policy.invalidate("domains", { host: "other.example" });
    expect([await reason(), calls]).toEqual(["origin-unknown", 1]);
    policy.invalidate("domains", { host: "Shop.Customer.Example" });
    expect([await reason(), calls]).toEqual(["host-unknown", 2]);
  });

  test("a source may decide about origins by the host that another one knows", async () => {
    const policy = definePolicy(
      {
        sallyport: 1,
        self: [{ source: "domains" }],
        origins: { pages: { source: "pages", by: ["host"] } },
        resources: [{ path: "/", share: { with: ["pages"], methods: ["POST"] } }],
      },
      {
        sources: {
          domains: (name) => Promise.resolve(name.endsWith(".customer.example")),
          pages: (origin, { host }) => Promise.resolve(host === "a.customer.example" && origin === "https://a.example"),
        },
      },
    );
    expect(await reasonOf(policy, "a.customer.example", "https://a.example")).toBe("shared");
    expect(await reasonOf(policy, "b.customer.example", "https://a.example")).toBe("origin-unknown");
    expect(await reasonOf(policy, "evil.example", "https://a.example")).toBe("host-unknown");
  });

  test("behind a proxy each of the names is asked about", async () => {
    const policy = policyOf(customers, ["inside"], (name) => name.endsWith(".customer.example"));
    const options = { hostHeader: "x-forwarded-host" };
    const send = async (host: string, forwarded: string): Promise<string> =>
      (await judge(policy, headOf(host, "https://a.customer.example", { "x-forwarded-host": forwarded }), options))
        .reason;
    expect(await send("inside", "a.customer.example")).toBe("same-origin");
    expect(await send("b.customer.example", "a.customer.example")).toBe("same-origin");
    expect(await send("evil.example", "a.customer.example")).toBe("host-unknown");
    expect(await send("inside", "evil.example")).toBe("host-unknown");
  });

  test("a guard waits for them, for reads too", async () => {
    const heard: unknown[] = [];
    const handler = guard(
      policyOf(customers, undefined, (name) =>
        name === "down.example" ? Promise.reject(new Error("down")) : Promise.resolve(name === "shop.customer.example"),
      ),
      () => new Response("ok"),
      { onError: (error) => void heard.push(error) },
    );
    const get = async (host: string): Promise<number> =>
      (await handler(new Request(`https://${host}/`, { headers: { host } }))).status;
    expect([await get("shop.customer.example"), await get("evil.example"), await get("down.example")]).toEqual([
      200, 421, 503,
    ]);
    expect(heard).toEqual([new Error("down")]);
  });

  test("in report mode nobody waits, and nothing is refused", async () => {
    const reasons: string[] = [];
    const handler = guard(
      policyOf(customers, undefined, () => new Promise(() => undefined)),
      () => new Response("ok"),
      {
        enforce: "report",
        onDecision: ({ reason }) => void reasons.push(reason),
      },
    );
    const response = await handler(new Request("https://evil.example/", { headers: { host: "evil.example" } }));
    expect(response.status).toBe(200);
  });

  test.each<[string, unknown, string[]]>([
    ["a source that is not there", [{ source: "domain" }], ["source-unknown self.0.source"]],
    ["one twice", [{ source: "domains" }, { source: "domains", scheme: "http" }], ["value-duplicate self.1.source"]],
    ["another scheme", [{ source: "domains", scheme: "ftp" }], ["value-not-permitted self.0.scheme"]],
    ["`by`", [{ source: "domains", by: ["host"] }], ["key-unknown self.0.by"]],
    ["one that works", [{ source: "domains", scheme: "https" }], []],
  ])("%s", (_, self, codes) => {
    const { problems = [] } = compilePolicy(
      { sallyport: 1, self, resources: [] },
      { sources: { domains: () => true } },
    );
    expect(problems.map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual(codes);
  });
});
