import { describe, expect, test } from "vitest";
import { causeTexts } from "../../../src/explain/cause-texts.ts";
import { shortThirdPartyTexts, thirdPartyTexts } from "../../../src/explain/cookie-texts.ts";
import { explainHeaders } from "../../../src/explain/index.ts";
import type { Header } from "../../../src/fetch/header-list.ts";
import { shippedEngineNames, type EngineName, type Network } from "../../../src/index.ts";
import {
  DryRunNetwork,
  groupReports,
  harReport,
  liveReports,
  missingSession,
  renderReportsBrief,
} from "../../../src/report/index.ts";
import { page } from "./case.ts";

const url = "https://api.other.test/me";
const cookie = "sid=1; SameSite=None; Secure";
const headers: readonly Header[] = [
  ["Access-Control-Allow-Origin", page],
  ["Access-Control-Allow-Credentials", "true"],
  ["Vary", "Origin"],
];

const network = (more: readonly Header[] = [], status = 200): Network => ({
  exchange: () => Promise.resolve({ status, statusText: "", headers: [...headers, ...more], body: new Uint8Array() }),
});

type Request = Parameters<typeof liveReports>[1];

const request = (to: string, line = cookie): Request => ({
  url: to,
  page: `${page}/`,
  method: "GET",
  headers: [],
  body: undefined,
  mode: "cors",
  credentials: "include",
  cookies: [line],
});

const saidOf = async (engines: readonly EngineName[], to: string, line?: string): Promise<readonly unknown[]> => {
  const reports = await liveReports(engines, request(to, line), new DryRunNetwork(network(), "safe"), () => undefined);
  return reports.map(({ explanation }) => explanation.thirdPartyCookies);
};

describe("third-party cookies: one text for each engine, wherever they are met", () => {
  test.each([...shippedEngineNames, "standard"] as const)("%s", async (engine) => {
    const text = thirdPartyTexts[engine];
    expect(await saidOf([engine], url)).toEqual([text]);
    const entry = {
      _resourceType: "fetch",
      request: {
        method: "GET",
        url,
        headers: [
          { name: "Origin", value: page },
          { name: "Cookie", value: "sid=1" },
        ],
      },
      response: { status: 200, headers: [], content: {} },
    };
    const { explained } = await harReport({ log: { entries: [entry] } }, { engines: [engine] });
    expect(explained[0]?.reports[0]?.explanation.thirdPartyCookies).toBe(text);
    const head = [...headers, ["Set-Cookie", cookie] as const].map((one) => one.join(": ")).join("\n");
    const found = explainHeaders(head, { page, url, credentials: true, engines: [engine] });
    expect(found.filter(({ code }) => code === "cookie-third-party").map((one) => one.text)).toEqual([
      expect.stringContaining(text),
    ]);
  });

  test("nothing is said of cookies of the page's own site, nor of those that SameSite stops", async () => {
    expect(await saidOf(["chromium"], "https://api.app.test/me")).toEqual([undefined]);
    expect(await saidOf(["chromium"], url, "sid=1; SameSite=Strict; Secure")).toEqual([undefined]);
    const own = explainHeaders([...headers, ["Set-Cookie", cookie]], {
      page,
      url: "https://api.app.test/",
      credentials: true,
    });
    expect(own.map(({ code }) => code)).not.toContain("cookie-third-party");
  });

  test("the short form has them in one line", async () => {
    const reports = await liveReports(
      shippedEngineNames,
      request(url),
      new DryRunNetwork(network(), "safe"),
      () => undefined,
    );
    const lines = renderReportsBrief(groupReports(reports)).split("\n");
    const short = shippedEngineNames.map((name) => shortThirdPartyTexts[name]).join("; ");
    expect(lines.filter((line) => line.startsWith("Third-party cookies: "))).toEqual([
      `Third-party cookies: ${short}.`,
    ]);
  });

  test("each line of the short form fits a screen", async () => {
    const reports = await liveReports(
      shippedEngineNames,
      { ...request(url), cookies: [] },
      new DryRunNetwork(network([], 401), "safe"),
      () => undefined,
    );
    const lines = renderReportsBrief(groupReports(reports)).trimEnd().split("\n");
    expect(lines).toHaveLength(5);
    expect(lines.slice(2).filter((line) => line.length > 120)).toEqual([]);
  });
});

