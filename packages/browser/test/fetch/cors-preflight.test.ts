import { describe, expect, test } from "vitest";
import type { PageRequestInit } from "../../src/index.ts";
import { API, generous, PAGE, sceneOf, verdictOf, type ScriptedResponse } from "./script.ts";

const stream = (): ReadableStream<Uint8Array> => new Blob(["x"]).stream();

describe("what causes one", () => {
  test.each<[desc: string, init: PageRequestInit, asks: boolean]>([
    ["GET", {}, false],
    ["HEAD", { method: "HEAD" }, false],
    ["POST", { method: "POST" }, false],
    ["post, which is POST", { method: "post" }, false],
    ["PUT", { method: "PUT" }, true],
    ["put, which is PUT", { method: "put" }, true],
    ["PATCH", { method: "PATCH" }, true],
    ["OPTIONS", { method: "OPTIONS" }, true],
    ["a method of its own", { method: "CHICKEN" }, true],
    ["Accept", { headers: { Accept: "application/json" } }, false],
    ["Accept with a byte that no header needs", { headers: { Accept: '"' } }, true],
    ["Accept-Language", { headers: { "Accept-Language": "de, en;q=0.5" } }, false],
    ["Accept-Language with an underscore", { headers: { "Accept-Language": "de_DE" } }, true],
    ["Content-Language", { headers: { "Content-Language": "de" } }, false],
    ["a name of its own", { headers: { "X-A": "1" } }, true],
    ["Authorization", { headers: { Authorization: "Bearer x" } }, true],
    ["Cache-Control", { headers: { "Cache-Control": "no-cache" } }, true],
    ["If-None-Match", { headers: { "If-None-Match": '"x"' } }, true],
    ["User-Agent", { headers: { "User-Agent": "x" } }, true],
    ["a range from the start", { headers: { Range: "bytes=0-10" } }, false],
    ["a range without an end", { headers: { Range: "bytes=5-" } }, false],
    ["the last bytes", { headers: { Range: "bytes=-5" } }, true],
    ["two ranges", { headers: { Range: "bytes=0-1,4-5" } }, true],
    ["a range that ends before it starts", { headers: { Range: "bytes=10-0" } }, true],
    ["128 bytes of a safelisted header", { headers: { Accept: "a".repeat(128) } }, false],
    ["129 of them", { headers: { Accept: "a".repeat(129) } }, true],
    [
      "the same name twice, safe each time",
      {
        headers: [
          ["Accept", "a"],
          ["Accept", "b"],
        ],
      },
      false,
    ],
    [
      "1024 bytes of them together",
      {
        headers: Array.from({ length: 8 }, (_, at): [string, string] => [
          at % 2 ? "Accept" : "Accept-Language",
          "a".repeat(128),
        ]),
      },
      false,
    ],
    [
      "1025 of them",
      { headers: Array.from({ length: 9 }, (_, at): [string, string] => ["Accept", "a".repeat(at === 8 ? 1 : 128)]) },
      true,
    ],
    [
      "a forbidden name is not sent, and not asked for",
      { headers: { Origin: "x", Cookie: "a=1", "Sec-A": "1" } },
      false,
    ],
    ["text", { method: "POST", body: "x" }, false],
    ["parameters", { method: "POST", body: new URLSearchParams("a=1") }, false],
    ["a form", { method: "POST", body: new FormData() }, false],
    ["bytes", { method: "POST", body: new Uint8Array(1) }, false],
    ["a blob of plain text", { method: "POST", body: new Blob(["x"], { type: "text/plain" }) }, false],
    ["a blob of JSON", { method: "POST", body: new Blob(["{}"], { type: "application/json" }) }, true],
    [
      "text that says it is JSON",
      { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } },
      true,
    ],
    [
      "text/plain with a parameter",
      { method: "POST", body: "{}", headers: { "Content-Type": "text/plain; x=application/json" } },
      false,
    ],
    ["JSON in upper case", { method: "POST", body: "{}", headers: { "Content-Type": "APPLICATION/JSON" } }, true],
    ["no-cors", { method: "POST", body: "x", mode: "no-cors" }, false],
    ["credentials", { credentials: "include" }, false],
  ])("%s", async (_desc, init, asks) => {
    const { network, page } = sceneOf(generous);
    expect(await verdictOf(page, API, init)).toMatch(/^(cors 200|opaque 0)$/);
    expect(network.asked.map(({ isPreflight }) => isPreflight)).toEqual(asks ? [true, false] : [false]);
  });

  test.each([
    ["standard", true],
    ["chromium", true],
    ["firefox", false],
    ["webkit", true],
  ] as const)("1080 bytes of safelisted values together, in %s: %s", async (engine, asks) => {
    const { network, page } = sceneOf(generous, { engine });
    const headers = Array.from({ length: 9 }, (): [string, string] => ["Accept", "a".repeat(120)]);
    await page.attempt(API, { headers });
    expect(network.asked.map(({ isPreflight }) => isPreflight)).toEqual(asks ? [true, false] : [false]);
  });

  test("a stream for a body; the request itself then needs more than HTTP/1.1", async () => {
    const { network, page } = sceneOf(generous);
    expect(await verdictOf(page, API, { method: "POST", body: stream(), duplex: "half" })).toBe("stream-over-http1");
    expect(network.asked.map(({ isPreflight }) => isPreflight)).toEqual([true]);
  });

  test("nothing on the page's own origin", async () => {
    const { network, page } = sceneOf(generous);
    await page.attempt("/x", { method: "DELETE", headers: { "X-A": "1" } });
    expect(network.lines).toEqual([`DELETE ${PAGE}/x`]);
  });
});

