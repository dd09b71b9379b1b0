import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePolicies } from "../../src/content-security-policy/policy.ts";
import { listMatches, parseSourceList } from "../../src/content-security-policy/source-list.ts";
import { engines } from "../../src/engines/index.ts";
import { explain } from "../../src/explain/index.ts";
import { Browser, type EngineName, type Network } from "../../src/index.ts";

const PAGE = "https://app.example";
const body = new TextEncoder().encode("x");
const API = "https://api.example/v1/orders";

const headers = [["access-control-allow-origin", "*"]] as const;

/** Every URL is granted; `/away` redirects to another host. */
function networkOf(sent: string[]): Network {
  return {
    exchange: ({ url }) => {
      sent.push(url);
      const location = [["location", "https://other.example/v2"]] as const;
      const isAway = new URL(url).pathname === "/away";
      return Promise.resolve({
        status: isAway ? 302 : 200,
        statusText: "",
        headers: [...headers, ...(isAway ? location : [])],
        body,
      });
    },
  };
}

async function codeOf(contentSecurityPolicy: string, url = API, engine: EngineName = "standard") {
  const sent: string[] = [];
  const page = new Browser({ engine, network: networkOf(sent) }).pageAt(PAGE, { contentSecurityPolicy });
  await page.fetch(url).catch(() => undefined);
  return { failure: page.lastOutcome?.failure, sent: sent.length, page };
}

describe("connect-src", () => {
  test.each([
    ["a list without the origin", "connect-src 'self'", API, "connect-src 'self'"],
    ["no source", "connect-src", API, "connect-src"],
    ["'none'", "connect-src 'none'", API, "connect-src 'none'"],
    ["'none' beside others", "connect-src 'none' https://api.example", API, undefined],
    ["the origin", "connect-src https://api.example", API, undefined],
    ["a host", "connect-src api.example", API, undefined],
    ["http for https", "connect-src http://api.example", API, undefined],
    ["a wildcard", "connect-src *.example", API, undefined],
    ["a wildcard has no name of its own", "connect-src *.api.example", API, "connect-src *.api.example"],
    ["another port", "connect-src https://api.example:8443", API, "connect-src https://api.example:8443"],
    ["any port", "connect-src https://api.example:*", "https://api.example:8443/", undefined],
    ["a folder", "connect-src https://api.example/v1/", API, undefined],
    ["a folder is no file", "connect-src https://api.example/v1", API, "connect-src https://api.example/v1"],
    [
      "a longer folder",
      "connect-src https://api.example/v1/orders/",
      API,
      "connect-src https://api.example/v1/orders/",
    ],
    ["* has no data:", "connect-src *", "data:,x", "connect-src *"],
    ["default-src", "default-src 'self'", API, "default-src 'self'"],
    ["connect-src before default-src", "default-src 'none'; connect-src https:", API, undefined],
    ["the first of two", "connect-src https:; connect-src 'none'", API, undefined],
    ["both of two policies", "connect-src https:, connect-src 'none'", API, "connect-src 'none'"],
    ["other directives", "img-src 'none'; script-src 'none'", API, undefined],
    [
      "a redirect elsewhere",
      "connect-src https://api.example",
      "https://api.example/away",
      "connect-src https://api.example",
    ],
    ["a path after a redirect", "connect-src api.example other.example/v1", "https://api.example/away", undefined],
  ])("%s", async (_, policy, url, value) => {
    const { failure, sent } = await codeOf(policy, url);
    expect(failure).toEqual(value === undefined ? undefined : expect.objectContaining({ code: "csp", value }));
    if (value !== undefined && !url.endsWith("/away")) expect(sent).toBe(0);
  });

  test("a policy of the response counts, and one that only reports does not", async () => {
    const codes = ["content-security-policy", "content-security-policy-report-only"].map(async (name) => {
      const network: Network = {
        exchange: () =>
          Promise.resolve({ status: 200, statusText: "", headers: [...headers, [name, "connect-src 'none'"]], body }),
      };
      const page = await new Browser({ network }).open(PAGE);
      await page.fetch(API).catch(() => undefined);
      return page.lastOutcome?.failure?.code;
    });
    expect(await Promise.all(codes)).toEqual(["csp", undefined]);
  });

  test("a srcdoc frame has its parent's policy, and elements their own directives", async () => {
    const browser = new Browser({ network: networkOf([]) });
    const parent = browser.pageAt(PAGE, {
      contentSecurityPolicy: "connect-src 'self'; img-src 'none'; child-src 'none'",
    });
    const frame = browser.pageAt("about:srcdoc", { parent });
    await frame.fetch(API).catch(() => undefined);
    expect(frame.lastOutcome?.failure?.code).toBe("csp");
    const values = [
      (await parent.embed({ as: "image", url: API })).failure?.value,
      (await parent.embed({ as: "script", url: API })).failure?.value,
      (await parent.navigate(API, { by: "frame" })).failure?.value,
      (await parent.navigate(API)).failure?.value,
    ];
    expect(values).toEqual(["img-src 'none'", undefined, "child-src 'none'", undefined]);
  });

  test.each([
    ["standard", "connect-src https:", "error close"],
    ["chromium", "connect-src https:", "error"],
    ["firefox", "connect-src https:", "NS_ERROR_CONTENT_BLOCKED"],
    ["webkit", "connect-src https:", "SecurityError"],
  ] as const)("a WebSocket in %s", async (engine, policy, heard) => {
    const page = new Browser({ engine, network: networkOf([]) }).pageAt(PAGE, {
      contentSecurityPolicy: engine === "standard" ? "connect-src 'none'" : policy,
    });
    const events: string[] = [];
    try {
      const socket = new page.globals.WebSocket("wss://api.example/");
      for (const type of ["error", "close"]) socket.addEventListener(type, () => events.push(type));
      await new Promise((heard) => socket.addEventListener("error", heard));
      await new Promise((end) => setTimeout(end, 0));
    } catch (error) {
      events.push((error as Error).name);
    }
    expect(events.join(" ")).toBe(heard);
  });

  test("explained as CSP, with the one origin to add", async () => {
    const { page } = await codeOf("connect-src 'self'");
    if (page.lastOutcome === undefined) throw new Error("no outcome");
    const { why, fixes } = explain(page.lastOutcome);
    expect(why).toMatch(/^This is CSP: `connect-src`, not CORS/);
    expect(fixes[0]?.text).toMatch(/^Add `https:\/\/api.example` to `connect-src`/);
  });

  test.each(["contentSecurityPolicy is 1. Pass a string."])("what is no text is refused: %s", (message) => {
    const options = { contentSecurityPolicy: 1 } as never;
    expect(() => new Browser({ network: networkOf([]) }).pageAt(PAGE, options)).toThrow(message);
  });
});