describe("a page of another site reads that the server doesn't know the user", () => {
  const unknownUser = (engine: EngineName, more: readonly Header[] = [], given: Partial<Request> = {}) =>
    liveReports([engine], { ...request(url), cookies: [], ...given }, dryRun(more), () => undefined);
  const dryRun = (more: readonly Header[]): DryRunNetwork => new DryRunNetwork(network(more, 401), "safe");

  test.each([...shippedEngineNames, "standard"] as const)(
    "%s: the same from a URL, a log and a response",
    async (engine) => {
      const text = thirdPartyTexts[engine];
      const [report] = await unknownUser(engine);
      expect(report?.explanation).toMatchObject({
        code: "readable",
        thirdPartyCookies: text,
        causes: [causeTexts["unknown-user"]],
      });
      const fixes = report?.explanation.fixes.map((fix) => fix.text);
      const head = ["HTTP/1.1 401 Unauthorized", ...headers.map((one) => one.join(": "))].join("\n");
      const entry = {
        request: { method: "GET", url, headers: [{ name: "Origin", value: page }] },
        response: { status: 401, headers: headers.map(([name, value]) => ({ name, value })), content: {} },
      };
      const { explained } = await harReport({ log: { entries: [entry] } }, { engines: [engine] });
      for (const found of [explainHeaders(head, { page, url, engines: [engine] }), explained[0]?.headers]) {
        expect(found?.map(({ code }) => code)).toContain("session-missing");
        const missing = found?.find(({ code }) => code === "session-missing");
        expect(missing?.text.endsWith(text)).toBe(true);
        expect(missing?.fixes.map((fix) => fix.text)).toEqual(fixes);
      }
    },
  );

  test.each<[desc: string, more: readonly Header[], given: Partial<Request>]>([
    ["a challenge asks for a token", [["WWW-Authenticate", "Bearer"]], {}],
    [
      "the request has a token",
      [["Access-Control-Allow-Headers", "authorization"]],
      { headers: [["Authorization", "Bearer x"]] },
    ],
    ["the request has a key", [["Access-Control-Allow-Headers", "x-api-key"]], { headers: [["X-Api-Key", "k"]] }],
    ["the URL has a token", [], { url: `${url}?access_token=x` }],
    ["the request has no credentials", [], { credentials: "same-origin" }],
    ["the page is of the server's site", [], { url: "https://api.app.test/me" }],
  ])("nothing is said of cookies where %s", async (_, more, given) => {
    const [report] = await unknownUser("firefox", more, given);
    expect(report?.explanation.thirdPartyCookies).toBe(undefined);
    expect(report?.explanation.causes).not.toContain(causeTexts["unknown-user"]);
  });

  test.each(["firefox", "webkit"] as const)("%s: nothing where the browser was told to send them", async (engine) => {
    const [report] = await unknownUser(engine, [], { thirdPartyCookies: "allow" });
    expect(report?.explanation.thirdPartyCookies).toBe(undefined);
    expect(report?.explanation.causes).not.toContain(causeTexts["unknown-user"]);
    const [sent] = await unknownUser(engine, [], { thirdPartyCookies: "allow", cookies: [cookie] });
    expect(sent?.explanation.thirdPartyCookies).toBe(undefined);
    const [blocked] = await unknownUser(engine, [], { thirdPartyCookies: "block" });
    expect(blocked?.explanation.thirdPartyCookies).toBe(thirdPartyTexts[engine]);
  });

  test("the fix names the page's own host", () => {
    const fixOf = (origin: string): string | undefined => {
      const head = `HTTP/1.1 401\nAccess-Control-Allow-Origin: ${origin}\nAccess-Control-Allow-Credentials: true`;
      return explainHeaders(head, { page: origin, url }).find(({ code }) => code === "session-missing")?.fixes[0]?.text;
    };
    expect(fixOf("https://www.shop.test")).toContain("`www.shop.test`, `api.shop.test`");
    expect(fixOf("http://localhost:3000")).toContain("`app.example`, `api.app.example`");
    expect(fixOf("https://192.0.2.1")).toContain("`app.example`, `api.app.example`");
  });

  test.each<[desc: string, seen: string, given: Parameters<typeof explainHeaders>[1]]>([
    ["a request without any", "had no cookie and no token", { authenticated: false }],
    ["a response alone", "doesn't show whether", {}],
  ])("what is known of the credentials is said: %s", (_, seen, given) => {
    const found = explainHeaders(`HTTP/1.1 401 Unauthorized\n${headers.map((one) => one.join(": ")).join("\n")}`, {
      ...{ page, url },
      ...given,
    });
    expect(found.find(({ code }) => code === "session-missing")?.text).toContain(seen);
  });

  test("a cookie that the browser blocks is named, with its own cause", async () => {
    const [report] = await unknownUser("firefox", [], { cookies: [cookie] });
    expect(report?.explanation.causes).not.toContain(causeTexts["unknown-user"]);
    expect(report?.explanation.thirdPartyCookies).toBe(thirdPartyTexts.firefox);
  });

  test.each<[desc: string, head: string]>([
    ["no credentials are allowed", `Access-Control-Allow-Origin: ${page}`],
    [
      "a cookie's Domain is the page's site",
      [...headers.map((one) => one.join(": ")), "Set-Cookie: sid=; Domain=app.test"].join("\n"),
    ],
  ])("nothing is said of a response where %s", (_, head) => {
    const found = explainHeaders(`HTTP/1.1 401 Unauthorized\n${head}`, { page, credentials: true });
    expect(found.map(({ code }) => code)).not.toContain("session-missing");
  });
});

describe("a command that was copied doesn't say whether the page asked for credentials", () => {
  const exchanged = (more: readonly Header[] = [], to = url): Parameters<typeof missingSession>[0] => ({
    request: { method: "GET", url: to, headers: [["Origin", page], ...more], body: undefined },
    response: { status: 401, headers },
  });
  const codesOf = (...given: Parameters<typeof exchanged>): string[] =>
    missingSession(exchanged(...given), shippedEngineNames).map(({ code }) => code);

  test("what a log of the same exchange says", () => {
    expect(codesOf()).toEqual(["session-missing"]);
  });

  test.each<[desc: string, ...given: Parameters<typeof exchanged>]>([
    ["a cookie", [["Cookie", "sid=1"]]],
    ["a token", [["Authorization", "Bearer x"]]],
    ["a token in the URL", [], `${url}?access_token=x`],
    ["a page of the same site", [], "https://api.app.test/me"],
  ])("nothing with %s", (_, ...given) => {
    expect(codesOf(...given)).toEqual([]);
  });
});
