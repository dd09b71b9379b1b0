import { describe, expect, test } from "vitest";
import { Browser, inProcess, type BrowserOptions, type EngineName, type Page } from "../../src/index.ts";

interface Jsdom {
  readonly JSDOM: new () => {
    readonly window: { readonly DOMParser: new () => NonNullable<BrowserOptions["parser"]> };
  };
}

// @ts-expect-error -- jsdom brings no types
const loaded: unknown = await import("jsdom");
const { DOMParser } = new (loaded as Jsdom).JSDOM().window;
const PAGE = "https://app.example/";
const API = "https://api.example/";

interface Shown {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly engine?: EngineName;
  readonly type?: string;
}

const referrers: (string | null)[] = [];

function browserFor({ html, headers, engine = "standard", type = "text/html" }: Shown, hasParser = true): Browser {
  const app = (): Response => new Response(html, { headers: { "Content-Type": type, ...headers } });
  const api = (request: Request): Response => {
    referrers.push(request.headers.get("Referer"));
    return new Response("{}", { headers: { "Access-Control-Allow-Origin": "*" } });
  };
  const network = inProcess({ [new URL(PAGE).origin]: app, [new URL(API).origin]: api });
  return new Browser({ engine, network, ...(hasParser && { parser: new DOMParser() }) });
}

const openPage = (shown: Shown, hasParser?: boolean): Promise<Page> => browserFor(shown, hasParser).open(PAGE);

const meta = (name: string, content: string): string => `<meta http-equiv="${name}" content="${content}">`;
const self = meta("content-security-policy", "connect-src 'self'");

describe("Content-Security-Policy in a document", () => {
  test.each<[desc: string, html: string, code: string | undefined]>([
    ["in the head", `<head>${self}`, "csp"],
    ["without tags around it", self, "csp"],
    ["in other letters", self.replace("content-security-policy", "CONTENT-Security-Policy"), "csp"],
    ["in the body", `<body><p>${self}`, undefined],
    ["in a comment", `<!-- ${self} -->`, undefined],
    ["in a script", `<script>"${self}"</script>`, undefined],
    ["in noscript", `<noscript>${self}</noscript>`, undefined],
    ["in a template", `<template>${self}</template>`, undefined],
    ["in a title", `<title>${self}</title>`, undefined],
    ["that only reports", meta("content-security-policy-report-only", "connect-src 'self'"), undefined],
    ["by name", `<meta name="content-security-policy" content="connect-src 'self'">`, undefined],
    ["empty", meta("content-security-policy", ""), undefined],
    ["that lists it", meta("content-security-policy", "connect-src https://api.example"), undefined],
    ["two: both count", `${meta("content-security-policy", "connect-src *")}${self}`, "csp"],
  ])("%s", async (_desc, html, code) => {
    const page = await openPage({ html });
    expect((await page.attempt(API)).failure?.code).toBe(code);
  });

  test("the header and the document's both count, for frames and windows too", async () => {
    const headers = { "Content-Security-Policy": "connect-src *" };
    const page = await openPage({ html: self, headers });
    expect((await page.attempt(API)).failure?.code).toBe("csp");
    const { page: frame } = await page.frame(PAGE);
    expect((await frame.attempt(API)).failure?.code).toBe("csp");
  });

  test.each(["frame-ancestors 'none'", "sandbox", "report-uri /x"])("%s does nothing there", async (directive) => {
    const html = meta("content-security-policy", directive) + meta("x-frame-options", "DENY");
    const page = await openPage({ html });
    expect(page.origin).toBe("https://app.example");
    expect(page.environment.contentSecurityPolicies).toEqual([]);
    const { navigation } = await browserFor({ html }).pageAt(API).frame(PAGE);
    expect(navigation?.failure).toBe(undefined);
  });

  test("headers count alone without a parser, or where the document isn't HTML", async () => {
    for (const page of [await openPage({ html: self }, false), await openPage({ html: self, type: "text/plain" })])
      expect((await page.attempt(API)).failure).toBe(undefined);
  });
});

describe("the referrer policy of a document", () => {
  test.each<[html: string, referrer: string | null]>([
    ['<meta name="referrer" content="no-referrer">', null],
    ['<meta name="REFERRER" content="NO-REFERRER">', null],
    ['<meta name="referrer" content="unsafe-url">', PAGE],
    ['<meta name="referrer" content="always">', PAGE],
    ['<meta name="referrer" content="never">', null],
    ['<meta name="referrer" content="nonsense">', null],
    ['<meta name="referrer" content="">', null],
    ['<meta name="referrer" content="origin, unsafe-url">', null],
    ['<meta name="referrer" content="unsafe-url"><meta name="referrer" content="no-referrer">', null],
    ['<meta name="referrer" content="no-referrer"><meta name="referrer" content="unsafe-url">', PAGE],
    ['<body><meta name="referrer" content="unsafe-url">', PAGE],
    ["<p>", null],
  ])("%s", async (html, referrer) => {
    // Its header alone would send none.
    const page = await openPage({ html, headers: { "Referrer-Policy": "no-referrer" } });
    referrers.length = 0;
    await page.fetch(API);
    expect(referrers).toEqual([referrer]);
  });
});

test("a document refreshes where its header says nothing", async () => {
  const html = meta("refresh", "3; url=/next") + meta("refresh", "1; url=/other");
  expect((await openPage({ html })).refresh).toEqual({ url: `${PAGE}next`, seconds: 3 });
  const headers = { Refresh: "5; url=/first" };
  expect((await openPage({ html, headers })).refresh).toEqual({ url: `${PAGE}first`, seconds: 5 });
});

test("whoever navigates still reads the body, and a body that breaks off has no policies", async () => {
  const { response } = await browserFor({ html: self }).pageAt(API).navigate(PAGE);
  expect(await response?.text()).toBe(self);
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(self));
      controller.error(new Error("broken"));
    },
  });
  const app = (): Response => new Response(broken, { headers: { "Content-Type": "text/html" } });
  const browser = new Browser({ network: inProcess({ "https://app.example": app }), parser: new DOMParser() });
  expect((await browser.open(PAGE)).environment.contentSecurityPolicies).toEqual([]);
});
