import { describe, expect, test } from "vitest";
import {
  CookieStore,
  refusedReasons,
  type CookieContext,
  type CookieRules,
  type RefusedReason,
  type StoreResult,
} from "../../src/cookies/index.ts";
import { firefoxCookieRules } from "../../src/engines/firefox/cookies.ts";
import { webkitCookieRules } from "../../src/engines/webkit/cookies.ts";
import { standardCookieRules } from "../../src/engines/standard/cookies.ts";
import { asking, NOW } from "./asking.ts";

const URL_ = "https://api.bank.example/v1/accounts";
const http = asking("http://api.bank.example/v1/accounts");
const script = asking(URL_, { type: "non-http" });
const cross = asking(URL_, { sameSite: "none", thirdParty: true });
const blocking: CookieRules = { ...standardCookieRules, thirdParty: "block", partitionedAttribute: true };

const store = (
  line: string,
  context: CookieContext = asking(URL_),
  rules: CookieRules = standardCookieRules,
): StoreResult => new CookieStore(rules).store(line, context);

interface Refusal {
  readonly desc: string;
  readonly line: string;
  readonly reason: RefusedReason;
  readonly context?: CookieContext;
  readonly rules?: CookieRules;
  readonly before?: string;
}

const refusals: readonly Refusal[] = [
  { desc: "a NUL", line: "a=\0", reason: "control-character" },
  { desc: "nothing", line: "", reason: "empty" },
  { desc: "no name, in Firefox", line: "=a", rules: firefoxCookieRules, reason: "nameless" },
  { desc: "a long value", line: `a=${"x".repeat(4096)}`, reason: "too-long" },
  { desc: "a URL without a host", line: "a=1", context: asking("data:,"), reason: "host-invalid" },
  { desc: "a host that is no name", line: "a=1", context: asking("http://a..b/"), reason: "host-invalid" },
  { desc: "a domain that is no name", line: "a=1; Domain=a b", reason: "domain-malformed" },
  { desc: "a domain that is everybody's", line: "a=1; Domain=example", reason: "domain-public-suffix" },
  ...[
    ["http://localhost/", "a=1; Domain=localhost"],
    ["http://localhost/", "a=1; Domain=.localhost"],
    ["http://localhost./", "a=1"],
    ["http://localhost./", "a=1; Domain=localhost."],
  ].map(([url = "", line = ""]): Refusal => ({
    desc: `${line} at ${url}, in WebKit`,
    line,
    context: asking(url),
    rules: webkitCookieRules,
    reason: "domain-public-suffix",
  })),
  { desc: "a stranger's domain", line: "a=1; Domain=evil.example", reason: "domain-mismatch" },
  { desc: "HttpOnly by a script", line: "a=1; HttpOnly", context: script, reason: "http-only-script" },
  { desc: "Secure over http", line: "a=1; Secure", context: http, reason: "secure-scheme" },
  {
    desc: "Secure over http to this machine",
    line: "a=1; Secure",
    context: asking("http://a.localhost/"),
    reason: "secure-scheme",
  },
  {
    desc: "a Secure cookie replaced over http",
    before: "a=1; Secure; Path=/v1",
    line: "a=2",
    context: http,
    reason: "secure-overlay",
  },
  {
    desc: "a Secure cookie shadowed from below",
    before: "a=1; Secure; Path=/v1",
    line: "a=2; Path=/v1/x",
    context: http,
    reason: "secure-overlay",
  },
  {
    desc: "a host's Secure cookie shadowed for its domain",
    before: "a=1; Secure; Path=/",
    line: "a=2; Domain=bank.example",
    context: http,
    reason: "secure-overlay",
  },
  {
    desc: "a domain's Secure cookie shadowed at a host",
    before: "a=1; Secure; Path=/; Domain=bank.example",
    line: "a=2",
    context: http,
    reason: "secure-overlay",
  },
  {
    desc: "a Secure cookie deleted over http",
    before: "a=1; Secure",
    line: "a=; Max-Age=0",
    context: http,
    reason: "secure-overlay",
  },
  {
    desc: "Strict for another site's request",
    line: "a=1; SameSite=Strict",
    context: cross,
    reason: "same-site-strict",
  },
  { desc: "Lax for another site's request", line: "a=1; SameSite=Lax", context: cross, reason: "same-site-lax" },
  {
    desc: "Lax for another site's link that a script follows in a frame",
    line: "a=1; SameSite=Lax",
    context: asking(URL_, { sameSite: "lax-or-less" }),
    reason: "same-site-lax",
  },
  {
    desc: "Lax by a script in a frame of another site's page",
    line: "a=1; SameSite=Lax",
    context: asking(URL_, { type: "non-http", sameSite: "none", isTopLevelNavigation: true }),
    reason: "same-site-lax",
  },
  { desc: "no SameSite for another site's request", line: "a=1", context: cross, reason: "same-site-default" },
  { desc: "None without Secure", line: "a=1; SameSite=None", reason: "same-site-none-insecure" },
  { desc: "__Secure- without Secure", line: "__Secure-a=1", reason: "prefix-secure" },
  { desc: "__secure- in any case", line: "__sEcUrE-a=1", reason: "prefix-secure" },
  { desc: "__Host- without Secure", line: "__Host-a=1; Path=/", reason: "prefix-host" },
  { desc: "__Host- with Domain", line: "__Host-a=1; Secure; Path=/; Domain=api.bank.example", reason: "prefix-host" },
  {
    desc: "__Host- without Path",
    line: "__Host-a=1; Secure",
    context: asking("https://api.bank.example/"),
    reason: "prefix-host",
  },
  {
    desc: "__Host- with an empty Path",
    line: "__Host-a=1; Secure; Path=",
    context: asking("https://api.bank.example/"),
    reason: "prefix-host",
  },
  { desc: "__Host- with another Path", line: "__HOST-a=1; Secure; Path=/v1", reason: "prefix-host" },
  { desc: "__Http- without HttpOnly", line: "__Http-a=1; Secure", reason: "prefix-http" },
  { desc: "__Http- by a script", line: "__Http-a=1; Secure", context: script, reason: "prefix-http" },
  { desc: "__Host-Http- without HttpOnly", line: "__Host-Http-a=1; Secure; Path=/", reason: "prefix-host-http" },
  { desc: "__Host-Http- without Path", line: "__Host-Http-a=1; Secure; HttpOnly", reason: "prefix-host" },
  { desc: "a prefix in a value without a name", line: "__Host-a; Secure; Path=/", reason: "prefix-nameless" },
  { desc: "a prefix after =", line: "=__http-a=1; Secure", reason: "prefix-nameless" },
  { desc: "Partitioned without Secure", line: "a=1; Partitioned", rules: blocking, reason: "partitioned-insecure" },
  {
    desc: "a partition without a name",
    line: "a=1; SameSite=None; Secure; Partitioned",
    context: { ...cross, partitionKey: undefined },
    rules: blocking,
    reason: "partition-none",
  },
  {
    desc: "a third party, blocked",
    line: "a=1; SameSite=None; Secure",
    context: cross,
    rules: blocking,
    reason: "third-party-blocked",
  },
  {
    desc: "a third party with Partitioned, blocked in Firefox",
    line: "a=1; SameSite=None; Secure; Partitioned",
    context: cross,
    rules: { ...blocking, partitionedWhenBlocked: false },
    reason: "third-party-blocked",
  },
  {
    desc: "a third party, in WebKit",
    line: "a=1",
    context: cross,
    rules: webkitCookieRules,
    reason: "third-party-blocked",
  },
  {
    desc: "an HttpOnly cookie replaced by a script",
    before: "a=1; HttpOnly",
    line: "a=2",
    context: script,
    reason: "http-only-overwrite",
  },
  {
    desc: "an HttpOnly cookie deleted by a script",
    before: "a=1; HttpOnly",
    line: "a=; Max-Age=0",
    context: script,
    reason: "http-only-overwrite",
  },
  {
    desc: "an insecure cookie beside as many Secure ones as there may be, in Firefox",
    before: "a=1; Secure",
    line: "b=1",
    rules: { ...firefoxCookieRules, limits: { ...firefoxCookieRules.limits, perHost: { limit: 1, keep: 1 } } },
    reason: "host-limit",
  },
];

describe("refuses", () => {
  test.each(refusals)("$desc", ({ line, reason, context = asking(URL_), rules = standardCookieRules, before }) => {
    const cookies = new CookieStore(rules);
    if (before !== undefined) expect(cookies.store(before, asking(URL_))).toHaveProperty("stored");
    const list = cookies.list(NOW);
    expect(cookies.store(line, context)).toMatchObject({ refused: reason });
    expect(cookies.list(NOW)).toEqual(list);
  });

  test("for every reason there is", () => {
    expect(new Set(refusals.map(({ reason }) => reason))).toEqual(new Set(refusedReasons));
  });

  test("and gives the line where it could be taken apart", () => {
    expect(store("a=1; Domain=evil.example; X")).toEqual({
      refused: "domain-mismatch",
      line: {
        name: "a",
        value: "1",
        attributes: [
          { name: "domain", value: "evil.example", hasValue: true },
          { name: "x", value: "", hasValue: false },
        ],
      },
    });
    expect(store("a=\0")).toEqual({ refused: "control-character", line: undefined });
  });

  test("for the cookie's own fault before the browser's policy", () => {
    expect(store("a=1; SameSite=Lax", cross, blocking)).toMatchObject({ refused: "same-site-lax" });
  });
});
