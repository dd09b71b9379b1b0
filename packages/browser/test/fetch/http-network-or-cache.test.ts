import { describe, expect, test } from "vitest";
import type { PageRequestInit } from "../../src/index.ts";
import { API, generous, PAGE, sceneOf, verdictOf, type Asked } from "./script.ts";

async function sent(init: PageRequestInit, url = "/"): Promise<Asked | undefined> {
  const { network, page } = sceneOf(generous);
  await page.attempt(url, init);
  return network.asked.at(-1);
}

describe("what the browser itself says", () => {
  test.each<[desc: string, init: PageRequestInit, name: string, expected: string | null]>([
    ["the length of nothing, where a body would be", { method: "POST" }, "Content-Length", "0"],
    ["the length of nothing, for PUT", { method: "PUT" }, "Content-Length", "0"],
    ["no length for other methods", { method: "DELETE" }, "Content-Length", null],
    ["the length in bytes", { method: "POST", body: "\u00e9" }, "Content-Length", "2"],
    ["any type", {}, "Accept", "*/*"],
    ["unless the script said which", { headers: { Accept: "text/css" } }, "Accept", "text/css"],
    ["the whole of a part is not compressed", { headers: { Range: "bytes=0-1" } }, "Accept-Encoding", "identity"],
    ["its name", {}, "User-Agent", "Sallyport"],
    ["unless the script chose another", { headers: { "User-Agent": "x" } }, "User-Agent", "x"],
    ["nothing to caches", {}, "Cache-Control", null],
    ["no-cache", { cache: "no-cache" }, "Cache-Control", "max-age=0"],
    ["no-store", { cache: "no-store" }, "Cache-Control", "no-cache"],
    ["no-store, to old caches", { cache: "no-store" }, "Pragma", "no-cache"],
    ["reload", { cache: "reload" }, "Cache-Control", "no-cache"],
    ["force-cache", { cache: "force-cache" }, "Cache-Control", null],
    [
      "a condition of the script's own goes past caches",
      { headers: { "If-None-Match": '"x"' } },
      "Cache-Control",
      "no-cache",
    ],
    [
      "unless the script says otherwise",
      { cache: "no-store", headers: { "Cache-Control": "max-age=1" } },
      "Cache-Control",
      "max-age=1",
    ],
  ])("%s", async (_desc, init, name, expected) => {
    expect((await sent(init))?.headers.get(name) ?? null).toBe(expected);
  });

  test("what a cache is told needs no leave from a preflight", async () => {
    const { network, page } = sceneOf(generous);
    await page.attempt(API, { cache: "no-store" });
    expect(network.lines).toEqual([`GET ${API}/`]);
  });

  test("only-if-cached has nothing to give", async () => {
    const { network, page } = sceneOf(generous);
    expect(await verdictOf(page, "/", { cache: "only-if-cached", mode: "same-origin" })).toBe("not-cached");
    expect(network.asked).toEqual([]);
  });

  test("neither fragment nor user name goes over the wire", async () => {
    expect((await sent({}, `${API}/x?y#z`))?.line).toBe(`GET ${API}/x?y`);
    expect((await sent({}, `${API}/x#`))?.line).toBe(`GET ${API}/x`);
  });
});

describe("bodies and their types", () => {
  const form = new FormData();
  form.append("a", "1");

  test.each<[desc: string, body: NonNullable<PageRequestInit["body"]>, type: string | null, bytes: string | RegExp]>([
    ["text", "h\u00e9", "text/plain;charset=UTF-8", "h\u00e9"],
    ["half a surrogate pair", "\ud800", "text/plain;charset=UTF-8", "\ufffd"],
    ["parameters", new URLSearchParams({ a: "1 2" }), "application/x-www-form-urlencoded;charset=UTF-8", "a=1+2"],
    ["a blob with a type", new Blob(["x"], { type: "text/html" }), "text/html", "x"],
    ["a blob without", new Blob(["x"]), null, "x"],
    ["bytes", new TextEncoder().encode("x"), null, "x"],
    ["a part of a buffer", new Uint8Array(new TextEncoder().encode("abc").buffer, 1, 1), null, "b"],
    ["a buffer", new TextEncoder().encode("abc").buffer, null, "abc"],
    ["anything else, as text", { toString: () => "thing" } as unknown as string, "text/plain;charset=UTF-8", "thing"],
  ])("%s", async (_desc, body, type, bytes) => {
    const asked = await sent({ method: "POST", body });
    expect([asked?.headers.get("Content-Type"), asked?.body]).toEqual([type, bytes]);
  });

  test("a form", async () => {
    const asked = await sent({ method: "POST", body: form });
    const [, boundary = ""] =
      /^multipart\/form-data; boundary=(.+)$/.exec(asked?.headers.get("Content-Type") ?? "") ?? [];
    expect(boundary).not.toBe("");
    expect(asked?.body?.split(`--${boundary}`)).toHaveLength(3);
  });

  test("bytes are taken when they are given, whatever becomes of them", async () => {
    const { network, page } = sceneOf(generous);
    const bytes = new TextEncoder().encode("before");
    const answer = page.attempt("/", { method: "POST", body: bytes });
    bytes.fill(0);
    await answer;
    expect(network.asked[0]?.body).toBe("before");
  });
});