describe("bad input", () => {
  const self = new URL(PAGE);

  test("any text is a policy, and matches in linear time", () => {
    const parts = fc.constantFrom(
      ";",
      ",",
      " ",
      "connect-src",
      "'self'",
      "*",
      "https://",
      "a.b",
      ":",
      "/",
      "%",
      "%ff",
      "[::1]",
      "\0",
      "é",
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(parts, { maxLength: 60 }).map((some) => some.join("")),
    );
    fc.assert(
      fc.property(texts, fc.webUrl(), (text, url) => {
        for (const { directives } of parsePolicies([text], self))
          for (const list of directives.values())
            for (const { contentSecurityPolicy: rules } of Object.values(engines))
              listMatches(list, { url: new URL(url), self, ignoresPath: false }, rules);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["one list", `connect-src ${"https://a.b.c.d:1/e/ ".repeat(50_000)}`],
    ["directives", "a-src 'none';".repeat(80_000)],
    ["one source", `connect-src ${"a.".repeat(500_000)}`],
    ["dashes", `connect-src ${"a-".repeat(500_000)}:`],
    ["escapes", `connect-src a/${"%".repeat(1_000_000)}`],
  ])("a megabyte of %s", async (_, policy) => {
    const start = performance.now();
    await codeOf(policy);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test("a list matches as a naive reader says", () => {
    const hosts = fc.constantFrom("a.test", "b.test", "x.a.test");
    const { contentSecurityPolicy: rules } = engines.standard;
    fc.assert(
      fc.property(fc.array(hosts, { maxLength: 3 }), fc.boolean(), hosts, (listed, wild, host) => {
        const list = parseSourceList(listed.map((one) => (wild ? `*.${one}` : one)).join(" "));
        const naive = listed.some((one) => (wild ? host.endsWith(`.${one}`) : host === one));
        const url = new URL(`https://${host}/`);
        expect(listMatches(list, { url, self, ignoresPath: false }, rules)).toBe(naive);
      }),
    );
  });
});
