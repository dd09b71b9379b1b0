import { describe, expect, test } from "vitest";
import { thirdPartyTexts } from "../../../src/explain/cookie-texts.ts";
import { explainHeaders } from "../../../src/explain/index.ts";
import type { Header } from "../../../src/fetch/header-list.ts";
import { shippedEngineNames, type EngineName, type Network } from "../../../src/index.ts";
import { DryRunNetwork, harReport, liveReports, renderReportsBrief, groupReports } from "../../../src/report/index.ts";
import { page } from "./case.ts";

const url = "https://api.other.test/me";
const cookie = "sid=1; SameSite=None; Secure";
const headers: readonly Header[] = [
  ["Access-Control-Allow-Origin", page],
  ["Access-Control-Allow-Credentials", "true"],
  ["Vary", "Origin"],
];

const network = (more: readonly Header[] = []): Network => ({
  exchange: () =>
    Promise.resolve({ status: 200, statusText: "", headers: [...headers, ...more], body: new Uint8Array() }),
});

const request = (to: string, line = cookie): Parameters<typeof liveReports>[1] => ({
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
    expect(lines.filter((line) => line.startsWith("Cookies: "))).toEqual([
      `Cookies: ${shippedEngineNames.map((name) => thirdPartyTexts[name]).join(" ")}`,
    ]);
  });
});
