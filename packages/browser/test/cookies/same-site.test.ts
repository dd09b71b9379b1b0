import { parseOrigin } from "sallyport/standard";
import { describe, expect, test } from "vitest";
import {
  isThirdParty,
  sameSiteMode,
  siteForCookies,
  type SameSiteRequest,
  type SiteOrigin,
} from "../../src/cookies/index.ts";
import { chromiumCookieRules } from "../../src/engines/chromium/cookies.ts";
import { firefoxCookieRules } from "../../src/engines/firefox/cookies.ts";
import { webkitCookieRules } from "../../src/engines/webkit/cookies.ts";
import { standardCookieRules } from "../../src/engines/standard/cookies.ts";

const BANK = "https://bank.example";
const API = "https://api.bank.example";
const PLAIN = "http://bank.example";
const EVIL = "https://evil.example";

const origin = (text: string): SiteOrigin => parseOrigin(text) ?? "opaque";

interface Row {
  readonly from?: string;
  readonly urls?: readonly string[];
  readonly method?: string;
  readonly top?: boolean;
}

function request({ from, urls = [API], method = "GET", top = false }: Row): SameSiteRequest {
  return {
    method,
    urls: urls.map((url) => new URL(url)),
    siteForCookies: from === undefined ? undefined : origin(from),
    isTopLevelNavigation: top,
  };
}

describe("siteForCookies", () => {
  test.each([
    { desc: "of a page is its origin", documents: [BANK], is: BANK, webkit: BANK },
    { desc: "of a frame of the same site is the page's", documents: [BANK, API], is: BANK, webkit: BANK },
    { desc: "of another site's frame is nobody's", documents: [BANK, EVIL], is: "opaque", webkit: BANK },
    {
      desc: "of a frame held by another site's frame is nobody's",
      documents: [BANK, EVIL, BANK],
      is: "opaque",
      webkit: BANK,
    },
    { desc: "of a frame in another site's page is nobody's", documents: [EVIL, BANK], is: "opaque", webkit: EVIL },
    { desc: "of an opaque page is nobody's", documents: ["null"], is: "opaque", webkit: "opaque" },
    { desc: "of a frame in an opaque page is nobody's", documents: ["null", BANK], is: "opaque", webkit: "opaque" },
    { desc: "of no document is nobody's", documents: [], is: "opaque", webkit: "opaque" },
    { desc: "over http is another site's", documents: [BANK, PLAIN], is: "opaque", webkit: BANK },
    {
      desc: "of a public suffix is its own",
      documents: ["https://a.github.io", "https://b.github.io"],
      is: "opaque",
      webkit: "https://a.github.io",
    },
  ])("$desc", ({ documents, is, webkit }) => {
    const origins = documents.map(origin);
    expect(siteForCookies(origins, standardCookieRules)).toEqual(origin(is));
    expect(siteForCookies(origins, webkitCookieRules)).toEqual(origin(webkit));
  });
});

