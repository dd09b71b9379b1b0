import { describe, expect, test } from "vitest";
import { CookieStore, type CookieContext, type CookieRules, type StoreResult } from "../../src/cookies/index.ts";
import { firefoxCookieRules } from "../../src/engines/firefox/cookies.ts";
import { webkitCookieRules } from "../../src/engines/webkit/cookies.ts";
import { standardCookieRules } from "../../src/engines/standard/cookies.ts";
import { asking, NOW } from "./asking.ts";

const URL_ = "https://api.bank.example/v1/accounts";

const store = (
  line: string,
  context: CookieContext = asking(URL_),
  rules: CookieRules = standardCookieRules,
): StoreResult => new CookieStore(rules).store(line, context);

function stored(result: StoreResult): object {
  return "stored" in result ? result.stored : expect.fail(JSON.stringify(result));
}

describe("stores", () => {
  test.each([
    {
      desc: "a bare cookie for its host alone, below its folder, until the browser closes",
      line: "a=1",
      cookie: {
        name: "a",
        value: "1",
        domain: "api.bank.example",
        hostOnly: true,
        path: "/v1",
        secure: false,
        httpOnly: false,
        sameSite: "unset",
        partition: undefined,
        creationTime: NOW,
        expiryTime: undefined,
      },
    },
    {
      desc: "every attribute",
      line: "a=1; Domain=bank.example; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=60",
      cookie: {
        name: "a",
        value: "1",
        domain: "bank.example",
        hostOnly: false,
        path: "/",
        secure: true,
        httpOnly: true,
        sameSite: "strict",
        partition: undefined,
        creationTime: NOW,
        expiryTime: NOW + 60_000,
      },
    },
    { desc: "the last of two paths", line: "a=1; Path=/x; Path=/y", cookie: { path: "/y" } },
    { desc: "the default path after an empty last one", line: "a=1; Path=/x; Path=", cookie: { path: "/v1" } },
    { desc: "the default path for a relative one", line: "a=1; Path=x", cookie: { path: "/v1" } },
    {
      desc: "the last of two domains",
      line: "a=1; Domain=evil.example; Domain=bank.example",
      cookie: { domain: "bank.example" },
    },
    {
      desc: "no domain after an empty last one",
      line: "a=1; Domain=bank.example; Domain=",
      cookie: { hostOnly: true },
    },
    { desc: "Secure whatever its value", line: "a=1; Secure=false", cookie: { secure: true } },
    { desc: "SameSite in any case", line: "a=1; samesite=LAX", cookie: { sameSite: "lax" } },
    {
      desc: "an unknown SameSite as none given",
      line: "a=1; SameSite=Strict; SameSite=Wide",
      cookie: { sameSite: "unset" },
    },
    { desc: "unknown attributes", line: "a=1; Priority=High; Version=1", cookie: { name: "a" } },
    { desc: "Partitioned as unknown", line: "a=1; Partitioned; Secure", cookie: { partition: undefined } },
  ])("$desc", ({ line, cookie }) => {
    expect(stored(store(line))).toMatchObject(cookie);
  });
});

const http = asking("http://api.bank.example/v1/accounts");
const script = asking(URL_, { type: "non-http" });
const cross = asking(URL_, { sameSite: "none", thirdParty: true });
const blocking: CookieRules = { ...standardCookieRules, thirdParty: "block", partitionedAttribute: true };

describe("stores nevertheless", () => {
  test.each([
    {
      desc: "anything by a top-level navigation from another site",
      line: "a=1; SameSite=Strict",
      context: asking(URL_, { sameSite: "unset-or-less", isTopLevelNavigation: true }),
    },
    { desc: "None for another site's request", line: "a=1; SameSite=None; Secure", context: cross },
    { desc: "__Host- with all it promises", line: "__Host-a=1; Secure; Path=/" },
    { desc: "__Host- with an empty Domain", line: "__Host-a=1; Secure; Path=/; Domain=" },
    { desc: "__Host-Http- with all it promises", line: "__Host-Http-a=1; Secure; HttpOnly; Path=/" },
    { desc: "__Http- at another path", line: "__Http-a=1; Secure; HttpOnly; Path=/x" },
    { desc: "__HostHttp-, which promises nothing", line: "__HostHttp-a=1" },
    { desc: "a prefix further in", line: "a__Host-=1" },
    {
      desc: "a cookie over http above a Secure one",
      before: "a=1; Secure; Path=/v1/x",
      line: "a=2; Path=/v1",
      context: http,
    },
    {
      desc: "a cookie over http beside one of a sibling",
      before: "a=1; Secure",
      line: "a=2",
      context: asking("http://app.bank.example/v1/"),
    },
    {
      desc: "a cookie over http in place of one that is not Secure",
      before: "a=1",
      line: "a=2",
      context: http,
    },
    {
      desc: "a cookie over http in another jar than a Secure one",
      before: "a=1; Secure",
      line: "a=2",
      context: asking(http.url.href, { sameSite: "none", thirdParty: true }),
      rules: firefoxCookieRules,
    },
    { desc: "a cookie over http of another case", before: "a=1; Secure", line: "A=2", context: http },
    { desc: "an insecure cookie over a Secure one with TLS", before: "a=1; Secure", line: "a=2" },
    { desc: "a script's cookie beside an HttpOnly one", before: "a=1; HttpOnly", line: "a=2; Path=/", context: script },
    { desc: "a response's cookie over an HttpOnly one", before: "a=1; HttpOnly", line: "a=2" },
    { desc: "None without Secure in WebKit", line: "a=1; SameSite=None", rules: webkitCookieRules },
    {
      desc: "Strict for another site's request in WebKit",
      line: "a=1; SameSite=Strict",
      context: { ...cross, thirdParty: false },
      rules: webkitCookieRules,
    },
    {
      desc: "no SameSite for another site's request in Firefox",
      line: "a=1",
      context: { ...cross, thirdParty: false },
      rules: firefoxCookieRules,
    },
    {
      desc: "Secure over http to this machine in Firefox",
      line: "__Secure-a=1; Secure",
      context: asking("http://127.0.0.1/"),
      rules: firefoxCookieRules,
    },
    {
      desc: "__Host- with a default path in Firefox",
      line: "__Host-a=1; Secure",
      context: asking("https://api.bank.example/"),
      rules: firefoxCookieRules,
    },
    {
      desc: "a cookie over http below a Secure one in WebKit",
      before: "a=1; Secure",
      line: "a=2; Path=/v1/x",
      context: http,
      rules: webkitCookieRules,
    },
  ])("$desc", ({ line, context = asking(URL_), rules = standardCookieRules, before }) => {
    const cookies = new CookieStore(rules);
    if (before !== undefined) expect(cookies.store(before, asking(URL_))).toHaveProperty("stored");
    expect(cookies.store(line, context)).toHaveProperty("stored");
  });
});

