import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePolicy, decide } from "../../src/index.ts";
import { type Self, headOf, policyOf, reasonOf } from "./self-names-fixture.ts";

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
