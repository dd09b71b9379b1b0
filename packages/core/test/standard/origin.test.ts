import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultPort, isSameOrigin, parseOrigin, serializeOrigin } from "../../src/standard/origin.ts";
import type { TupleOrigin } from "../../src/standard/origin.ts";
import { isShapedLikeHost, originText } from "./arbitraries.ts";

const S64 = "a".repeat(64);
const H254 = "a".repeat(254);

const ORIGINS = [
  { desc: "https", text: "https://app.bank.example", expected: ["https", "domain", "app.bank.example", undefined] },
  { desc: "a port", text: "http://localhost:3000", expected: ["http", "domain", "localhost", 3000] },
  {
    desc: "another scheme's default port",
    text: "https://a.example:80",
    expected: ["https", "domain", "a.example", 80],
  },
  { desc: "the last port", text: "http://a.example:65535", expected: ["http", "domain", "a.example", 65535] },
  { desc: "a dot at the end", text: "https://a.example.", expected: ["https", "domain", "a.example.", undefined] },
  { desc: "an IPv4 address", text: "http://127.0.0.1:8080", expected: ["http", "ipv4", "127.0.0.1", 8080] },
  { desc: "an IPv6 address", text: "http://[::1]:8080", expected: ["http", "ipv6", "[::1]", 8080] },
  { desc: "wss", text: "wss://a.example", expected: ["wss", "domain", "a.example", undefined] },
  { desc: "ftp", text: "ftp://a.example", expected: ["ftp", "domain", "a.example", undefined] },
  { desc: "an app's scheme", text: "capacitor://localhost", expected: ["capacitor", "opaque", "localhost", undefined] },
  { desc: "an app's scheme with a port", text: "ionic://localhost:80", expected: ["ionic", "opaque", "localhost", 80] },
  {
    desc: "an extension",
    text: "chrome-extension://abcdefghijklmnop",
    expected: ["chrome-extension", "opaque", "abcdefghijklmnop", undefined],
  },
  {
    desc: "an extension with a UUID",
    text: "moz-extension://0c5e2a4b-1b6f-4b7e-9d51-9c5b1c0b7a11",
    expected: ["moz-extension", "opaque", "0c5e2a4b-1b6f-4b7e-9d51-9c5b1c0b7a11", undefined],
  },
  { desc: "an opaque host that looks like a number", text: "app://1", expected: ["app", "opaque", "1", undefined] },
  { desc: "the longest", text: `${S64}://${H254}:65535`, expected: [S64, "opaque", H254, 65535] },
  { desc: "a scheme of 64", text: `${S64}://a`, expected: [S64, "opaque", "a", undefined] },
] as const;

const NO_ORIGINS = [
  { desc: "null", text: "null" },
  { desc: "nothing", text: "" },
  { desc: "a star", text: "*" },
  { desc: "no scheme", text: "a.example" },
  { desc: "no host", text: "https://" },
  { desc: "a port alone", text: "https://:443" },
  { desc: "a slash at the end", text: "https://a.example/" },
  { desc: "a path", text: "https://a.example/a" },
  { desc: "a query", text: "https://a.example?" },
  { desc: "userinfo", text: "https://a@a.example" },
  { desc: "userinfo that looks like the origin", text: "https://a.example:443@evil.example" },
  { desc: "a backslash", text: "https://a.example\\.evil.example" },
  { desc: "a space before", text: " https://a.example" },
  { desc: "a line feed after", text: "https://a.example\n" },
  { desc: "two origins", text: "https://a.example https://b.example" },
  { desc: "a list", text: "https://a.example, https://b.example" },
  { desc: "a scheme in upper case", text: "HTTPS://a.example" },
  { desc: "a host in upper case", text: "https://A.example" },
  { desc: "a Unicode host", text: "https://bücher.example" },
  { desc: "a wildcard", text: "https://*.a.example" },
  { desc: "https with its default port", text: "https://a.example:443" },
  { desc: "http with its default port", text: "http://a.example:80" },
  { desc: "ws with its default port", text: "ws://a.example:80" },
  { desc: "wss with its default port", text: "wss://a.example:443" },
  { desc: "ftp with its default port", text: "ftp://a.example:21" },
  { desc: "an empty port", text: "https://a.example:" },
  { desc: "port 0", text: "https://a.example:0" },
  { desc: "a port with a leading zero", text: "https://a.example:08443" },
  { desc: "a port that is too high", text: "https://a.example:65536" },
  { desc: "a port of six digits", text: "https://a.example:100000" },
  { desc: "an IPv4 address that is not canonical", text: "http://127.1" },
  { desc: "an IPv6 address that is not canonical", text: "http://[0::1]" },
  { desc: "a label of 64", text: `https://${"a".repeat(64)}.example` },
  { desc: "file", text: "file://" },
  { desc: "file with a host", text: "file://server" },
  { desc: "data", text: "data://a" },
  { desc: "a blob URL", text: "blob:https://a.example" },
  { desc: "an opaque host of 255", text: `app://a${H254}` },
  { desc: "a scheme of 65", text: `a${S64}://a` },
  { desc: "a scheme that starts with a digit", text: "1app://a" },
  { desc: "an opaque host with a mark", text: "app://a!b" },
  { desc: "an opaque host in brackets", text: "app://[::1]" },
  { desc: "an opaque host in upper case", text: "app://A" },
  { desc: "an app's scheme with a slash at the end", text: "capacitor://localhost/" },
  { desc: "one slash", text: "https:/a.example" },
  { desc: "three slashes", text: "https:///a.example" },
];

