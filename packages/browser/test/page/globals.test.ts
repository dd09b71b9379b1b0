import { describe, expect, test } from "vitest";
import type { EngineName, PageGlobals } from "../../src/index.ts";
import { API, generous, PAGE, sceneOf } from "../fetch/script.ts";

type Row = readonly [desc: string, run: (globals: PageGlobals) => unknown, expected: unknown];

const globalsOf = (engine?: EngineName): PageGlobals => sceneOf(generous, engine && { engine }).page.globals;

const bytes = (): ReadableStream<Uint8Array> => new Blob(["x"]).stream();

describe("a page's globals", () => {
  test.each<Row>([
    ["a Response knows its class", async ({ fetch, Response }) => (await fetch(API)) instanceof Response, true],
    ["so do its headers", async ({ fetch, Headers }) => (await fetch(API)).headers instanceof Headers, true],
    ["Request", ({ Request }) => new Request("/p?q#f").url, `${PAGE}/p?q#f`],
    [
      "a clone, whatever a script defines on it",
      ({ Request }) => {
        const request = new Request("/p", { headers: { a: "1" } });
        Object.defineProperty(request, "headers", { value: "mine" });
        return request.clone().headers.get("a");
      },
      "1",
    ],
    ["a copy", ({ Request }) => new Request(new Request("/p", { method: "POST", body: "x" })).method, "POST"],
    ["Request of nothing", ({ Request }) => Reflect.construct(Request, []) as unknown, "Request needs an argument."],
    [
      "Headers",
      ({ Headers }) => [...new Headers({ b: "1", A: "2" })],
      [
        ["a", "2"],
        ["b", "1"],
      ],
    ],
    ["Response", ({ Response }) => new Response("x", { status: 201 }).text(), "x"],
    [
      "a Response with 204",
      ({ Response }) => new Response("x", { status: 204 }),
      "A response with the status 204 cannot have a body.",
    ],
    [
      "a status below 200",
      ({ Response }) => new Response("x", { status: 100 }),
      "100 is not a status from 200 to 599.",
    ],
    ["Response.json", ({ Response }) => Response.json({ a: 1 }).headers.get("content-type"), "application/json"],
    ["Response.redirect", ({ Response }) => Response.redirect("/x").headers.get("location"), `${PAGE}/x`],
    ["Response.error", ({ Response }) => Response.error().type, "error"],
    ["ProgressEvent", ({ ProgressEvent }) => new ProgressEvent("x", { loaded: 5 }).loaded, 5],
    ["no upload of its own", ({ XMLHttpRequestUpload }) => new XMLHttpRequestUpload(), "Illegal constructor."],
    [
      "an upload",
      ({ XMLHttpRequest, XMLHttpRequestUpload }) => new XMLHttpRequest().upload instanceof XMLHttpRequestUpload,
      true,
    ],
    ["TextDecoder", ({ TextDecoder }) => new TextDecoder("latin1").decode(Uint8Array.of(0x80)), "\u20ac"],
  ])("%s", async (_desc, run, expected) => {
    const result: unknown = await Promise.resolve()
      .then(() => run(globalsOf()))
      .catch((error: unknown) => (error as Error).message);
    expect(result).toEqual(expected);
  });

  test("belong to one page: those of another are not its own", async () => {
    const [one, other] = [globalsOf(), globalsOf()];
    expect(new one.Headers()).not.toBeInstanceOf(other.Headers);
    expect((await one.fetch(API)) instanceof other.Response).toBe(false);
  });

  test("hide what objects are made of: they have no members of their own", async () => {
    const { fetch, Request } = globalsOf();
    expect([Object.keys(await fetch(API)), Object.keys(new Request("/"))]).toEqual([[], []]);
  });
});

