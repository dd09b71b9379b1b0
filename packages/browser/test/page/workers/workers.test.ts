import { describe, expect, test } from "vitest";
import { Browser, inProcess, type EngineName, type WorkerOptions } from "../../../src/index.ts";
import { explain } from "../../../src/explain/index.ts";

const PAGE = "https://app.example";
const CDN = "https://cdn.example.net";
const COEP = "Cross-Origin-Embedder-Policy";

type Headers = Readonly<Record<string, string>>;

interface Scene {
  readonly page?: Headers;
  readonly script?: Headers;
  readonly status?: number;
  readonly engine?: EngineName;
}

/** A page, whose server also has `/worker.js`, and a CDN whose scripts are shared with anyone. */
async function opened({ page: ofPage = {}, script = {}, status = 200, engine = "standard" }: Scene = {}) {
  const asked: Request[] = [];
  const scriptOf = (headers: Headers, code = 200): Response =>
    new Response("1", { status: code, headers: { "Content-Type": "text/javascript", ...headers } });
  const network = inProcess({
    [PAGE]: (request: Request) => {
      asked.push(request);
      const { pathname } = new URL(request.url);
      if (pathname === "/")
        return new Response("<!doctype html>", { headers: { "Content-Type": "text/html", ...ofPage } });
      if (pathname === "/away.js") return Response.redirect(`${CDN}/worker.js`);
      return scriptOf(pathname === "/worker.js" ? script : {}, pathname === "/worker.js" ? status : 200);
    },
    [CDN]: (request: Request) => {
      asked.push(request);
      return scriptOf({ "Access-Control-Allow-Origin": "*" });
    },
  });
  const page = await new Browser({ engine, network }).open(`${PAGE}/`);
  asked.length = 0;
  return { page, asked };
}

const anyone = { "Access-Control-Allow-Origin": "*" };

const blob = (): string => URL.createObjectURL(new Blob(["1"], { type: "text/javascript" }));
const data = "data:text/javascript,1";

describe("a script runs", () => {
  test.each<[desc: string, url: () => string, origin: string]>([
    ["of the page's server", () => "/worker.js", PAGE],
    ["of a blob", blob, PAGE],
    ["in its URL", () => data, "null"],
  ])("%s", async (_desc, url, origin) => {
    const { page } = await opened();
    const { worker, event, failure } = await page.worker(url());
    expect({ failure, event, origin: worker?.origin }).toEqual({ failure: undefined, event: "none", origin });
  });

  test("the request says that it is a worker's", async () => {
    const { page, asked } = await opened();
    await page.worker("/worker.js");
    const [request] = asked;
    expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
      "sec-fetch-dest": "worker",
      "sec-fetch-mode": "same-origin",
      "sec-fetch-site": "same-origin",
      referer: `${PAGE}/`,
    });
    expect(request?.headers.get("Origin")).toBeNull();
  });

  test.each<[options: WorkerOptions, cookie: string | null]>([
    [{ credentials: "omit" }, "a=1"],
    [{ type: "module" }, "a=1"],
    [{ type: "module", credentials: "include" }, "a=1"],
    [{ type: "module", credentials: "omit" }, null],
  ])("%j gives cookies: %s", async (options, cookie) => {
    const { page, asked } = await opened();
    page.document.cookie = "a=1";
    await page.worker("/worker.js", options);
    expect(asked[0]?.headers.get("Cookie")).toBe(cookie);
  });
});