const SPECIAL = /^(?:https?|wss?|ftp):/i;

function isNodeOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}

describe("parseOrigin", () => {
  it.each(ORIGINS)("accepts $desc", ({ text, expected: [scheme, kind, name, port] }) => {
    const origin = parseOrigin(text);
    expect(origin).toEqual({ scheme, host: { kind, name }, port });
    expect(origin && serializeOrigin(origin)).toBe(text);
  });

  it.each(NO_ORIGINS)("refuses $desc", ({ text }) => {
    expect(parseOrigin(text)).toBeUndefined();
  });

  it("accepts what Node's URL calls its own origin, apart from port 0 and hosts that the DNS could not hold", () => {
    fc.assert(
      fc.property(originText, (text) => {
        fc.pre(SPECIAL.test(text));
        const twin = isNodeOrigin(text) && new URL(text).port !== "0" && isShapedLikeHost(new URL(text).hostname);
        expect(parseOrigin(text) !== undefined).toBe(twin);
      }),
      { numRuns: 5_000 },
    );
  });

  it("accepts the origin of any URL with such a host", () => {
    fc.assert(
      fc.property(originText, (text) => {
        fc.pre(URL.canParse(text) && SPECIAL.test(new URL(text).href));
        const { origin, hostname, port } = new URL(text);
        expect(parseOrigin(origin) !== undefined).toBe(port !== "0" && isShapedLikeHost(hostname));
      }),
      { numRuns: 5_000 },
    );
  });

  it("accepts other schemes only as Node's URL writes them", () => {
    const part = fc.string({
      unit: fc.constantFrom("a", "Z", "0", "9", ".", "-", "+", "_", ":", "/", "@", "%", "é", " "),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(part, part, (scheme, host) => {
        const text = `x${scheme}://${host}`;
        const origin = parseOrigin(text);
        if (origin === undefined) return;
        expect(new URL(text).href).toBe(text);
        expect(new URL(text).hostname).toBe(origin.host.name);
        expect(origin.host.kind).toBe("opaque");
      }),
      { numRuns: 5_000 },
    );
  });

  it("takes linear time", () => {
    const start = performance.now();
    for (const part of ["a", "a.", "a:", "://", "1"]) {
      expect(parseOrigin(part.repeat(200_000))).toBeUndefined();
      expect(parseOrigin(`https://${part.repeat(200_000)}`)).toBeUndefined();
    }
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("serializeOrigin", () => {
  it("is the inverse of parseOrigin", () => {
    fc.assert(
      fc.property(originText, (text) => {
        const origin = parseOrigin(text);
        if (origin !== undefined) expect(serializeOrigin(origin)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it("leaves out a default port that was put in by hand", () => {
    const host = { kind: "domain", name: "a.example" } as const;
    expect(serializeOrigin({ scheme: "https", host, port: 443 })).toBe("https://a.example");
    expect(serializeOrigin({ scheme: "http", host, port: 443 })).toBe("http://a.example:443");
  });
});

const PAIRS = [
  { desc: "the same", a: "https://a.example", b: "https://a.example", expected: true },
  { desc: "another scheme", a: "https://a.example", b: "http://a.example", expected: false },
  { desc: "another host", a: "https://a.example", b: "https://b.example", expected: false },
  { desc: "a subdomain", a: "https://a.example", b: "https://x.a.example", expected: false },
  { desc: "another port", a: "https://a.example", b: "https://a.example:8443", expected: false },
  { desc: "the same port", a: "https://a.example:8443", b: "https://a.example:8443", expected: true },
  { desc: "a dot at the end", a: "https://a.example", b: "https://a.example.", expected: false },
  { desc: "two addresses of one machine", a: "http://127.0.0.1", b: "http://[::1]", expected: false },
];

function origin(text: string): TupleOrigin {
  const parsed = parseOrigin(text);
  if (parsed === undefined) throw new Error(`no origin: ${text}`);
  return parsed;
}

describe("isSameOrigin", () => {
  it.each(PAIRS)("$desc", ({ a, b, expected }) => {
    expect(isSameOrigin(origin(a), origin(b))).toBe(expected);
    expect(isSameOrigin(origin(b), origin(a))).toBe(expected);
  });

  it("takes a default port that was put in by hand for what it is", () => {
    expect(isSameOrigin(origin("https://a.example"), { ...origin("https://a.example"), port: 443 })).toBe(true);
    expect(isSameOrigin(origin("app://a"), { ...origin("app://a"), port: 443 })).toBe(false);
  });

  it("is equality of serializations", () => {
    const parsed = originText.map(parseOrigin).filter((each) => each !== undefined);
    fc.assert(
      fc.property(parsed, parsed, (a, b) => {
        expect(isSameOrigin(a, b)).toBe(serializeOrigin(a) === serializeOrigin(b));
        expect(isSameOrigin(a, { ...a })).toBe(true);
      }),
    );
  });
});

describe("defaultPort", () => {
  it.each([
    { desc: "http", expected: 80 },
    { desc: "https", expected: 443 },
    { desc: "ws", expected: 80 },
    { desc: "wss", expected: 443 },
    { desc: "ftp", expected: 21 },
    { desc: "capacitor", expected: undefined },
    { desc: "constructor", expected: undefined },
  ])("$desc", ({ desc, expected }) => {
    expect(defaultPort(desc)).toBe(expected);
  });
});
