import { describe, expect, test } from "vitest";
import { CookieStore, type CookieRules } from "../../src/cookies/index.ts";
import { Browser, inProcess, type EngineName } from "../../src/index.ts";
import { chromiumCookieRules } from "../../src/engines/chromium/cookies.ts";
import { firefoxCookieRules } from "../../src/engines/firefox/cookies.ts";
import { webkitCookieRules } from "../../src/engines/webkit/cookies.ts";
import { standardCookieRules } from "../../src/engines/standard/cookies.ts";
import { asking, NOW } from "./asking.ts";

const PAST = "Expires=Thu, 01 Jan 1970 00:00:00 GMT";
const FUTURE = "Expires=Thu, 01 Jan 2026 01:00:00 GMT";
const HOUR = NOW + 3_600_000;
const LATEST = NOW + 400 * 86_400_000;

/** When `a=1; attributes` expires: `session`, `deleted`, or the time. */
function lifetime(attributes: string, rules = standardCookieRules): number | string {
  const result = new CookieStore(rules).store(`a=1; ${attributes}`, asking("https://bank.example/"));
  if ("expired" in result) return "deleted";
  return "stored" in result ? (result.stored.expiryTime ?? "session") : result.refused;
}

describe("the standard gives a cookie with", () => {
  test.each([
    { attributes: "", is: "session" },
    { attributes: "Max-Age=60", is: NOW + 60_000 },
    { attributes: "Max-Age=1", is: NOW + 1000 },
    { attributes: "Max-Age=0060", is: NOW + 60_000 },
    { attributes: "Max-Age=0", is: "deleted" },
    { attributes: "Max-Age=-0", is: "deleted" },
    { attributes: "Max-Age=-1", is: "deleted" },
    { attributes: `Max-Age=-${"9".repeat(1000)}`, is: "deleted" },
    { attributes: "Max-Age=34560000", is: LATEST },
    { attributes: "Max-Age=34560001", is: LATEST },
    { attributes: `Max-Age=${"9".repeat(1000)}`, is: LATEST },
    { attributes: "Max-Age=", is: "session" },
    { attributes: "Max-Age", is: "session" },
    { attributes: "Max-Age=-", is: "session" },
    { attributes: "Max-Age=+0", is: "session" },
    { attributes: "Max-Age=0.5", is: "session" },
    { attributes: "Max-Age=1e2", is: "session" },
    { attributes: "Max-Age=0x0", is: "session" },
    { attributes: 'Max-Age="0"', is: "session" },
    { attributes: "Max-Age=\u0660", is: "session" },
    { attributes: FUTURE, is: HOUR },
    { attributes: "Expires=Fri, 01 Jan 2100 00:00:00 GMT", is: LATEST },
    { attributes: PAST, is: "deleted" },
    { attributes: "Expires=Thu, 01 Jan 2026 00:00:00 GMT", is: "deleted" },
    { attributes: "Expires=Thu, 01 Jan 2026 00:00:01 GMT", is: NOW + 1000 },
    { attributes: "Expires=0", is: "session" },
    { attributes: "Expires=", is: "session" },
  ])("$attributes: $is", ({ attributes, is }) => {
    expect(lifetime(attributes)).toBe(is);
  });
});

