import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLoopbackHost, isPrivateAddress, parseAuthority, parseHost } from "../../src/standard/host.ts";
import { hostText, isNodeHostname, isShapedLikeHost } from "./arbitraries.ts";

const L63 = "a".repeat(63);
const N253 = `${`${L63}.`.repeat(3)}${"a".repeat(61)}`;

const HOSTS = [
  { desc: "a domain", text: "api.bank.example", kind: "domain" },
  { desc: "one label", text: "localhost", kind: "domain" },
  { desc: "a dot at the end", text: "bank.example.", kind: "domain" },
  { desc: "underscores, as in compose and DKIM names", text: "_my_app.bank.example", kind: "domain" },
  { desc: "hyphens at the edges, which URLs let pass", text: "-a-.example", kind: "domain" },
  { desc: "digits before the last label", text: "1.2.example", kind: "domain" },
  { desc: "a last label that only starts like a number", text: "a.0xg", kind: "domain" },
  { desc: "an encoded label", text: "xn--bcher-kva.example", kind: "domain" },
  { desc: "a label of 63", text: `${L63}.example`, kind: "domain" },
  { desc: "253 in all", text: N253, kind: "domain" },
  { desc: "253 in all and a dot", text: `${N253}.`, kind: "domain" },
  { desc: "an IPv4 address", text: "192.168.0.255", kind: "ipv4" },
  { desc: "all zeros", text: "0.0.0.0", kind: "ipv4" },
  { desc: "an IPv6 address", text: "[2001:db8::8a2e:370:7334]", kind: "ipv6" },
  { desc: "the IPv6 loopback", text: "[::1]", kind: "ipv6" },
  { desc: "the unspecified address", text: "[::]", kind: "ipv6" },
  { desc: "zeros at the end compressed", text: "[1::]", kind: "ipv6" },
  { desc: "the first of two equal runs compressed", text: "[1::2:0:0:3:4]", kind: "ipv6" },
  { desc: "a mapped IPv4 address, in hexadecimal", text: "[::ffff:7f00:1]", kind: "ipv6" },
  { desc: "eight pieces", text: "[1:2:3:4:5:6:7:8]", kind: "ipv6" },
  { desc: "the longest", text: "[1111:2222:3333:4444:5555:6666:7777:8888]", kind: "ipv6" },
  { desc: "a single zero is not compressed", text: "[1:0:3:4:5:6:7:8]", kind: "ipv6" },
] as const;

const NO_HOSTS = [
  { desc: "nothing", text: "" },
  { desc: "a dot", text: "." },
  { desc: "an empty label inside", text: "a..example" },
  { desc: "an empty label at the start", text: ".example" },
  { desc: "two dots at the end", text: "example.." },
  { desc: "upper case", text: "Bank.example" },
  { desc: "a Unicode label", text: "bücher.example" },
  { desc: "an ideographic full stop", text: "a。example" },
  { desc: "a Kelvin sign", text: "ban\u212a.example" },
  { desc: "a percent sign", text: "a%2e.example" },
  { desc: "a star", text: "*.example" },
  { desc: "a space", text: "a b" },
  { desc: "a line feed after it", text: "bank.example\n" },
  { desc: "a port", text: "bank.example:80" },
  { desc: "a label of 64", text: `a${L63}.example` },
  { desc: "254 in all", text: `${N253}a` },
  { desc: "254 in all and a dot", text: `${N253}a.` },
  { desc: "an encoded label in upper case", text: "XN--bcher-kva.example" },
  { desc: "a number", text: "2130706433" },
  { desc: "a number as the last label", text: "a.1" },
  { desc: "a number as the last label and a dot", text: "a.1." },
  { desc: "digits that no number system has", text: "a.09" },
  { desc: "a hexadecimal last label", text: "0x7f.0x1" },
  { desc: "an empty hexadecimal last label", text: "a.0x" },
  { desc: "a short IPv4 address", text: "127.1" },
  { desc: "an octal IPv4 address", text: "127.0.0.01" },
  { desc: "an IPv4 number above 255", text: "1.2.3.256" },
  { desc: "five IPv4 numbers", text: "1.2.3.4.5" },
  { desc: "an IPv4 address and a dot", text: "127.0.0.1." },
  { desc: "IPv6 without brackets", text: "::1" },
  { desc: "an open bracket", text: "[::1" },
  { desc: "empty brackets", text: "[]" },
  { desc: "IPv6 in upper case", text: "[2001:DB8::1]" },
  { desc: "IPv6 with leading zeros", text: "[2001:0db8::1]" },
  { desc: "IPv6 that could be shorter", text: "[1:0:0:4:5:6:7:8]" },
  { desc: "IPv6 with a single zero compressed", text: "[1::3:4:5:6:7:8]" },
  { desc: "IPv6 with the shorter run compressed", text: "[1::4:0:0:0:8]" },
  { desc: "IPv6 with the second of two equal runs compressed", text: "[1:0:0:2::3:4]" },
  { desc: "IPv6 compressed twice", text: "[1::2::3]" },
  { desc: "three colons", text: "[1:::2]" },
  { desc: "seven pieces", text: "[1:2:3:4:5:6:7]" },
  { desc: "nine pieces", text: "[1:2:3:4:5:6:7:8:9]" },
  { desc: "a colon at the end", text: "[1:2:3:4:5:6:7:]" },
  { desc: "an IPv4 tail", text: "[::ffff:127.0.0.1]" },
  { desc: "a zone", text: "[fe80::1%25eth0]" },
  { desc: "an IPv4 address in brackets", text: "[127.0.0.1]" },
  { desc: "text after the bracket", text: "[::1]a" },
];