describe("sameSiteMode of the standard", () => {
  test.each([
    { desc: "a fetch by the site", row: { from: BANK }, mode: "strict-or-less" },
    { desc: "a POST by the site", row: { from: BANK, method: "POST" }, mode: "strict-or-less" },
    { desc: "a fetch by another site", row: { from: EVIL }, mode: "none" },
    { desc: "a fetch by a frame within other sites", row: { from: "null" }, mode: "none" },
    { desc: "a fetch by the site over http", row: { from: PLAIN }, mode: "none" },
    {
      desc: "a fetch by a neighbour below a public suffix",
      row: { from: "https://a.github.io", urls: ["https://b.github.io"] },
      mode: "none",
    },
    { desc: "an address typed in", row: { top: true }, mode: "strict-or-less" },
    { desc: "a link of the site", row: { from: BANK, top: true }, mode: "strict-or-less" },
    { desc: "a form of the site", row: { from: BANK, top: true, method: "POST" }, mode: "strict-or-less" },
    { desc: "a link of another site", row: { from: EVIL, top: true }, mode: "lax-or-less" },
    { desc: "a HEAD of another site", row: { from: EVIL, top: true, method: "HEAD" }, mode: "lax-or-less" },
    { desc: "a form of another site", row: { from: EVIL, top: true, method: "POST" }, mode: "unset-or-less" },
    {
      desc: "a form with a method in lower case",
      row: { from: EVIL, top: true, method: "get" },
      mode: "unset-or-less",
    },
    { desc: "a link of an opaque page", row: { from: "null", top: true }, mode: "lax-or-less" },
    { desc: "a redirect within the site", row: { from: BANK, urls: [BANK, API] }, mode: "strict-or-less" },
    { desc: "a redirect through another site", row: { from: BANK, urls: [BANK, EVIL, API] }, mode: "none" },
    { desc: "a redirect by another site", row: { from: BANK, urls: [EVIL, API] }, mode: "none" },
    { desc: "a redirect to another site", row: { from: BANK, urls: [API, EVIL] }, mode: "none" },
    { desc: "a redirect of another site's fetch by the site", row: { from: EVIL, urls: [API, BANK] }, mode: "none" },
    {
      desc: "an address typed in that another site redirects",
      row: { urls: [EVIL, API], top: true },
      mode: "lax-or-less",
    },
    { desc: "a link through another site", row: { from: BANK, urls: [EVIL, API], top: true }, mode: "lax-or-less" },
    { desc: "a socket of the site", row: { from: BANK, urls: ["wss://api.bank.example"] }, mode: "strict-or-less" },
    { desc: "a socket of another site", row: { from: EVIL, urls: ["wss://api.bank.example"] }, mode: "none" },
    { desc: "a socket without TLS", row: { from: BANK, urls: ["ws://api.bank.example"] }, mode: "none" },
    { desc: "a data URL", row: { from: BANK, urls: ["data:,"] }, mode: "none" },
    { desc: "no URL", row: { from: BANK, urls: [] }, mode: "none" },
  ] satisfies { desc: string; row: Row; mode: string }[])("$desc: $mode", ({ row, mode }) => {
    expect(sameSiteMode(request(row), standardCookieRules)).toBe(mode);
    expect(sameSiteMode(request(row), standardCookieRules, "store")).toBe(mode);
  });
});

describe("sameSiteMode by engine", () => {
  test.each([
    {
      desc: "http and https",
      row: { from: PLAIN },
      chromium: "none",
      firefox: "strict-or-less",
      webkit: "strict-or-less",
    },
    {
      desc: "a fetch through another site",
      row: { from: BANK, urls: [EVIL, API] },
      chromium: "strict-or-less",
      firefox: "none",
      webkit: "strict-or-less",
    },
    {
      desc: "a link through another site",
      row: { from: BANK, urls: [EVIL, API], top: true },
      chromium: "strict-or-less",
      firefox: "lax-or-less",
      webkit: "lax-or-less",
    },
    { desc: "a fetch of another site", row: { from: EVIL }, chromium: "none", firefox: "none", webkit: "none" },
  ] satisfies { desc: string; row: Row; chromium: string; firefox: string; webkit: string }[])(
    "$desc",
    ({ row, ...modes }) => {
      expect(sameSiteMode(request(row), chromiumCookieRules)).toBe(modes.chromium);
      expect(sameSiteMode(request(row), firefoxCookieRules)).toBe(modes.firefox);
      expect(sameSiteMode(request(row), webkitCookieRules)).toBe(modes.webkit);
    },
  );

  test("Firefox lets what came through another site set what it would not have sent there", () => {
    const through = request({ from: BANK, urls: [EVIL, API] });
    expect(sameSiteMode(through, firefoxCookieRules, "store")).toBe("strict-or-less");
  });
});

test.each([
  { desc: "a fetch by the site", row: { from: BANK }, is: false },
  { desc: "a fetch by another site", row: { from: EVIL }, is: true },
  { desc: "a fetch within other sites", row: { from: "null" }, is: true },
  { desc: "a link of another site", row: { from: EVIL, top: true }, is: false },
  { desc: "an address typed in", row: { top: true }, is: false },
  { desc: "a redirect to the site", row: { from: BANK, urls: [EVIL, API] }, is: false },
  { desc: "a redirect to another site", row: { from: BANK, urls: [API, EVIL] }, is: true },
] satisfies { desc: string; row: Row; is: boolean }[])("isThirdParty of $desc: $is", ({ row, is }) => {
  expect(isThirdParty(request(row), standardCookieRules)).toBe(is);
});
