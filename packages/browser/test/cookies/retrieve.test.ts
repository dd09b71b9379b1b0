import { describe, expect, test } from "vitest";
import {
  CookieStore,
  blockedReasons,
  type CookieContext,
  type CookieRules,
  type BlockedReason,
} from "../../src/cookies/index.ts";
import { chromiumCookieRules } from "../../src/engines/chromium/cookies.ts";
import { firefoxCookieRules } from "../../src/engines/firefox/cookies.ts";
import { webkitCookieRules } from "../../src/engines/webkit/cookies.ts";
import { standardCookieRules } from "../../src/engines/standard/cookies.ts";
import { asking, NOW } from "./asking.ts";

const URL_ = "https://api.bank.example/v1/accounts";
const blocking: CookieRules = { ...standardCookieRules, thirdParty: "block", partitionedAttribute: true };
const allowing: CookieRules = { ...firefoxCookieRules, thirdParty: "allow" };
const third = asking(URL_, { sameSite: "none", thirdParty: true, partitionKey: "https://a.example" });
const form = (now: number): CookieContext =>
  asking(URL_, { sameSite: "unset-or-less", isTopLevelNavigation: true, now });

interface Row {
  readonly desc: string;
  readonly line: string;
  readonly query: CookieContext;
  readonly from?: string;
  readonly rules?: CookieRules;
}

function asked({ line, query, from = URL_, rules = standardCookieRules }: Row): {
  header: string | undefined;
  reasons: BlockedReason[];
} {
  const cookies = new CookieStore(rules);
  expect(cookies.store(line, asking(from))).toHaveProperty("stored");
  const { header, sent, blocked } = cookies.retrieve(query);
  expect(sent.length + blocked.length).toBeLessThanOrEqual(1);
  return { header, reasons: blocked.map(({ reason }) => reason) };
}

describe("sends", () => {
  test.each([
    { desc: "to its host", line: "a=1", query: asking(URL_) },
    { desc: "to every port", line: "a=1", query: asking("https://api.bank.example:8443/v1/") },
    { desc: "over http what is not Secure", line: "a=1", query: asking("http://api.bank.example/v1/") },
    { desc: "below its domain", line: "a=1; Domain=bank.example", query: asking("https://a.b.bank.example/v1/") },
    { desc: "at its domain", line: "a=1; Domain=bank.example", query: asking("https://bank.example/v1/") },
    { desc: "to an upper-case host", line: "a=1", query: asking("https://API.BANK.EXAMPLE/v1/") },
    { desc: "below its path", line: "a=1; Path=/v1", query: asking("https://api.bank.example/v1/x/y?z#w") },
    { desc: "to an address", line: "a=1", from: "http://127.0.0.1:80/v1/x", query: asking("http://127.0.0.1:90/v1/") },
    { desc: "to a socket", line: "a=1; Secure", query: asking("wss://api.bank.example/v1/") },
    { desc: "HttpOnly in requests", line: "a=1; HttpOnly", query: asking(URL_) },
    {
      desc: "Lax with a link of another site",
      line: "a=1; SameSite=Lax",
      query: asking(URL_, { sameSite: "lax-or-less" }),
    },
    {
      desc: "what names no SameSite with a link of another site",
      line: "a=1",
      query: asking(URL_, { sameSite: "lax-or-less" }),
    },
    { desc: "None to all", line: "a=1; SameSite=None; Secure", query: third },
    { desc: "what names no SameSite to all, in Firefox", line: "a=1", query: third, rules: allowing },
    {
      desc: "what names no SameSite and is new with a form of another site, in Chromium",
      line: "a=1",
      query: form(NOW + 119_999),
      rules: chromiumCookieRules,
    },
    {
      desc: "Secure over http to this machine, in Chromium",
      line: "a=1; Secure",
      from: "https://localhost/v1/",
      query: asking("http://localhost/v1/"),
      rules: chromiumCookieRules,
    },
    { desc: "to third parties, in WebKit", line: "a=1", query: third, rules: webkitCookieRules },
  ] satisfies Row[])("$desc", (row) => {
    expect(asked(row)).toEqual({ header: "a=1", reasons: [] });
  });
});