describe("what it says", () => {
  test("the method, the unsafe names sorted in lower case without spaces, the origin, and no more than that", async () => {
    const { network, page } = sceneOf(generous);
    const headers = { "X-B": "secret", Accept: "a/b", "content-type": "application/json", "X-A": "secret" };
    await page.attempt(`${API}/x?y#z`, { method: "patch", headers, body: "{}", credentials: "include" });
    const [preflight] = network.asked;
    expect(preflight?.line).toBe(`OPTIONS ${API}/x?y`);
    expect(preflight?.body).toBeUndefined();
    expect(preflight?.lines.filter(([name]) => /^(access|accept|origin|cookie|x-)/i.test(name))).toEqual([
      ["Accept", "*/*"],
      ["Accept-Language", expect.any(String)],
      ["Access-Control-Request-Method", "patch"],
      ["Access-Control-Request-Headers", "content-type,x-a,x-b"],
      ["Origin", PAGE],
      ["Accept-Encoding", expect.any(String)],
    ]);
  });

  test("no names where none is unsafe", async () => {
    const { network, page } = sceneOf(generous);
    await page.attempt(API, { method: "PUT" });
    expect(network.asked[0]?.headers.has("Access-Control-Request-Headers")).toBe(false);
  });

  test("never a cookie, though the request itself has them", async () => {
    const { network, browser, page } = sceneOf((asked) =>
      asked.url.pathname === "/set" ? { headers: [["Set-Cookie", "a=1; SameSite=None; Secure"]] } : generous(asked),
    );
    await browser.open(`${API}/set`);
    await page.attempt(API, { method: "PUT", credentials: "include" });
    expect(network.asked.slice(1).map(({ headers }) => headers.get("Cookie"))).toEqual([null, "a=1"]);
  });

  test("what its answer sets is not stored", async () => {
    const { browser, page } = sceneOf((asked) => {
      const answer = generous(asked);
      return asked.isPreflight
        ? { ...answer, headers: [...answer.headers, ["Set-Cookie", "a=1; SameSite=None; Secure"]] }
        : answer;
    });
    await page.attempt(API, { method: "PUT", credentials: "include" });
    expect(browser.cookies.list(Date.now())).toEqual([]);
  });
});

