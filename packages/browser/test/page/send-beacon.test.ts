import { describe, expect, test } from "vitest";
import { bank, evil, loggedBrowser } from "../navigation/log.ts";

describe("sendBeacon", () => {
  test.each<[desc: string, data: BodyInit | null, type: string | undefined, body: string]>([
    ["nothing", null, undefined, ""],
    ["a text", "x", "text/plain;charset=UTF-8", "x"],
    ["parameters", new URLSearchParams({ a: "1" }), "application/x-www-form-urlencoded;charset=UTF-8", "a=1"],
    ["a blob without a type", new Blob(["{}"]), undefined, "{}"],
  ])("sends %s without a preflight", async (_, data, type, body) => {
    const { browser, log } = loggedBrowser("standard");
    const outcome = await browser.pageAt(evil).sendBeacon(`${bank}/b`, data);
    expect(outcome).toMatchObject({ sent: true, executed: true, readable: false });
    expect(log.map(({ method }) => method)).toEqual(["POST"]);
    const [sent] = log;
    expect([sent?.header("content-type"), sent?.body]).toEqual([type, body]);
    expect([sent?.header("origin"), sent?.header("sec-fetch-mode")]).toEqual([evil, "no-cors"]);
  });

  test("needs a preflight for JSON", async () => {
    const { browser, log } = loggedBrowser("standard");
    const outcome = await browser.pageAt(evil).sendBeacon(bank, new Blob(["{}"], { type: "application/json" }));
    expect([outcome.sent, outcome.failure?.preflight]).toEqual([false, true]);
    expect(log.map(({ method }) => method)).toEqual(["OPTIONS"]);
  });

  test("Firefox's console reports its failure, unlike that of a keepalive fetch", async () => {
    const { browser } = loggedBrowser("firefox");
    const page = browser.pageAt(evil);
    const beacon = await page.sendBeacon(bank, new Blob(["{}"], { type: "application/json" }));
    const fetched = await page.attempt(bank, { method: "PUT", keepalive: true });
    expect([beacon.failure?.firefox, fetched.failure?.firefox]).toEqual(["CORSMissingAllowOrigin", undefined]);
  });

  test("has the cookies of no-cors requests", async () => {
    const headers: [string, string][] = [
      ["Set-Cookie", "none=1; Secure; SameSite=None"],
      ["Set-Cookie", "lax=1; Secure; SameSite=Lax"],
    ];
    const { browser, log } = loggedBrowser("standard", { [`${bank}/`]: { headers } });
    await browser.open(bank);
    await browser.pageAt(evil).sendBeacon(bank, "x");
    expect(log[1]?.header("cookie")).toBe("none=1");
  });

  test("sends at most 64 KiB", async () => {
    const { browser, log } = loggedBrowser("standard");
    const { failure } = await browser.pageAt(evil).sendBeacon(bank, "x".repeat(65_537));
    expect([failure?.code, log.length]).toEqual(["keepalive-too-long", 0]);
  });

  test.each(["chromium", "firefox", "webkit"] as const)("%s: a blocked port, and a form of 70 kB", async (engine) => {
    const page = loggedBrowser(engine).browser.pageAt(evil);
    const form = new FormData();
    form.append("a", new Blob(["x".repeat(70_000)]));
    expect(page.takesBeacon(`${bank}:6667/`, "x")).toBe(engine === "chromium");
    expect(page.takesBeacon(bank, form)).toBe(engine === "firefox");
    const sent = await page.sendBeacon(bank, form);
    expect(sent.failure?.code).toBe(engine === "firefox" ? undefined : "keepalive-too-long");
  });

  test("Firefox takes a stream for a text", async () => {
    const { browser, log } = loggedBrowser("firefox");
    await browser.pageAt(evil).sendBeacon(bank, new ReadableStream() as never);
    expect(log[0]?.body).toBe("[object ReadableStream]");
  });

  test.each<[url: string, data: BodyInit | null]>([
    ["https://", null],
    ["data:,x", null],
    [bank, new Blob(["x"]).stream()],
  ])("refuses %j", async (url, data) => {
    const { browser } = loggedBrowser("standard");
    expect((await browser.pageAt(evil).sendBeacon(url, data)).error).toBeInstanceOf(TypeError);
  });
});