describe("a script does not run", () => {
  test.each<[desc: string, url: string, code: string, scene: Scene, options?: WorkerOptions]>([
    ["of another origin", `${CDN}/worker.js`, "worker-origin", {}],
    ["of another origin after a redirect", "/away.js", "worker-origin", {}],
    ["of another scheme", "http://app.example/worker.js", "mixed-content", {}],
    ["of an error page", "/worker.js", "element-status", { status: 404 }],
    ["of another type", "/worker.js", "mime-type", { script: { "Content-Type": "text/html" } }],
    [
      "a module of another type",
      "/worker.js",
      "mime-type",
      { script: { "Content-Type": "text/html" } },
      { type: "module" },
    ],
    ["that worker-src does not list", "/worker.js", "csp", { page: { "Content-Security-Policy": "worker-src blob:" } }],
    ["that child-src does not list", "/worker.js", "csp", { page: { "Content-Security-Policy": "child-src 'none'" } }],
    ["in its URL, for 'self'", data, "csp", { page: { "Content-Security-Policy": "worker-src 'self'" } }],
    [
      "without the page's embedder policy",
      "/worker.js",
      "worker-embedder-policy",
      { page: { [COEP]: "require-corp" } },
    ],
  ])("%s", async (_desc, url, code, scene, options) => {
    const { page } = await opened(scene);
    const started = await page.worker(url, options);
    expect(started).toMatchObject({ worker: undefined, event: "error", failure: { code } });
    expect(explain(started).why).not.toBe("");
  });

  test.each<[EngineName, event: string, error: string | undefined]>([
    ["standard", "error", undefined],
    ["chromium", "none", "SecurityError"],
    ["firefox", "error", undefined],
    ["webkit", "none", "SecurityError"],
  ])("%s: of another origin", async (engine, event, error) => {
    const { page, asked } = await opened({ engine });
    const started = await page.worker(`${CDN}/worker.js`);
    expect({ event: started.event, error: started.error?.name }).toEqual({ event, error });
    expect(asked).toEqual([]);
  });

  test("a policy is no matter of an error event in WebKit", async () => {
    const { page } = await opened({ engine: "webkit", page: { "Content-Security-Policy": "worker-src 'none'" } });
    expect(await page.worker("/worker.js")).toMatchObject({ event: "none", error: { name: "SecurityError" } });
  });
});

describe("a shared worker", () => {
  test("says so, and needs no embedder policy of its own", async () => {
    const { page, asked } = await opened({ page: { [COEP]: "require-corp" } });
    const { worker } = await page.worker("/worker.js", { shared: true });
    expect(worker?.origin).toBe(PAGE);
    expect(asked[0]?.headers.get("Sec-Fetch-Dest")).toBe("sharedworker");
  });

  test("is under worker-src", async () => {
    const { page } = await opened({ page: { "Content-Security-Policy": "worker-src 'none'" } });
    expect((await page.worker("/worker.js", { shared: true })).failure?.code).toBe("csp");
  });

  test.each<[EngineName, error: string | undefined]>([
    ["standard", undefined],
    ["chromium", "SecurityError"],
    ["firefox", "SecurityError"],
    ["webkit", undefined],
  ])("%s: of a sandboxed page", async (engine, error) => {
    const { page } = await opened({ engine, page: { "Content-Security-Policy": "sandbox allow-scripts" } });
    const started = await page.worker(data, { shared: true });
    expect(started.error?.name).toBe(error);
    expect(started.worker === undefined).toBe(error !== undefined);
    expect((await page.worker(data)).worker?.origin).toBe("null");
  });
});

test.each<[EngineName, shared: boolean, code: string | undefined]>([
  ["standard", true, "mixed-content"],
  ["chromium", true, undefined],
  ["chromium", false, "mixed-content"],
])("%s, shared: %s: what is requested over http: %s", async (engine, shared, code) => {
  const scriptOf = (): Response => new Response("1", { headers: { "Content-Type": "text/javascript", ...anyone } });
  const network = inProcess({ [PAGE]: scriptOf, "http://cdn.test": scriptOf });
  const page = await new Browser({ engine, network }).open(`${PAGE}/`);
  const { worker } = await page.worker("/worker.js", { shared, type: "module" });
  expect((await worker?.importModule("http://cdn.test/a.js"))?.failure?.code).toBe(code);
  expect((await worker?.attempt("http://cdn.test/a"))?.failure?.code).toBe(code);
});