const blocked: readonly (Row & { readonly reason: BlockedReason })[] = [
  { desc: "after its time", line: "a=1; Max-Age=1", query: asking(URL_, { now: NOW + 1000 }), reason: "expired" },
  { desc: "from a host below", line: "a=1", query: asking("https://x.api.bank.example/v1/"), reason: "host-only" },
  { desc: "from a sibling", line: "a=1", query: asking("https://app.bank.example/v1/"), reason: "host-only" },
  {
    desc: "from a sibling of its domain",
    line: "a=1; Domain=api.bank.example",
    query: asking("https://app.bank.example/v1/"),
    reason: "domain-mismatch",
  },
  {
    desc: "from the host above its domain",
    line: "a=1; Domain=api.bank.example",
    query: asking("https://bank.example/v1/"),
    reason: "domain-mismatch",
  },
  { desc: "above its path", line: "a=1", query: asking("https://api.bank.example/"), reason: "path-mismatch" },
  {
    desc: "beside its path",
    line: "a=1; Path=/v1",
    query: asking("https://api.bank.example/v10"),
    reason: "path-mismatch",
  },
  { desc: "from http", line: "a=1; Secure", query: asking("http://api.bank.example/v1/"), reason: "secure-scheme" },
  {
    desc: "from a socket without TLS",
    line: "a=1; Secure",
    query: asking("ws://api.bank.example/v1/"),
    reason: "secure-scheme",
  },
  {
    desc: "from http to this machine",
    line: "a=1; Secure",
    from: "https://localhost/v1/",
    query: asking("http://localhost/v1/"),
    reason: "secure-scheme",
  },
  {
    desc: "from a script",
    line: "a=1; HttpOnly",
    query: asking(URL_, { type: "non-http" }),
    reason: "http-only-script",
  },
  {
    desc: "from a link of another site",
    line: "a=1; SameSite=Strict",
    query: asking(URL_, { sameSite: "lax-or-less" }),
    reason: "same-site-strict",
  },
  {
    desc: "from another site's form, Strict",
    line: "a=1; SameSite=Strict",
    query: form(NOW),
    reason: "same-site-strict",
  },
  { desc: "from another site's form, Lax", line: "a=1; SameSite=Lax", query: form(NOW), reason: "same-site-lax" },
  {
    desc: "from another site's form, Lax and new, in Chromium",
    line: "a=1; SameSite=Lax",
    query: form(NOW),
    rules: chromiumCookieRules,
    reason: "same-site-lax",
  },
  { desc: "from another site's form, by default", line: "a=1", query: form(NOW), reason: "same-site-default" },
  {
    desc: "from another site's form after two minutes, in Chromium",
    line: "a=1",
    query: form(NOW + 120_000),
    rules: chromiumCookieRules,
    reason: "same-site-default",
  },
  {
    desc: "from another site's fetch, new or not, in Chromium",
    line: "a=1",
    query: third,
    rules: chromiumCookieRules,
    reason: "same-site-default",
  },
  { desc: "from another site's fetch, Lax", line: "a=1; SameSite=Lax", query: third, reason: "same-site-lax" },
  {
    desc: "from another partition",
    line: "a=1; SameSite=None; Secure; Partitioned",
    query: third,
    rules: blocking,
    reason: "partition-other",
  },
  {
    desc: "from no partition",
    line: "a=1; Secure; Partitioned",
    query: asking(URL_, { partitionKey: undefined }),
    rules: blocking,
    reason: "partition-other",
  },
  {
    desc: "from third parties",
    line: "a=1; SameSite=None; Secure",
    query: third,
    rules: blocking,
    reason: "third-party-blocked",
  },
  {
    desc: "from third parties, in Firefox",
    line: "a=1; SameSite=None; Secure",
    query: third,
    rules: firefoxCookieRules,
    reason: "third-party-partitioned",
  },
  {
    desc: "from third parties, for its own fault first",
    line: "a=1; SameSite=Strict",
    query: third,
    rules: blocking,
    reason: "same-site-strict",
  },
];

describe("withholds", () => {
  test.each(blocked)("$desc: $reason", ({ reason, ...row }) => {
    expect(asked(row)).toEqual({ header: undefined, reasons: [reason] });
  });

  test("for every reason there is", () => {
    expect(new Set(blocked.map(({ reason }) => reason))).toEqual(new Set(blockedReasons));
  });

  test.each([
    { desc: "another site's", url: "https://evil.example/v1/" },
    { desc: "its public suffix", url: "https://example/v1/" },
    { desc: "a host with a dot at the end", url: "https://api.bank.example./v1/" },
    { desc: "a host that is no name", url: "https://api..bank.example/v1/" },
    { desc: "a URL without a host", url: "data:," },
  ])("without a word from $desc", ({ url }) => {
    expect(asked({ desc: "", line: "a=1; Domain=bank.example", query: asking(url) })).toEqual({
      header: undefined,
      reasons: [],
    });
  });
});
