import { describe, expect, test } from "vitest";
import { decide, definePolicy, type Policy, type Source } from "../../src/index.ts";
import { SourceCache } from "../../src/policy/origins/source-cache.ts";
import { type Sent, document, headOf, policyBy, recorded, shop } from "./source-by-fixture.ts";

describe("invalidate", () => {
  const asked: string[] = [];
  const policy = (): Policy => {
    asked.length = 0;
    return policyBy(["host", "param:tenant"], (origin, { host, params }) => {
      asked.push(`${origin} ${host ?? ""} ${params?.tenant ?? ""}`);
      return true;
    });
  };
  const others = ["https://shop.example", "https://other.example"].flatMap((origin) =>
    ["a.shop.example", "b.shop.example:8443"].flatMap((host) =>
      ["one", "two"].map((tenant) => ({ origin, host, target: `/t/${tenant}/orders` })),
    ),
  );
  const askAll = async (one: Policy): Promise<void> => {
    for (const sent of others) await one.resolve(headOf(sent));
  };

  test.each<[string, Parameters<Policy["invalidate"]>[1], number]>([
    ["all", undefined, 8],
    ["an origin, by every host and parameter", { origin: "https://shop.example" }, 4],
    ["a host", { host: "a.shop.example" }, 4],
    ["a host in upper case and with a port", { host: "B.Shop.Example:8443" }, 4],
    ["a parameter", { params: { tenant: "one" } }, 4],
    ["an origin at a host", { origin: "https://shop.example", host: "a.shop.example" }, 2],
    ["one", { origin: "https://shop.example", host: "a.shop.example", params: { tenant: "one" } }, 1],
    ["one that was not asked", { params: { tenant: "three" } }, 0],
  ])("forgets %s", async (_, about, count) => {
    const one = policy();
    await askAll(one);
    await askAll(one);
    expect(asked).toHaveLength(8);
    one.invalidate("pages", about);
    await askAll(one);
    expect(asked).toHaveLength(8 + count);
  });

  test("covers calls under way", async () => {
    const answers: ((member: boolean) => void)[] = [];
    const one = policyBy(["param:tenant"], () => new Promise((resolve) => answers.push(resolve)));
    const view = one.resolve(headOf({}));
    one.invalidate("pages", { params: { tenant: "one" } });
    answers[0]?.(true);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(answers).toHaveLength(2);
    answers[1]?.(false);
    expect(decide(await view, headOf({}))).toMatchObject({ reason: "origin-unknown" });
  });

  test.each<[string, Parameters<Policy["invalidate"]>[1]]>([
    ["an origin with a slash", { origin: "https://shop.example/" }],
    ["a host with a scheme", { host: "https://a.shop.example" }],
    ["an origin that is not a string", { origin: new URL("https://shop.example") as never }],
    ["a host that is not a string", { host: 1 as never }],
    ["a host of null", { host: null as never }],
    ["a parameter that is a number", { params: { tenant: 1 as never } }],
    ["a parameter that is undefined", { params: { tenant: undefined as never } }],
    ["a parameter that no `by` names", { params: { tenant: "one", other: "x" } }],
    ["a parameter with the name of a property", { params: { constructor: "x" } }],
    ["parameters that are a text", { params: "one" as never }],
    ["parameters of null", { params: null as never }],
  ])("refuses %s: a withdrawn permission would stay in force", (_, about) => {
    expect(() => policy().invalidate("pages", about)).toThrow(TypeError);
  });

  test("says which parameters the source depends on", () => {
    expect(() => policy().invalidate("pages", { params: { tenand: "one" } })).toThrow(
      'No `by` of the source "pages" names the parameter "tenand". They name: tenant.',
    );
  });

  test("of a source that no document refers to is no error", () => {
    const one = definePolicy({ sallyport: 1, self: ["https://a.example"], resources: [] } as never, {
      sources: { pages: () => true },
    });
    expect(() => one.invalidate("pages", { params: { tenant: "one" } })).not.toThrow();
  });

  test("a document with another `by` asks anew", async () => {
    const { source, asked: heard } = recorded();
    const one = policyBy(["host"], source);
    await one.resolve(headOf({}));
    one.replace(document(["param:tenant"]));
    expect(decide(one, headOf({}))).toMatchObject({ unresolved: true });
    await one.resolve(headOf({}));
    expect(heard).toHaveLength(2);
  });
});

describe("floods", () => {
  const sizes = (): { policy: Policy; size: () => number; stop: () => void } => {
    const caches: SourceCache[] = [];
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its object
    const { resolve } = SourceCache.prototype;
    SourceCache.prototype.resolve = function (this: SourceCache, ...args) {
      if (!caches.includes(this)) caches.push(this);
      return resolve.apply(this, args);
    };
    const decideOrigin: Source = (origin, { host }) => origin === shop && host === "a.shop.example";
    const policy = policyBy(["host", "param:tenant"], { decide: decideOrigin, capacity: 50 });
    return {
      policy,
      size: () => caches.reduce((sum, cache) => sum + cache.size, 0),
      stop: () => void (SourceCache.prototype.resolve = resolve),
    };
  };

  test.each<[string, (index: number) => Sent]>([
    ["hosts that are addresses", (index) => ({ host: `192.0.2.${String(index % 256)}:${String(index)}` })],
    ["parameters", (index) => ({ target: `/t/${String(index)}/orders` })],
    ["parameters with a known origin's yes", (index) => ({ target: `/t/${"x".repeat(200)}${String(index)}/orders` })],
    ["origins", (index) => ({ origin: `https://x${String(index)}.example` })],
    [
      "everything",
      (index) => ({
        origin: `https://x${String(index)}.example`,
        host: `192.0.2.${String(index % 256)}`,
        target: `/t/${String(index)}/orders`,
      }),
    ],
  ])("of %s leave at most twice the capacity", async (_, sent) => {
    const { policy, size, stop } = sizes();
    try {
      for (let index = 0; index < 2_000; index++) await policy.resolve(headOf(sent(index)));
      expect(size()).toBeGreaterThan(0);
      expect(size()).toBeLessThanOrEqual(100);
    } finally {
      stop();
    }
  });

  test("under way are bounded too", async () => {
    let calls = 0;
    const policy = policyBy(["param:tenant"], { decide: () => (calls++, new Promise(() => undefined)), timeout: 30 });
    const views = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => policy.resolve(headOf({ target: `/t/${String(index)}/orders` }))),
    );
    expect(calls).toBe(256);
    for (const [index, view] of views.entries())
      expect(decide(view, headOf({ target: `/t/${String(index)}/orders` }))).toMatchObject({ reason: "source-failed" });
  });

  test("ask one question once", async () => {
    const { source, asked } = recorded(() => new Promise((resolve) => setTimeout(() => resolve(true), 5)));
    const policy = policyBy(["host", "param:tenant"], source);
    await Promise.all(Array.from({ length: 50 }, () => policy.resolve(headOf({}))));
    expect(asked).toHaveLength(1);
  });
});
