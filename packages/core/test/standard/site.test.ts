import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHost } from "../../src/standard/host.ts";
import type { Host } from "../../src/standard/host.ts";
import { parseOrigin } from "../../src/standard/origin.ts";
import type { TupleOrigin } from "../../src/standard/origin.ts";
import { isPublicSuffix, isSameSite, isSchemelesslySameSite, registrableDomain } from "../../src/standard/site.ts";
import { originText } from "./arbitraries.ts";

function host(text: string): Host {
  const parsed = parseHost(text);
  if (parsed === undefined) throw new Error(`no host: ${text}`);
  return parsed;
}

function origin(text: string): TupleOrigin {
  const parsed = parseOrigin(text);
  if (parsed === undefined) throw new Error(`no origin: ${text}`);
  return parsed;
}

const HOSTS = [
  { desc: "a top-level domain", text: "com", domain: undefined, suffix: true },
  { desc: "a site", text: "bank.com", domain: "bank.com", suffix: false },
  { desc: "a host of a site", text: "www.bank.com", domain: "bank.com", suffix: false },
  { desc: "a suffix of two labels", text: "co.uk", domain: undefined, suffix: true },
  { desc: "a site below it", text: "a.b.bank.co.uk", domain: "bank.co.uk", suffix: false },
  { desc: "a private suffix", text: "github.io", domain: undefined, suffix: true },
  { desc: "a site below a private suffix", text: "x.alice.github.io", domain: "alice.github.io", suffix: false },
  { desc: "a wildcard rule", text: "x.kawasaki.jp", domain: undefined, suffix: true },
  { desc: "a site below a wildcard rule", text: "a.b.x.kawasaki.jp", domain: "b.x.kawasaki.jp", suffix: false },
  { desc: "an exception to a wildcard rule", text: "a.city.kawasaki.jp", domain: "city.kawasaki.jp", suffix: false },
  { desc: "an unlisted top-level name", text: "internal", domain: undefined, suffix: true },
  { desc: "a site below an unlisted name", text: "a.app.internal", domain: "app.internal", suffix: false },
  { desc: "localhost", text: "localhost", domain: undefined, suffix: true },
  { desc: "a name below localhost", text: "x.a.localhost", domain: "a.localhost", suffix: false },
  { desc: "a dot at the end", text: "www.bank.com.", domain: "bank.com.", suffix: false },
  { desc: "a suffix with a dot at the end", text: "co.uk.", domain: undefined, suffix: true },
  { desc: "underscores", text: "_a._b_.bank.com", domain: "bank.com", suffix: false },
  {
    desc: "underscores in the site's own label",
    text: "x.my_app.github.io",
    domain: "my_app.github.io",
    suffix: false,
  },
  { desc: "hyphens at the edges", text: "x.-a-.com", domain: "-a-.com", suffix: false },
  { desc: "an encoded suffix", text: "xn--fiqs8s", domain: undefined, suffix: true },
  { desc: "a site below an encoded suffix", text: "a.b.xn--fiqs8s", domain: "b.xn--fiqs8s", suffix: false },
  { desc: "a label that is a name of Object.prototype", text: "a.constructor", domain: "a.constructor", suffix: false },
  { desc: "an IPv4 address", text: "192.0.2.1", domain: undefined, suffix: false },
  { desc: "an IPv6 address", text: "[2001:db8::1]", domain: undefined, suffix: false },
];

