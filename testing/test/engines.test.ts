import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  engineNames,
  findEngine,
  launchEngine,
  OutOfTime,
  type Engine,
  type EnginePage,
} from "../src/engines/index.ts";
import { startedHere, stillAlive } from "./left-over.ts";
import { openSite, type Site } from "./site.ts";

const mark = `SALLYPORT_ENGINES_TEST=${process.pid}-${Date.now()}`;
let scratch: string;
let site: Site;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "engines-"));
  vi.stubEnv("SALLYPORT_ENGINES_TEST", mark.split("=")[1]);
  vi.stubEnv("TMPDIR", scratch);
  site = await openSite();
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await site.close();
  rmSync(scratch, { recursive: true, force: true });
});

const profiles = (): string[] => readdirSync(scratch).filter((name) => name.startsWith("sallyport-"));

describe.each(engineNames)("%s", (name) => {
  const found = findEngine(name);
  if ("missing" in found) {
    const text = `${found.missing}; install it with: ${found.install}`;
    console.warn(`NOT TESTED: ${name}: ${text}`);
    test.skipIf(process.env.SALLYPORT_ENGINES !== "all")("is installed", () => expect.fail(text));
    return;
  }

  let engine: Engine;
  let one: EnginePage;
  let two: EnginePage;

  beforeAll(async () => {
    const start = performance.now();
    engine = await launchEngine(name);
    console.info(`${name} ${engine.version}: launched in ${Math.round(performance.now() - start)} ms`);
    one = await engine.newPage();
    two = await engine.newPage();
    await one.goto(site.url("a", "/"));
  });

  afterAll(() => engine.close());

  test("says what it is", () => {
    expect(engine.name).toBe(name);
    expect(engine.version).toMatch(/^\d+\.\d+/);
  });

  test.each([
    {
      desc: "a value",
      body: "return { host: location.hostname, list: [1, null] }",
      value: { host: "a.localhost", list: [1, null] },
    },
    { desc: "nothing", body: "", value: undefined },
    { desc: "a promise", body: "return await Promise.resolve('later')", value: "later" },
    { desc: "a slow promise", body: "await new Promise((r) => setTimeout(r, 200)); return 'slow'", value: "slow" },
    { desc: "a comment last", body: "return 1 // done", value: 1 },
    { desc: "an alert", body: "alert('hello'); return 2", value: 2 },
    {
      desc: "text beyond ASCII",
      body: "return 'd\u00e9j\u00e0 \u2028 \ud83c\udff0'",
      value: "d\u00e9j\u00e0 \u2028 \ud83c\udff0",
    },
  ])("evaluates $desc", async ({ body, value }) => {
    expect(await one.evaluate(body)).toEqual(value);
  });

  test.each([
    { desc: "a thrown error", body: "throw new TypeError('no')", text: /^TypeError: no$/ },
    { desc: "a thrown string", body: "throw 'bare'", text: /^bare$/ },
    { desc: "a cyclic value", body: "const a = {}; a.a = a; return a", text: /cyclic|circular/i },
    { desc: "a syntax error", body: "return (", text: /expect|unexpected/i },
  ])("rejects with $desc", async ({ body, text }) => {
    await expect(one.evaluate(body)).rejects.toThrow(text);
  });

  test("evaluates under a Content-Security-Policy without eval", async () => {
    await two.goto(site.url("a", "/strict"));
    expect(await two.evaluate("return document.body.innerText")).toBe("strict");
  });

  test("presses keys, also while others are held", async () => {
    await two.goto(site.url("a", "/strict"));
    await two.evaluate(
      "document.body.innerHTML = '<textarea>ab+</textarea>'; document.querySelector('textarea').focus()",
    );
    for (const key of ["ArrowRight", "Shift+ArrowRight", "X", "ArrowRight", "+"]) await two.press(key);
    expect(await two.evaluate("return document.querySelector('textarea').value")).toBe("aX++");
  });

  test("shares one cookie jar among its pages", async () => {
    await one.goto(site.url("a", "/set"));
    await two.goto(site.url("a", "/cookies"));
    expect(await two.evaluate("return document.body.innerText")).toBe("jar=shared");
  });

  test("keeps another origin's answer from the page, with an opaque error", async () => {
    const failure = one.evaluate(`await fetch(${JSON.stringify(site.url("b", "/"))})`);
    await expect(failure).rejects.toThrow(/^TypeError: (Failed to fetch|NetworkError when .*|Load failed)$/);
    if (name !== "webkit")
      await vi.waitFor(() => expect(one.messages().join("\n")).toMatch(/Access-Control-Allow-Origin/));
  });

  test.skipIf(name === "webkit")("gives the page's console lines to that page only", async () => {
    await one.evaluate("console.log('line', 7)");
    await vi.waitFor(() => expect(one.messages()).toContain("line 7"));
    expect(two.messages()).not.toContain("line 7");
  });

  test("runs the pages side by side", async () => {
    await two.goto(site.url("a", "/"));
    const held = two.evaluate("return await (await fetch('/held')).text()");
    await vi.waitFor(async () => {
      await one.evaluate("await fetch('/release')");
      expect(await Promise.race([held, Promise.resolve("not yet")])).toBe("released");
    }, 5000);
  });

  test("rejects when nothing answers", async () => {
    for (let again = 0; again < 3; again++) {
      await expect(two.goto("http://a.localhost:9/")).rejects.toThrow(/a\.localhost:9/);
      await expect(two.goto(site.url("b", "/reset"))).rejects.toThrow(/b\.localhost/);
      expect(await two.evaluate("return location.href")).toBe("about:blank");
      await two.goto(site.url("a", "/"));
      expect(await two.evaluate("return location.pathname")).toBe("/");
    }
  });

  test("bounds a load that never ends, and goes on", async () => {
    await expect(two.goto(site.url("a", "/silent"), 500)).rejects.toThrow(OutOfTime);
    await two.goto(site.url("a", "/set"));
    expect(await two.evaluate("return location.pathname")).toBe("/set");
  });

  test("bounds an evaluate that never settles, and goes on", async () => {
    await expect(two.evaluate("await new Promise((r) => { globalThis.keep = r })", 300)).rejects.toThrow(OutOfTime);
    expect(await two.evaluate("return 1")).toBe(1);
  });

  test("writes a screenshot as PNG", async () => {
    const path = join(scratch, name, "shot.png");
    await one.screenshot(path);
    const png = readFileSync(path);
    expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
    expect({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }).toEqual({ width: 1280, height: 720 });
  });

  test("sends third-party cookies, whoever set them, unless told otherwise", async () => {
    const over = name === "webkit" ? "" : "-secure"; // WebKit refuses Secure over http; the others want it with SameSite=None
    await two.goto(site.url("b", `/set-first${over}`));
    await one.evaluate(
      `await fetch(${JSON.stringify(site.url("b", `/set-third${over}`))}, { mode: "no-cors", credentials: "include" })`,
    );
    const url = JSON.stringify(site.url("b", "/shared-cookies"));
    const sent = await one.evaluate<string>(`return await (await fetch(${url}, { credentials: "include" })).text()`);
    expect(sent.split("; ").sort()).toEqual(["first=1", "third=1"]);
  });

  test("closes the windows that a document has opened, and no others", async () => {
    const url = JSON.stringify(site.url("b", "/"));
    await one.evaluate(`window.opened = open(${url}); open(${url}, "", "noopener")`);
    await vi.waitFor(async () => {
      await engine.closePopups();
      expect(await one.evaluate("return opened.closed")).toBe(true);
    }, 5000);
    expect(await two.evaluate("return 4")).toBe(4);
  });

  test("bounds a script that never yields, and lets the other page go on", async () => {
    await expect(two.evaluate("for (;;);", 500)).rejects.toThrow(OutOfTime);
    expect(await one.evaluate("return 3")).toBe(3);
    await two.close();
    const three = await engine.newPage();
    await three.goto(site.url("a", "/"));
    await three.close();
  });

  test("leaves no process and no profile, even with a script that never yields", async () => {
    const three = await engine.newPage();
    await three.goto(site.url("c", "/"));
    await expect(three.evaluate("for (;;);", 300)).rejects.toThrow(OutOfTime);
    const pids = startedHere(mark);
    expect(pids.length).toBeGreaterThan(1);
    expect(profiles()).toHaveLength(1);
    await engine.close();
    await vi.waitFor(() => expect(stillAlive([...pids, ...startedHere(mark)])).toEqual([]), 2000);
    expect(profiles()).toEqual([]);
  });
});