describe("what its answer must be", () => {
  const origin = ["Access-Control-Allow-Origin", PAGE] as const;
  const credentials = ["Access-Control-Allow-Credentials", "true"] as const;
  const methods = (value: string) => ["Access-Control-Allow-Methods", value] as const;
  const names = (value: string) => ["Access-Control-Allow-Headers", value] as const;
  const put: PageRequestInit = { method: "PUT" };
  const withX: PageRequestInit = { headers: { "X-A": "1" } };

  test.each<[desc: string, init: PageRequestInit, preflight: ScriptedResponse, expected: string]>([
    ["allowed", put, { headers: [origin, methods("PUT")] }, "cors 200"],
    ["any status of success", put, { status: 299, headers: [origin, methods("PUT")] }, "cors 200"],
    ["another status", put, { status: 404, headers: [origin, methods("PUT")] }, "preflight-status"],
    ["304, which is no success", put, { status: 304, headers: [origin, methods("PUT")] }, "preflight-status"],
    ["a redirect", put, { status: 307, headers: [origin, methods("PUT"), ["Location", "/"]] }, "preflight-redirect"],
    ["a redirect that leads nowhere", put, { status: 307, headers: [origin, methods("PUT")] }, "preflight-status"],
    ["no origin", put, { headers: [methods("PUT")] }, "cors-origin-missing"],
    [
      "no credentials for a credentialed request",
      { ...put, credentials: "include" },
      { headers: [origin, methods("PUT")] },
      "cors-credentials",
    ],
    ["credentials", { ...put, credentials: "include" }, { headers: [origin, credentials, methods("PUT")] }, "cors 200"],
    ["no method", put, { headers: [origin] }, "preflight-method"],
    ["another method", put, { headers: [origin, methods("DELETE")] }, "preflight-method"],
    ["the method in lower case", put, { headers: [origin, methods("put")] }, "preflight-method"],
    ["the method as the script wrote it", { method: "patch" }, { headers: [origin, methods("patch")] }, "cors 200"],
    ["PATCH for patch", { method: "patch" }, { headers: [origin, methods("PATCH")] }, "preflight-method"],
    ["a wildcard", put, { headers: [origin, methods("*")] }, "cors 200"],
    [
      "a wildcard with credentials is a literal",
      { ...put, credentials: "include" },
      { headers: [origin, credentials, methods("*")] },
      "preflight-method",
    ],
    ["methods that do not parse", put, { headers: [origin, methods("PUT, (")] }, "preflight-methods-malformed"],
    [
      "methods that do not parse, where none is needed",
      withX,
      { headers: [origin, methods("PU T"), names("x-a")] },
      "preflight-methods-malformed",
    ],
    ["GET need not be allowed", withX, { headers: [origin, names("x-a")] }, "cors 200"],
    ["no header", withX, { headers: [origin] }, "preflight-header"],
    ["the header in any case", withX, { headers: [origin, names("X-a")] }, "cors 200"],
    ["in a second line", withX, { headers: [origin, names("x-b"), names("x-a")] }, "cors 200"],
    ["another header", withX, { headers: [origin, names("x-b")] }, "preflight-header"],
    ["headers that do not parse", withX, { headers: [origin, names("x-a;")] }, "preflight-headers-malformed"],
    ["a wildcard for headers", withX, { headers: [origin, names("*")] }, "cors 200"],
    [
      "a wildcard for headers with credentials",
      { ...withX, credentials: "include" },
      { headers: [origin, credentials, names("*")] },
      "preflight-header",
    ],
    [
      "a wildcard does not cover Authorization",
      { headers: { Authorization: "x" } },
      { headers: [origin, names("*")] },
      "preflight-header",
    ],
    [
      "Authorization by name",
      { headers: { Authorization: "x" } },
      { headers: [origin, names("*, authorization")] },
      "cors 200",
    ],
    [
      "Content-Type counts where its value is not safelisted",
      { method: "POST", headers: { "Content-Type": "application/json" } },
      { headers: [origin] },
      "preflight-header",
    ],
  ])("%s", async (_desc, init, preflight, expected) => {
    const { network, page } = sceneOf(({ isPreflight }) =>
      isPreflight ? preflight : { headers: [origin, credentials] },
    );
    expect(await verdictOf(page, API, init)).toBe(expected);
    // A failed preflight, and nothing of the request itself is ever sent.
    expect(network.asked.map(({ isPreflight }) => isPreflight)).toEqual(
      expected === "cors 200" ? [true, false] : [true],
    );
  });

  test("a failure says that it is the preflight's, and about what", async () => {
    const { page } = sceneOf(() => ({ headers: [origin, methods("DELETE")] }));
    const { failure, sent, executed, readable } = await page.attempt(API, put);
    expect(failure).toMatchObject({ code: "preflight-method", preflight: true, value: "PUT" });
    expect({ sent, executed, readable }).toEqual({ sent: false, executed: false, readable: false });
  });

  test("a network that fails fails the request", async () => {
    const { page } = sceneOf(() => "unreachable");
    expect((await page.attempt(API, put)).failure).toMatchObject({ code: "unreachable", preflight: true });
  });

  test("allowed by the preflight is not readable: the answer itself is checked again", async () => {
    const { page } = sceneOf(({ isPreflight }) => (isPreflight ? { headers: [origin, methods("PUT")] } : {}));
    const { failure, executed } = await page.attempt(API, put);
    expect({ failure, executed }).toMatchObject({ failure: { code: "cors-origin-missing" }, executed: true });
    expect(failure?.preflight).toBeUndefined();
  });
});

test("a redirect to another URL is preflighted anew", async () => {
  const { network, page } = sceneOf((asked) => {
    const answer = generous(asked);
    return !asked.isPreflight && asked.url.pathname === "/1"
      ? { status: 307, headers: [...answer.headers, ["Location", "/2"]] }
      : answer;
  });
  expect(await verdictOf(page, `${API}/1`, { method: "PUT" })).toBe("cors 200");
  expect(network.lines).toEqual([`OPTIONS ${API}/1`, `PUT ${API}/1`, `OPTIONS ${API}/2`, `PUT ${API}/2`]);
});