describe("Expires is read by the server's clock", () => {
  const DAY = 86_400_000;
  const inAnHour = new Date(NOW + 3_600_000).toUTCString();
  test.each([
    { desc: "a clock that is right", serverTime: NOW, standard: HOUR, chromium: HOUR },
    { desc: "no Date", serverTime: undefined, standard: HOUR, chromium: HOUR },
    { desc: "a clock that is a day fast", serverTime: NOW + DAY, standard: HOUR, chromium: "deleted" },
    { desc: "a clock that is a day slow", serverTime: NOW - DAY, standard: HOUR, chromium: HOUR + DAY },
  ])("$desc", ({ serverTime, standard, chromium }) => {
    const context = { ...asking("https://bank.example/"), serverTime };
    const expiry = (rules: CookieRules): number | string => {
      const result = new CookieStore(rules).store(`a=1; Expires=${inAnHour}`, context);
      return "stored" in result ? (result.stored.expiryTime ?? "session") : "deleted";
    };
    expect([standardCookieRules, webkitCookieRules].map(expiry)).toEqual([standard, standard]);
    expect(expiry(chromiumCookieRules)).toBe(chromium);
  });

  test("a response's Date shows it, and Max-Age doesn't depend on it", async () => {
    const headers = [
      ["Date", new Date(NOW - DAY).toUTCString()],
      ["Set-Cookie", `expires=1; Expires=${new Date(NOW - 3_600_000).toUTCString()}`],
      ["Set-Cookie", "age=1; Max-Age=60"],
    ] as [string, string][];
    const network = inProcess({ "https://bank.example": () => new Response("", { headers }) });
    const names = async (engine: EngineName): Promise<readonly string[]> => {
      const browser = new Browser({ engine, network, now: () => NOW });
      await browser.open("https://bank.example/");
      return browser.cookies.list(NOW).map(({ name }) => name);
    };
    expect([await names("chromium"), await names("standard")]).toEqual([["expires", "age"], ["age"]]);
  });

  test("a test's own clock is not a server's that has this machine's", async () => {
    const headers = { date: new Date().toUTCString(), "set-cookie": `a=1; Expires=${inAnHour}` };
    const network = inProcess({ "https://bank.example": () => new Response("", { headers }) });
    const browser = new Browser({ engine: "chromium", network, now: () => NOW });
    await browser.open("https://bank.example/");
    expect(browser.cookies.list(NOW)).toMatchObject([{ name: "a", expiryTime: HOUR }]);
  });
});

describe("of several", () => {
  const MINUTE = NOW + 60_000;
  test.each([
    { desc: "Max-Age first", attributes: `Max-Age=60; ${PAST}`, standard: MINUTE, engines: MINUTE, webkit: "deleted" },
    { desc: "Max-Age last", attributes: `${PAST}; Max-Age=60`, standard: MINUTE, engines: MINUTE, webkit: MINUTE },
    {
      desc: "Max-Age 0 first",
      attributes: `Max-Age=0; ${FUTURE}`,
      standard: "deleted",
      engines: "deleted",
      webkit: HOUR,
    },
    { desc: "two of Max-Age", attributes: "Max-Age=0; Max-Age=60", standard: MINUTE, engines: MINUTE, webkit: MINUTE },
    {
      desc: "two of Expires",
      attributes: `${FUTURE}; ${PAST}`,
      standard: "deleted",
      engines: "deleted",
      webkit: "deleted",
    },
    {
      desc: "Max-Age, then garbage",
      attributes: "Max-Age=0; Max-Age=x",
      standard: "deleted",
      engines: "session",
      webkit: "deleted",
    },
    {
      desc: "Expires, then garbage",
      attributes: `${PAST}; Expires=x`,
      standard: "deleted",
      engines: "session",
      webkit: "session",
    },
    {
      desc: "Expires, then a Max-Age of garbage",
      attributes: `${PAST}; Max-Age=x`,
      standard: "deleted",
      engines: "deleted",
      webkit: "deleted",
    },
    {
      desc: "all of it",
      attributes: `Max-Age=0; Max-Age=x; ${FUTURE}`,
      standard: "deleted",
      engines: HOUR,
      webkit: HOUR,
    },
  ])("$desc", ({ attributes, standard, engines, webkit }) => {
    expect(lifetime(attributes)).toBe(standard);
    expect(lifetime(attributes, chromiumCookieRules)).toBe(engines);
    expect(lifetime(attributes, firefoxCookieRules)).toBe(engines);
    expect(lifetime(attributes, webkitCookieRules)).toBe(webkit);
  });
});