describe("third parties", () => {
  const top = (thirdParty: boolean, partitionKey: string): CookieContext =>
    asking(URL_, { thirdParty, partitionKey, sameSite: thirdParty ? "none" : "strict-or-less" });
  const line = "n=1; SameSite=None; Secure";

  test.each([
    {
      desc: "allow: one jar",
      rules: standardCookieRules,
      line,
      set: top(true, "https://a.example"),
      seen: [true, true, true],
    },
    {
      desc: "partition: a jar a site",
      rules: firefoxCookieRules,
      line,
      set: top(true, "https://a.example"),
      seen: [true, false, false],
    },
    {
      desc: "partition: the first party's own",
      rules: firefoxCookieRules,
      line,
      set: top(false, "https://bank.example"),
      seen: [false, false, true],
    },
    {
      desc: "block: the first party's own",
      rules: blocking,
      line,
      set: top(false, "https://bank.example"),
      seen: [false, false, true],
    },
    {
      desc: "block: Partitioned",
      rules: blocking,
      line: `${line}; Partitioned`,
      set: top(true, "https://a.example"),
      seen: [true, false, false],
    },
    {
      desc: "block-storing: the first party's own goes everywhere",
      rules: webkitCookieRules,
      line,
      set: top(false, "https://bank.example"),
      seen: [true, true, true],
    },
  ])("$desc", ({ rules, line, set, seen }) => {
    const cookies = new CookieStore(rules);
    expect(cookies.store(line, set)).toHaveProperty("stored");
    const tops = [top(true, "https://a.example"), top(true, "https://b.example"), top(false, "https://bank.example")];
    expect(tops.map((query) => cookies.retrieve(query).header !== undefined)).toEqual(seen);
  });

  test("one name may be in each jar", () => {
    const cookies = new CookieStore(firefoxCookieRules);
    cookies.store("n=shared; SameSite=None; Secure", top(false, "https://bank.example"));
    cookies.store("n=apart; SameSite=None; Secure", top(true, "https://a.example"));
    expect(cookies.retrieve(top(false, "https://bank.example")).header).toBe("n=shared");
    expect(cookies.retrieve(top(true, "https://a.example")).header).toBe("n=apart");
    expect(cookies.list(NOW)).toHaveLength(2);
  });
});

describe("replaces", () => {
  const cookies = (rules: CookieRules, ...lines: string[]): CookieStore => {
    const one = new CookieStore(rules);
    for (const [index, line] of lines.entries()) one.store(line, asking(URL_, { now: NOW + index }));
    return one;
  };

  test("a cookie of one name, domain and path, and says which", () => {
    const one = cookies(standardCookieRules, "a=1", "b=1");
    const result = one.store("a=2", asking(URL_, { now: NOW + 5 }));
    expect(result).toMatchObject({ stored: { value: "2", creationTime: NOW }, replaced: { value: "1" }, evicted: [] });
    expect(one.retrieve(asking(URL_)).header).toBe("a=2; b=1");
  });

  test.each([
    { desc: "another name", line: "A=2" },
    { desc: "another path", line: "a=2; Path=/" },
    { desc: "another domain", line: "a=2; Domain=bank.example" },
    { desc: "the host's domain instead of the host alone", line: "a=2; Domain=api.bank.example" },
  ])("none of $desc", ({ line }) => {
    expect(cookies(standardCookieRules, "a=1", line).list(NOW)).toHaveLength(2);
  });

  test("none when it has expired, and says so", () => {
    const one = cookies(standardCookieRules, "a=1");
    expect(one.store("a=; Max-Age=0", asking(URL_))).toMatchObject({
      expired: { value: "" },
      replaced: { value: "1" },
    });
    expect(one.store("a=; Max-Age=0", asking(URL_))).toMatchObject({ expired: { value: "" }, replaced: undefined });
    expect(one.list(NOW)).toEqual([]);
  });

  test("with its creation-time only beside its value, in Chromium", () => {
    const rules: CookieRules = { ...standardCookieRules, creationTime: "inherited-with-value" };
    expect(cookies(rules, "a=1", "b=1", "a=2").retrieve(asking(URL_)).header).toBe("b=1; a=2");
    expect(cookies(rules, "a=1", "b=1", "a=1").retrieve(asking(URL_)).header).toBe("a=1; b=1");
  });
});

test("clear empties the store", () => {
  const cookies = new CookieStore(standardCookieRules);
  cookies.store("a=1", asking(URL_));
  cookies.clear();
  expect(cookies.list(NOW)).toEqual([]);
  expect(cookies.retrieve(asking(URL_))).toEqual({ header: undefined, sent: [], blocked: [] });
});