describe("parseHost", () => {
  it.each(HOSTS)("accepts $desc", ({ text, kind }) => {
    expect(parseHost(text)).toEqual({ kind, name: text });
    expect(isNodeHostname(text)).toBe(true);
  });

  it.each(NO_HOSTS)("refuses $desc", ({ text }) => {
    expect(parseHost(text)).toBeUndefined();
  });

  it("accepts what Node's URL leaves unchanged and the DNS could hold, and nothing else", () => {
    fc.assert(
      fc.property(hostText, (text) => {
        expect(parseHost(text)?.name).toBe(isNodeHostname(text) && isShapedLikeHost(text) ? text : undefined);
      }),
      { numRuns: 5_000 },
    );
  });

  it("accepts what Node's URL makes of any text, if the DNS could hold it", () => {
    fc.assert(
      fc.property(hostText, (text) => {
        fc.pre(URL.canParse(`http://${text}`));
        const { hostname } = new URL(`http://${text}`);
        expect(parseHost(hostname)?.name).toBe(isShapedLikeHost(hostname) ? hostname : undefined);
      }),
      { numRuns: 5_000 },
    );
  });

  it("takes any text without throwing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(parseHost(text)?.name ?? "").toMatch(/^[a-z0-9._:[\]-]*$/);
        expect(parseAuthority(text)?.host.name ?? "").toMatch(/^[a-z0-9._:[\]-]*$/);
      }),
    );
  });

  it("takes linear time", () => {
    const start = performance.now();
    for (const text of ["a".repeat(200_000), "a.".repeat(100_000), `[${":".repeat(200_000)}]`, "1.".repeat(100_000)]) {
      expect(parseHost(text)).toBeUndefined();
      expect(parseAuthority(text)).toBeUndefined();
    }
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

const AUTHORITIES = [
  { desc: "a host", text: "api.bank.example", expected: ["domain", "api.bank.example", undefined] },
  { desc: "a port", text: "api.bank.example:8443", expected: ["domain", "api.bank.example", 8443] },
  { desc: "upper case", text: "API.Bank.Example:443", expected: ["domain", "api.bank.example", 443] },
  { desc: "a dot at the end", text: "bank.example.", expected: ["domain", "bank.example", undefined] },
  { desc: "a dot before the port", text: "localhost.:80", expected: ["domain", "localhost", 80] },
  { desc: "an IPv4 address", text: "10.0.0.1:3000", expected: ["ipv4", "10.0.0.1", 3000] },
  { desc: "an IPv6 address", text: "[::1]:3000", expected: ["ipv6", "[::1]", 3000] },
  { desc: "an IPv6 address in upper case", text: "[2001:DB8::A]", expected: ["ipv6", "[2001:db8::a]", undefined] },
  {
    desc: "an encoded label in upper case",
    text: "XN--BCHER-KVA.example",
    expected: ["domain", "xn--bcher-kva.example", undefined],
  },
  { desc: "port 0", text: "a:0", expected: ["domain", "a", 0] },
  { desc: "the last port", text: "a:65535", expected: ["domain", "a", 65535] },
  { desc: "a port with leading zeros", text: "a:00080", expected: ["domain", "a", 80] },
  { desc: "the longest name with dot and port", text: `${N253}.:65535`, expected: ["domain", N253, 65535] },
] as const;

const NO_AUTHORITIES = [
  { desc: "nothing", text: "" },
  { desc: "a port alone", text: ":80" },
  { desc: "an empty port", text: "a:" },
  { desc: "a port that is too high", text: "a:65536" },
  { desc: "a port of six digits", text: "a:000080" },
  { desc: "a signed port", text: "a:+80" },
  { desc: "two ports", text: "a:80:80" },
  { desc: "userinfo", text: "user@a" },
  { desc: "userinfo that looks like a host", text: "a.example:80@b.example" },
  { desc: "a space before", text: " a" },
  { desc: "a space after", text: "a " },
  { desc: "a list", text: "a.example, b.example" },
  { desc: "a list without a space", text: "a.example,b.example" },
  { desc: "a path", text: "a.example/" },
  { desc: "a scheme", text: "http://a.example" },
  { desc: "two dots at the end", text: "a.example.." },
  { desc: "a dot alone", text: "." },
  { desc: "a Kelvin sign, which toLowerCase would make a k", text: "ban\u212a.example" },
  { desc: "an IPv4 address and a dot", text: "127.0.0.1." },
  { desc: "a short IPv4 address", text: "127.1" },
  { desc: "IPv6 without brackets", text: "::1" },
  { desc: "IPv6 that is not compressed", text: "[0:0:0:0:0:0:0:1]" },
  { desc: "a zone", text: "[fe80::1%eth0]" },
  { desc: "a dot after IPv6", text: "[::1]." },
  { desc: "NUL", text: "a\0" },
  { desc: "a line feed after", text: "a\n" },
];

describe("parseAuthority", () => {
  it.each(AUTHORITIES)("accepts $desc", ({ text, expected: [kind, name, port] }) => {
    expect(parseAuthority(text)).toEqual({ host: { kind, name }, port });
  });

  it.each(NO_AUTHORITIES)("refuses $desc", ({ text }) => {
    expect(parseAuthority(text)).toBeUndefined();
  });

  it("reads any host that parseHost takes, in either case, with any port", () => {
    fc.assert(
      fc.property(hostText, fc.option(fc.nat(65_535), { nil: undefined }), (text, port) => {
        const host = parseHost(text);
        const authority = port === undefined ? text.toUpperCase() : `${text.toUpperCase()}:${port}`;
        const name = host?.name.replace(/\.$/, "");
        if (host !== undefined) expect(parseAuthority(authority)).toEqual({ host: { kind: host.kind, name }, port });
      }),
      { numRuns: 2_000 },
    );
  });

  it("yields only hosts that parseHost takes, without a dot at the end", () => {
    fc.assert(
      fc.property(hostText, (text) => {
        const host = parseAuthority(text)?.host;
        if (host === undefined) return;
        expect(parseHost(host.name)).toEqual(host);
        expect(host.name.endsWith(".")).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});

const LOOPBACKS = [
  { desc: "localhost", text: "localhost", expected: true },
  { desc: "localhost with a dot", text: "localhost.", expected: true },
  { desc: "a name below it", text: "app.localhost", expected: true },
  { desc: "a name below it with a dot", text: "x.app.localhost.", expected: true },
  { desc: "127.0.0.1", text: "127.0.0.1", expected: true },
  { desc: "127.255.255.254", text: "127.255.255.254", expected: true },
  { desc: "[::1]", text: "[::1]", expected: true },
  { desc: "a name that ends in the same letters", text: "notlocalhost", expected: false },
  { desc: "a name that starts with it", text: "localhost.example", expected: false },
  { desc: "a domain that starts with 127", text: "127.0.0.1.example", expected: false },
  { desc: "128.0.0.1", text: "128.0.0.1", expected: false },
  { desc: "0.0.0.0", text: "0.0.0.0", expected: false },
  { desc: "the unspecified address", text: "[::]", expected: false },
  { desc: "127.0.0.1 mapped into IPv6", text: "[::ffff:7f00:1]", expected: false },
];

describe("isLoopbackHost", () => {
  it.each(LOOPBACKS)("$desc", ({ text, expected }) => {
    const host = parseHost(text);
    expect(host !== undefined && isLoopbackHost(host)).toBe(expected);
    expect(host).toBeDefined();
  });

  it("does not hold of an opaque host by that name", () => {
    expect(isLoopbackHost({ kind: "opaque", name: "localhost" })).toBe(false);
  });
});

// Node 20 and 22 refuse these, Node 24 takes them: the URL standard has become laxer about names that are ASCII.
it.each(["xn--a.example", "xn--.example", "xn--999999b.example"])("takes the platform's word for %s", (text) => {
  expect(parseHost(text)?.name).toBe(URL.canParse(`http://${text}/`) ? text : undefined);
});

describe("isPrivateAddress", () => {
  const blocks: readonly (readonly [address: readonly [number, number], bits: number])[] = [
    [[10, 0], 8],
    [[172, 16], 12],
    [[192, 168], 16],
    [[169, 254], 16],
    [[100, 64], 10],
  ];

  /** By the bits of the first two bytes. */
  const isPrivateIpv4 = (first: number, second: number): boolean =>
    blocks.some(([[a, b], bits]) => (first * 256 + second) >> (16 - bits) === (a * 256 + b) >> (16 - bits));

  it("agrees with the blocks' bits, for each beginning of an IPv4 address", () => {
    for (let first = 0; first < 256; first++)
      for (let second = 0; second < 256; second++) {
        const name = `${first}.${second}.0.1`;
        if (isPrivateAddress({ kind: "ipv4", name }) !== isPrivateIpv4(first, second)) expect.fail(name);
      }
  });

  it("agrees with fc00::/7 and fe80::/10, for each beginning of an IPv6 address", () => {
    for (let first = 1; first <= 0xffff; first++) {
      const name = `[${first.toString(16)}::1]`;
      const expected = first >> 9 === 0xfc00 >> 9 || first >> 6 === 0xfe80 >> 6;
      if (isPrivateAddress({ kind: "ipv6", name }) !== expected) expect.fail(name);
    }
  });

  it.each(["10.example", "192.168.1.20.example", "fd12.example", "localhost"])("%s is a name", (name) => {
    expect(isPrivateAddress({ kind: "domain", name })).toBe(false);
  });
});