describe("registrableDomain and isPublicSuffix", () => {
  it.each(HOSTS)("$desc", ({ text, domain, suffix }) => {
    expect(registrableDomain(host(text))).toBe(domain);
    expect(isPublicSuffix(host(text))).toBe(suffix);
  });

  it("do not apply to opaque hosts", () => {
    expect(registrableDomain({ kind: "opaque", name: "a.com" })).toBeUndefined();
    expect(isPublicSuffix({ kind: "opaque", name: "com" })).toBe(false);
  });

  it("a registrable domain is the end of its host, one label above a public suffix, and its own", () => {
    const domains = originText.map((text) => parseOrigin(text)?.host).filter((each) => each?.kind === "domain");
    fc.assert(
      fc.property(domains, (each) => {
        fc.pre(each !== undefined);
        const domain = registrableDomain(each);
        expect(domain === undefined).toBe(isPublicSuffix(each));
        if (domain === undefined) return;
        expect(`.${each.name}`.endsWith(`.${domain}`)).toBe(true);
        expect(registrableDomain(host(domain))).toBe(domain);
        expect(isPublicSuffix(host(domain.slice(domain.indexOf(".") + 1)))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** `schemeless` is the answer without the scheme, `expected` the one with it. */
const PAIRS = [
  { desc: "one origin", a: "https://a.com", b: "https://a.com", expected: true },
  { desc: "sibling hosts", a: "https://app.bank.com", b: "https://api.bank.com", expected: true },
  { desc: "a host and its site", a: "https://bank.com", b: "https://api.bank.com", expected: true },
  { desc: "ports do not matter", a: "https://bank.com:8443", b: "https://bank.com", expected: true },
  { desc: "schemes do", a: "http://bank.com", b: "https://bank.com", expected: false, schemeless: true },
  { desc: "wss is not https", a: "wss://bank.com", b: "https://bank.com", expected: false, schemeless: true },
  { desc: "two sites", a: "https://bank.com", b: "https://evil.com", expected: false },
  { desc: "a name that merely ends alike", a: "https://bank.com", b: "https://evilbank.com", expected: false },
  { desc: "two sites below a suffix of two labels", a: "https://bank.co.uk", b: "https://evil.co.uk", expected: false },
  { desc: "two users of a private suffix", a: "https://alice.github.io", b: "https://bob.github.io", expected: false },
  { desc: "a private suffix and a user", a: "https://github.io", b: "https://bob.github.io", expected: false },
  { desc: "a suffix and itself", a: "https://github.io", b: "https://github.io:444", expected: true },
  { desc: "two names below localhost", a: "http://a.localhost", b: "http://b.localhost", expected: false },
  { desc: "one name below localhost", a: "http://x.a.localhost", b: "http://a.localhost:3000", expected: true },
  { desc: "localhost and a name below it", a: "http://localhost", b: "http://a.localhost", expected: false },
  { desc: "localhost on two ports", a: "http://localhost:3000", b: "http://localhost:4000", expected: true },
  { desc: "localhost and 127.0.0.1", a: "http://localhost", b: "http://127.0.0.1", expected: false },
  { desc: "one address", a: "http://192.0.2.1:1", b: "http://192.0.2.1:2", expected: true },
  { desc: "addresses that end alike", a: "http://192.0.2.1", b: "http://193.0.2.1", expected: false },
  { desc: "one IPv6 address", a: "http://[::1]:1", b: "http://[::1]:2", expected: true },
  { desc: "two IPv6 addresses", a: "http://[::1]", b: "http://[::2]", expected: false },
  { desc: "a dot at the end makes another site", a: "https://bank.com", b: "https://bank.com.", expected: false },
  { desc: "an app and itself", a: "capacitor://localhost", b: "capacitor://localhost", expected: true },
  { desc: "opaque hosts have no sites", a: "app://a.bank.com", b: "app://b.bank.com", expected: false },
  { desc: "an app and a server by one name", a: "capacitor://localhost", b: "http://localhost", expected: false },
];

describe("isSameSite", () => {
  it.each(PAIRS)("$desc", ({ a, b, expected, schemeless = expected }) => {
    expect(isSameSite(origin(a), origin(b))).toBe(expected);
    expect(isSchemelesslySameSite(origin(a), origin(b))).toBe(schemeless);
  });

  const site = fc.constantFrom(
    "a.com",
    "b.com",
    "a.co.uk",
    "github.io",
    "x.github.io",
    "localhost",
    "a.localhost",
    "com.",
  );
  const label = fc.constantFrom("", "", "www.", "a_b.", "x.y.");
  const scheme = fc.constantFrom("http", "https", "wss");
  const origins = fc.oneof(
    fc.tuple(scheme, label, site).map(([scheme, label, site]) => origin(`${scheme}://${label}${site}`)),
    originText.map(parseOrigin).filter((each) => each !== undefined),
  );

  it("is an equivalence, and implies schemelessly same site", () => {
    fc.assert(
      fc.property(origins, origins, origins, (a, b, c) => {
        expect(isSameSite(a, a)).toBe(true);
        expect(isSameSite(a, b)).toBe(isSameSite(b, a));
        expect(isSchemelesslySameSite(a, b)).toBe(isSchemelesslySameSite(b, a));
        if (isSameSite(a, b) && isSameSite(b, c)) expect(isSameSite(a, c)).toBe(true);
        expect(isSameSite(a, b)).toBe(a.scheme === b.scheme && isSchemelesslySameSite(a, b));
      }),
      { numRuns: 2_000 },
    );
  });
});
