import { describe, expect, test } from "vitest";
import { decide, definePolicy, type Policy, type Source } from "../../src/index.ts";

const own = "https://api.example";
const domain = "https://shop.customer.example";

const policyWith = (shops: Source, domains: Source): Policy =>
  definePolicy(
    {
      sallyport: 1,
      self: [own, { source: "domains" }],
      origins: { shops: { source: "shops", by: ["host"] } },
      resources: [
        {
          path: "/data",
          share: { with: ["shops"], methods: ["GET", "POST"], credentials: true },
        },
      ],
    } as never,
    { sources: { shops, domains } },
  );

type Fields = Readonly<Record<string, string>>;

const site = (value: string, origin?: string): Fields => ({
  "sec-fetch-site": value,
  ...(origin === undefined ? {} : { origin }),
});

const preflight: Fields = { "access-control-request-method": "GET" };

describe("the sources of a resource", () => {
  test.each<[string, string, Fields, boolean]>([
    ["a page of its own", "POST", site("same-origin", own), false],
    ["a page of its own, in an old browser", "POST", { origin: own }, false],
    ["a page of its own under a customer's domain", "POST", { host: "shop.customer.example", origin: domain }, false],
    ["the user", "POST", site("none", "null"), false],
    ["a client that isn't a browser", "POST", {}, false],
    ["a page of another origin", "POST", site("cross-site", "https://shop.example"), true],
    ["a page of the same site", "POST", site("same-site", "https://www.api.example"), true],
    ["a page of another origin, in an old browser", "GET", { origin: "https://shop.example" }, true],
    ["a page at a domain that isn't this server's", "POST", { origin: domain }, true],
    ["a page of the server under another name", "POST", { host: "shop.customer.example", origin: own }, true],
    ["a preflight of its own origin", "OPTIONS", { origin: own, ...preflight }, true],
    ["a preflight that says same-origin", "OPTIONS", { ...site("same-origin", own), ...preflight }, true],
    ["OPTIONS that is no preflight", "OPTIONS", site("same-origin", own), false],
  ])("are asked about %s with %s: only where it is cross-origin", async (_, method, fields, asked) => {
    let calls = 0;
    const policy = policyWith(
      () => ++calls > 0,
      (name) => name === "shop.customer.example",
    );
    const head = { method, target: "/data", headers: { host: "api.example", ...fields } };
    const decision = decide(await policy.resolve(head), head);
    expect([calls > 0, decision.unresolved]).toEqual([asked, false]);
    expect(decision.outcome).toBe(method === "OPTIONS" && asked ? "answer" : "pass");
  });

  test("that hang delay no page of its own", async () => {
    const hanging: Source = () => new Promise(() => undefined);
    const policy = policyWith(hanging, () => true);
    const headers = { host: "shop.customer.example", origin: domain, "sec-fetch-site": "same-origin" };
    const head = { method: "POST", target: "/data", headers };
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, 1000, undefined));
    const resolved = await Promise.race([policy.resolve(head), late]);
    expect(resolved && decide(resolved, head)).toMatchObject({ outcome: "pass", reason: "same-origin" });
  });
});