describe("fetch of a Request", () => {
  test("sends what it says, once", async () => {
    const { network, page } = sceneOf(generous);
    const { Request } = page.globals;
    const request = new Request(API, { method: "PUT", headers: { "X-A": "1" }, body: "x" });
    const fetched = page.fetch(request);
    expect(request.bodyUsed).toBe(true);
    await fetched;
    expect(network.lines).toEqual([`OPTIONS ${API}/`, `PUT ${API}/`]);
    expect([network.asked[1]?.headers.get("X-A"), network.asked[1]?.body]).toEqual(["1", "x"]);
    await expect(page.fetch(request)).rejects.toThrow(new TypeError("The body has been read."));
  });

  test("may be one of the platform", async () => {
    const { network, page } = sceneOf(generous);
    await page.fetch(new Request(API, { method: "POST", headers: { "X-A": "1" }, body: "x" }));
    expect([network.asked.at(-1)?.line, network.asked.at(-1)?.headers.get("X-A"), network.asked.at(-1)?.body]).toEqual([
      `POST ${API}/`,
      "1",
      "x",
    ]);
  });

  test("follows its signal", async () => {
    const { network, page } = sceneOf(generous);
    const request = new page.globals.Request(API, { signal: AbortSignal.abort("why") });
    await expect(page.fetch(request)).rejects.toBe("why");
    expect(network.asked).toEqual([]);
  });

  test("clones have a body each", async () => {
    const { Request } = globalsOf();
    const request = new Request(API, { method: "POST", body: "x" });
    const clone = request.clone();
    expect([await request.text(), await clone.text()]).toEqual(["x", "x"]);
  });
});

describe("engines differ", () => {
  const post = { method: "POST", body: "x" };
  test.each<readonly [desc: string, run: (globals: PageGlobals) => unknown, perEngine: Record<EngineName, unknown>]>([
    [
      "the body of a Request",
      ({ Request }) => typeof new Request("/", post).body,
      { standard: "object", chromium: "object", firefox: "undefined", webkit: "object" },
    ],
    [
      "a body that another one replaces",
      ({ Request }) => {
        const request = new Request("/", post);
        return [new Request(request, { body: "y" }).method, request.bodyUsed];
      },
      { standard: ["POST", false], chromium: ["POST", true], firefox: ["POST", false], webkit: ["POST", false] },
    ],
    [
      "keepalive of a copy",
      ({ Request }) => new Request(new Request("/", { keepalive: true })).keepalive,
      { standard: true, chromium: true, firefox: false, webkit: true },
    ],
    [
      "a stream without duplex",
      ({ Request }) => new Request("/", { method: "POST", body: bytes() }).method,
      { standard: "TypeError", chromium: "TypeError", firefox: "POST", webkit: "POST" },
    ],
    [
      "window",
      ({ Request }) => new Request("/", { window: "x" as unknown as null }).method,
      { standard: "TypeError", chromium: "GET", firefox: "GET", webkit: "TypeError" },
    ],
    [
      "the body of a response to HEAD",
      async ({ fetch }) => (await fetch(API, { method: "HEAD" })).body === null,
      { standard: true, chromium: false, firefox: true, webkit: false },
    ],
    [
      "the reason of an abort while the body is read",
      async ({ fetch }) => {
        const controller = new AbortController();
        const response = await fetch(API, { signal: controller.signal });
        const text = response.text();
        controller.abort("why");
        return text.catch((error: unknown) => (typeof error === "string" ? error : (error as Error).name));
      },
      { standard: "why", chromium: "why", firefox: "AbortError", webkit: "AbortError" },
    ],
    [
      "a body that was read, after an abort",
      async ({ fetch }) => {
        const controller = new AbortController();
        const response = await fetch(API, { signal: controller.signal });
        await response.text();
        controller.abort();
        return response.text().catch((error: unknown) => (error as Error).name);
      },
      { standard: "TypeError", chromium: "TypeError", firefox: "AbortError", webkit: "AbortError" },
    ],
  ])("%s", async (_desc, run, perEngine) => {
    const found: Record<string, unknown> = {};
    for (const engine of Object.keys(perEngine) as EngineName[]) {
      found[engine] = await Promise.resolve()
        .then(() => run(globalsOf(engine)))
        .catch((error: unknown) => (error as Error).name);
    }
    expect(found).toEqual(perEngine);
  });
});