describe("what a worker requests", () => {
  test("has the worker's URL as its referrer, and the page's origin", async () => {
    const { page, asked } = await opened();
    const { worker } = await page.worker("/worker.js");
    await worker?.fetch(`${CDN}/data`);
    await worker?.fetch("/data");
    expect(asked.slice(1).map(({ headers }) => [headers.get("Origin"), headers.get("Referer")])).toEqual([
      [PAGE, `${PAGE}/`],
      [null, `${PAGE}/worker.js`],
    ]);
  });

  test("is of an opaque origin in a data: worker", async () => {
    const { page, asked } = await opened();
    const { worker } = await page.worker(data);
    await worker?.attempt(`${PAGE}/data`);
    expect(asked[0]?.headers.get("Origin")).toBe("null");
    expect(asked[0]?.headers.get("Sec-Fetch-Site")).toBe("cross-site");
    await expect(worker?.fetch("/data")).rejects.toThrow(TypeError);
  });

  test.each<[desc: string, url: () => string, scene: Scene, blocked: boolean]>([
    [
      "the script's own policy",
      () => "/worker.js",
      { script: { "Content-Security-Policy": "connect-src 'none'" } },
      true,
    ],
    ["not the page's", () => "/worker.js", { page: { "Content-Security-Policy": "connect-src 'none'" } }, false],
    ["the page's, of a blob", blob, { page: { "Content-Security-Policy": "connect-src 'none'" } }, true],
    ["the page's, of a data: URL", () => data, { page: { "Content-Security-Policy": "connect-src 'none'" } }, true],
    [
      "not 'self' of the page's, of a data: URL in WebKit",
      () => data,
      { engine: "webkit", page: { "Content-Security-Policy": "connect-src 'self'" } },
      false,
    ],
  ])("is under %s", async (_desc, url, scene, blocked) => {
    const { page } = await opened(scene);
    const { worker } = await page.worker(url());
    expect((await worker?.attempt(`${CDN}/data`))?.failure?.code).toBe(blocked ? "csp" : undefined);
  });

  test("importScripts needs no CORS, import does", async () => {
    const { page, asked } = await opened();
    const { worker } = await page.worker("/worker.js");
    expect((await worker?.importScripts(`${CDN}/more.js`))?.failure).toBeUndefined();
    expect((await worker?.importModule(`${CDN}/more.js`))?.failure).toBeUndefined();
    expect(asked.slice(1).map(({ headers }) => [headers.get("Sec-Fetch-Mode"), headers.get("Sec-Fetch-Dest")])).toEqual(
      [
        ["no-cors", "script"],
        ["cors", "script"],
      ],
    );
  });
});

describe("wrong usage", () => {
  test.each<[desc: string, url: unknown, options: unknown]>([
    ["no URL", "https://", {}],
    ["another scheme", "file:///worker.js", {}],
    ["an option that doesn't exist", "/worker.js", { kind: "module" }],
    ["a type that doesn't exist", "/worker.js", { type: "Module" }],
    ["no flag", "/worker.js", { shared: "yes" }],
    ["a credentials mode that doesn't exist", "/worker.js", { credentials: "all" }],
  ])("%s", async (_desc, url, options) => {
    const { page, asked } = await opened();
    await expect(page.worker(url as string, options as WorkerOptions)).rejects.toThrow(TypeError);
    expect(asked).toEqual([]);
  });
});

describe("a worker in a worker", () => {
  test("is requested by the outer one, and sends its own requests", async () => {
    const { page, asked } = await opened({ script: { "Referrer-Policy": "unsafe-url" } });
    const { worker } = await page.worker("/worker.js");
    const nested = await worker?.worker("/nested.js");
    await nested?.worker?.fetch("/data");
    expect(asked.map(({ url, headers }) => `${new URL(url).pathname} ${headers.get("referer") ?? ""}`)).toEqual([
      `/worker.js ${PAGE}/`,
      `/nested.js ${PAGE}/worker.js`,
      `/data ${PAGE}/nested.js`,
    ]);
  });

  test("is never shared", async () => {
    const { page } = await opened();
    const { worker } = await page.worker("/worker.js");
    await expect(worker?.worker("/nested.js", { shared: true } as object)).rejects.toThrow("leave out `shared`");
  });
});