describe("keepalive", () => {
  test.each<[bytes: number, expected: string]>([
    [65_536, "cors 200"],
    [65_537, "keepalive-too-long"],
  ])("%i bytes: %s", async (bytes, expected) => {
    const { page } = sceneOf(generous);
    const init: PageRequestInit = { method: "POST", body: "x".repeat(bytes) };
    expect(await verdictOf(page, API, { ...init, keepalive: true })).toBe(expected);
    expect(await verdictOf(page, API, init)).toBe("cors 200");
  });
});

describe("keepalive of several requests", () => {
  const engines = ["standard", "chromium", "firefox", "webkit"] as const;
  const body = (kibibytes: number): string => "x".repeat(kibibytes * 1024);

  test.each(engines)("share 64 KiB until the responses have come, in %s", async (engine) => {
    const { page } = sceneOf(generous, { engine });
    const post = (kibibytes: number): Promise<string> =>
      verdictOf(page, API, { method: "POST", body: body(kibibytes), keepalive: true });
    expect(await Promise.all([post(40), post(24), post(1)])).toEqual(["cors 200", "cors 200", "keepalive-too-long"]);
    expect(await post(64)).toBe("cors 200");
  });

  test("those without keepalive, and those of other pages, do not count", async () => {
    const { page, browser } = sceneOf(generous);
    const init: PageRequestInit = { method: "POST", body: body(60), keepalive: true };
    const other = browser.pageAt("https://other.example/");
    const all = [
      verdictOf(page, API, init),
      verdictOf(page, API, { ...init, keepalive: false }),
      verdictOf(other, API, init),
    ];
    expect(await Promise.all(all)).toEqual(["cors 200", "cors 200", "cors 200"]);
  });

  test("a failed one counts no more", async () => {
    const { page } = sceneOf(() => ({ headers: [] }));
    const init: PageRequestInit = { method: "POST", body: body(60), keepalive: true };
    expect(await verdictOf(page, API, init)).toBe("cors-origin-missing");
    expect(await verdictOf(page, API, init)).toBe("cors-origin-missing");
  });

  test.each([
    ["standard", "keepalive-too-long"],
    ["chromium", "keepalive-too-long"],
    ["firefox", undefined],
    ["webkit", "keepalive-too-long"],
  ] as const)("a beacon shares them: %s %s", async (engine, code) => {
    const { page } = sceneOf(generous, { engine });
    const sent = [page.sendBeacon(API, body(40)), page.sendBeacon(API, body(40))];
    expect((await Promise.all(sent)).map(({ failure }) => failure?.code)).toEqual([undefined, code]);
  });

  test.each([
    ["standard", ["OPTIONS"]],
    ["chromium", []],
    ["firefox", []],
    ["webkit", []],
  ] as const)("a preflight that goes out before: %s %j", async (engine, methods) => {
    const { page, network } = sceneOf(generous, { engine });
    await verdictOf(page, API, { method: "PUT", body: `${body(64)}x`, keepalive: true });
    expect(network.asked.map(({ line }) => line.split(" ")[0])).toEqual(methods);
  });
});

describe("421: the wrong server has answered", () => {
  const twice = (first: number) => {
    let count = 0;
    return sceneOf((asked) => {
      count += 1;
      return { ...generous(asked), status: count === 1 ? first : 200 };
    });
  };

  test("the request goes once more", async () => {
    const { network, page } = twice(421);
    expect(await verdictOf(page, API, { method: "POST", body: "x" })).toBe("cors 200");
    expect(network.asked.map(({ body }) => body)).toEqual(["x", "x"]);
  });

  test("and no third time", async () => {
    const { network, page } = sceneOf((asked) => ({ ...generous(asked), status: 421 }));
    expect(await verdictOf(page, API)).toBe("cors 421");
    expect(network.asked).toHaveLength(2);
  });

  test("so does a preflight", async () => {
    const { network, page } = twice(421);
    expect(await verdictOf(page, API, { method: "PUT" })).toBe("cors 200");
    expect(network.lines).toEqual([`OPTIONS ${API}/`, `OPTIONS ${API}/`, `PUT ${API}/`]);
  });

  test.each([400, 401, 403, 404, 407, 409, 429, 500, 503])("%i is an answer", async (status) => {
    const { network, page } = twice(status);
    expect(await verdictOf(page, API)).toBe(`cors ${status}`);
    expect(network.asked).toHaveLength(1);
  });
});

test("the page's own origin is asked like any other", async () => {
  expect((await sent({}))?.line).toBe(`GET ${PAGE}/`);
});
