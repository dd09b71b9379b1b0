import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guard } from "../../src/adapters/web.ts";
import {
  compilePolicy,
  decide,
  definePolicy,
  type Decision,
  type Policy,
  type PolicyDocument,
  type RequestHead,
  type Source,
  type SourceOptions,
} from "../../src/index.ts";

type Self = PolicyDocument["self"];

const policyOf = (self: Self, hosts?: readonly string[], domains: Source | SourceOptions = () => false): Policy =>
  definePolicy(
    { sallyport: 1, self, ...(hosts === undefined ? {} : { hosts }), resources: [] },
    { sources: { domains, others: domains } },
  );

/** A change from a page without Sec-Fetch-Site: only the own origin passes. */
const headOf = (host: string, origin = "https://evil.example", more: object = {}): RequestHead => ({
  method: "POST",
  target: "/",
  headers: { host, origin, ...more },
});

async function judge(policy: Policy, head: RequestHead, options = {}): Promise<Decision> {
  return decide(await policy.resolve(head, options), head, options);
}

const reasonOf = async (policy: Policy, host: string, origin?: string): Promise<string> =>
  (await judge(policy, headOf(host, origin))).reason;

describe("patterns of self", () => {
  test.each<[string, Self, string, string, string]>([
    ["one label", ["https://*.shop.example"], "a.shop.example", "https://a.shop.example", "same-origin"],
    ["another shop's page", ["https://*.shop.example"], "a.shop.example", "https://b.shop.example", "origin-unknown"],
    ["two labels", ["https://*.shop.example"], "x.a.shop.example", "https://x.a.shop.example", "host-unknown"],
    ["the domain itself", ["https://*.shop.example"], "shop.example", "https://shop.example", "host-unknown"],
    ["any depth", ["https://**.shop.example"], "x.a.shop.example", "https://x.a.shop.example", "same-origin"],
    [
      "a part of a label",
      ["https://shop-*.example.com"],
      "shop-1.example.com",
      "https://shop-1.example.com",
      "same-origin",
    ],
    ["not that part", ["https://shop-*.example.com"], "shop.example.com", "https://shop.example.com", "host-unknown"],
    [
      "punycode in a part",
      ["https://*-kva.example.com"],
      "xn--bcher-kva.example.com",
      "https://xn--bcher-kva.example.com",
      "host-unknown",
    ],
    ["a port", ["https://*.shop.example:8443"], "a.shop.example:8443", "https://a.shop.example:8443", "same-origin"],
    [
      "no port, one entry",
      ["https://*.shop.example:8443"],
      "a.shop.example",
      "https://a.shop.example:8443",
      "same-origin",
    ],
    [
      "another port",
      ["https://*.shop.example"],
      "a.shop.example:8443",
      "https://a.shop.example:8443",
      "origin-unknown",
    ],
    ["any port", ["https://*.shop.example:*"], "a.shop.example:8443", "https://a.shop.example:8443", "same-origin"],
    [
      "ports of one pattern",
      ["https://*.shop.example", "https://*.shop.example:8443"],
      "a.shop.example",
      "https://a.shop.example",
      "same-origin",
    ],
    [
      "the other port",
      ["https://*.shop.example", "https://*.shop.example:8443"],
      "a.shop.example:8443",
      "https://a.shop.example:8443",
      "same-origin",
    ],
    ["http", ["http://*.shop.example"], "a.shop.example", "http://a.shop.example", "same-origin"],
    [
      "a name before the pattern",
      ["http://*.shop.example", "https://a.shop.example"],
      "a.shop.example",
      "https://a.shop.example",
      "same-origin",
    ],
    [
      "a narrower pattern first",
      ["http://**.shop.example", "https://*.shop.example"],
      "a.shop.example",
      "https://a.shop.example",
      "same-origin",
    ],
    ["upper case", ["https://*.shop.example"], "A.SHOP.example", "https://a.shop.example", "same-origin"],
    ["a dot at the end", ["https://*.shop.example"], "a.shop.example.", "https://a.shop.example", "same-origin"],
    [
      "a suffix that looks alike",
      ["https://*.shop.example"],
      "a.myshop.example",
      "https://a.myshop.example",
      "host-unknown",
    ],
  ])("%s", async (_, self, host, origin, reason) => {
    expect(await reasonOf(policyOf(self), host, origin)).toBe(reason);
  });

  test.each<[string, readonly string[], string[]]>([
    ["everything", ["*"], ["self-wildcard self.0"]],
    ["a public suffix", ["https://*.com"], ["origin-public-suffix self.0"]],
    ["a shared suffix", ["https://shop-*.vercel.app"], ["origin-public-suffix self.0"]],
    ["a shared suffix of two labels", ["https://*.co.uk"], ["origin-public-suffix self.0"]],
    ["a top-level name that nobody lists", ["https://*.corp"], ["origin-public-suffix self.0"]],
    ["a wildcard elsewhere", ["https://a.*.shop.example"], ["origin-wildcard-place self.0"]],
    ["two schemes", ["https://*.shop.example", "http://*.shop.example"], ["self-two-schemes self.1"]],
    [
      "two schemes that some name may have",
      ["https://a*.shop.example", "http://*a.shop.example"],
      ["self-two-schemes self.1"],
    ],
    ["a name in two schemes", ["https://a.example", "http://a.example"], ["self-two-schemes self.1"]],
    [
      "two schemes of different depths, which ranks tell apart",
      ["https://*.shop.example", "http://**.shop.example"],
      [],
    ],
  ])("%s", (_, self, codes) => {
    const { problems = [] } = compilePolicy({ sallyport: 1, self, resources: [] });
    expect(problems.map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual(codes);
    for (const { args } of problems) expect(args.pattern).toBeUndefined();
  });

  test("an entry that accepts a shared suffix is refused", () => {
    const entry = { pattern: "https://shop-*.vercel.app", dangerouslyUnderSharedSuffix: true, because: "x" };
    expect(compilePolicy({ sallyport: 1, self: [entry], resources: [] }).policy).toBeUndefined();
  });
});

describe("patterns of hosts", () => {
  test.each<[string, readonly string[], string, string]>([
    ["one label", ["*.svc.cluster.local"], "api.svc.cluster.local", "origin-unknown"],
    ["with a port", ["*.svc.cluster.local"], "api.svc.cluster.local:8080", "origin-unknown"],
    ["two labels", ["*.svc.cluster.local"], "api.shop.svc.cluster.local", "host-unknown"],
    ["any depth", ["**.svc.cluster.local"], "api.shop.svc.cluster.local", "origin-unknown"],
    ["a part of a label", ["api-*.cluster.local"], "api-7.cluster.local", "origin-unknown"],
    ["the name itself", ["*.svc.cluster.local"], "svc.cluster.local", "host-unknown"],
    ["another name", ["*.svc.cluster.local"], "api.svc.cluster.locals", "host-unknown"],
  ])("%s", async (_, hosts, host, reason) => {
    expect(await reasonOf(policyOf(["https://api.example"], hosts), host, `https://${host}`)).toBe(reason);
  });

  test.each<[string, readonly string[], string[]]>([
    ["everything", ["*"], ["host-malformed hosts.0"]],
    ["a public suffix", ["*.com"], ["origin-public-suffix hosts.0"]],
    ["a top-level name that nobody lists", ["*.local"], ["origin-public-suffix hosts.0"]],
    ["a port", ["*.shop.example:8080"], ["host-malformed hosts.0"]],
    ["any port", ["shop.example:*"], ["host-malformed hosts.0"]],
    ["a scheme", ["https://*.shop.example"], ["host-malformed hosts.0"]],
    ["a wildcard elsewhere", ["a.*.shop.example"], ["host-malformed hosts.0"]],
    ["upper case", ["*.Shop.example"], ["host-malformed hosts.0"]],
    ["a dot at the end", ["*.shop.example."], ["host-malformed hosts.0"]],
    ["an address", ["*.0.0.1"], ["host-malformed hosts.0"]],
  ])("%s", (_, hosts, codes) => {
    const { problems = [] } = compilePolicy({ sallyport: 1, self: ["https://api.example"], hosts, resources: [] });
    expect(problems.map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual(codes);
  });
});

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

describe("a naive twin", () => {
  const label = fc.constantFrom("a", "b", "shop", "shop-1", "xn--bcher-kva", "x_y");
  const name = fc
    .tuple(fc.array(label, { maxLength: 3 }), fc.constantFrom("shop.example", "example.com", "customer.example"))
    .map(([labels, domain]) => [...labels, domain].join("."));
  const prefix = fc.constantFrom("", "*.", "**.", "shop-*.", "*-1.", "a*.");
  const entry = fc.tuple(
    prefix,
    fc.constantFrom("shop.example", "a.shop.example", "example.com"),
    fc.constantFrom("", ":8443", ":*"),
  );

  const matches = (text: string, host: string): boolean => {
    const source = text
      .replace(/[.]/g, "\\.")
      .replace(/^\*\*\\\./, "(?:[a-z0-9_-]+\\.)+")
      .replace(/^\*\\\./, "[a-z0-9_-]+\\.")
      .replace(/^([a-z-]*)\*([a-z0-9-]*)\\\./, "(?!xn--)$1[a-z0-9-]+$2\\.");
    return new RegExp(`^${source}$`).test(host);
  };

  test("finds the same own origin", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: (one) => one.join(""), minLength: 1, maxLength: 5 }),
        fc.array(fc.tuple(name, fc.constantFrom(undefined, 443, 8443, 9000)), { maxLength: 20 }),
        (entries, hosts) => {
          const self = entries.map(([start, domain, port]) => `https://${start}${domain}${port}` as const);
          const { policy } = compilePolicy({ sallyport: 1, self, resources: [] });
          if (policy === undefined) throw new Error(self.join());
          for (const [host, port] of hosts) {
            const text = port === undefined ? host : `${host}:${String(port)}`;
            const known = entries.some(([start, domain]) => matches(start + domain, host));
            const fits = entries.filter(([start, domain, ending]) => {
              if (!matches(start + domain, host)) return false;
              const alone = entries.filter((one) => one[0] === start && one[1] === domain).length === 1;
              return (
                ending === ":*" ||
                ending.slice(1) === (port === 8443 ? "8443" : port === 9000 ? "9000" : "") ||
                (port === undefined && alone)
              );
            });
            const origins = new Set(
              fits.map(
                ([, , ending]) =>
                  `https://${host}${ending === ":*" ? (port === undefined || port === 443 ? "" : `:${String(port)}`) : ending}`,
              ),
            );
            for (const origin of [`https://${host}`, `https://${host}:8443`, `https://${host}:9000`]) {
              const { reason } = decide(policy, headOf(text, origin));
              if (!known) expect([self, text, reason]).toEqual([self, text, "host-unknown"]);
              // Where several fit, the most specific one decides.
              else if (origins.size <= 1)
                expect([self, text, origin, reason === "same-origin"]).toEqual([
                  self,
                  text,
                  origin,
                  origins.has(origin),
                ]);
              else if (reason === "same-origin") expect([...origins]).toContain(origin);
            }
          }
        },
      ),
      { numRuns: Number(process.env.SALLYPORT_RUNS ?? 300) },
    );
  });
});
