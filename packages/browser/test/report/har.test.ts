import { describe, expect, test } from "vitest";
import { HarError } from "../../src/network/har.ts";
import { harReport, renderHarJson, renderHarText, type HarReport } from "../../src/report/index.ts";
import { api, entryOf, fromPage, logOf, page, type Given } from "./har-entries.ts";

const engines = ["chromium"] as const;

const reportOn = (...all: readonly Given[]): Promise<HarReport> => harReport(logOf(...all), { engines });

interface FindingData {
  readonly place: string;
  readonly result: string;
  readonly chain: readonly string[];
}

const findingsOf = (report: HarReport): readonly FindingData[] =>
  (JSON.parse(renderHarJson(report)) as { findings: FindingData[] }).findings;

const resultsOf = (report: HarReport): string =>
  findingsOf(report)
    .map(({ result }) => result)
    .join("; ");

const shared = { "Access-Control-Allow-Origin": page, Vary: "Origin" };
const credentialed = { ...shared, "Access-Control-Allow-Credentials": "true" };
const openToAll = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true" };
const handshake = { Origin: page, Upgrade: "websocket", Connection: "Upgrade", Cookie: "sid=1" };
const preflight = { ...fromPage, "Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "x-a" };
const redirect = { ...shared, Location: `${api}/login` };
const withError = (error: string): Given => ({ status: 0, response: { _error: error } });

describe("what Chromium logs of a request that CORS refused: `net::ERR_FAILED` alone", () => {
  const briefOf = async (...all: readonly Given[]): Promise<string> => renderHarText("a.har", await reportOn(...all));

  test("the console's line is asked for, and no server is called unreachable", async () => {
    const brief = await briefOf(withError("net::ERR_FAILED"));
    expect(brief).toContain("blocked by CORS policy");
    expect(brief).not.toContain("unreachable");
  });

  test("the row says what is unknown", async () => {
    expect(resultsOf(await reportOn(withError("net::ERR_FAILED")))).toBe("cause not in the log");
  });

  test("behind a redirect to a sign-in page: that is the cause", async () => {
    const signIn = "https://login.example/oauth2/authorize?client_id=a";
    const brief = await briefOf(
      { status: 302, came: { ...shared, Location: signIn } },
      { url: signIn, sent: { ...fromPage, Origin: "null" }, ...withError("net::ERR_FAILED") },
    );
    expect(brief).toContain("The session has expired, and the server redirects to a sign-in page.");
    expect(brief).toContain("Respond with 401");
  });
});

describe("what an exchange is, and what is found about it", () => {
  test.each<[desc: string, given: readonly Given[], result: string]>([
    // Sockets
    ["a socket that opened", [{ url: "wss://api.example/s", sent: handshake, status: 101 }], ""],
    ["a socket of Charles", [{ url: `${api}/s`, sent: handshake, status: 101 }], ""],
    [
      "a socket of Chromium without headers",
      [
        {
          url: "wss://api.example/s",
          sent: {},
          status: 101,
          entry: { _resourceType: "websocket", _webSocketMessages: [] },
        },
      ],
      "",
    ],
    ["a socket that was refused", [{ url: "wss://api.example/s", sent: handshake, status: 403 }], "socket-failed"],
    [
      "a socket without a server",
      [{ url: "wss://api.example/s", sent: handshake, ...withError("net::ERR_CONNECTION_REFUSED") }],
      "unreachable",
    ],
    // Not CORS
    [
      "an image with `*` and credentials",
      [{ sent: { "Sec-Fetch-Mode": "no-cors", Cookie: "a=1" }, came: openToAll }],
      "",
    ],
    ["a navigation with `*` and credentials", [{ sent: { "Sec-Fetch-Mode": "navigate" }, came: openToAll }], ""],
    ["a request without credentials, `*` with them", [{ came: openToAll }], ""],
    [
      "a request with credentials, and `*`",
      [{ sent: { ...fromPage, Cookie: "a=1" }, came: openToAll }],
      "cors-origin-wildcard",
    ],
    [
      "a 404 of the page's own server",
      [{ url: `${page}/x`, sent: { "Sec-Fetch-Mode": "cors", Referer: `${page}/` }, status: 404 }],
      "",
    ],
    ["a 404 of another server", [{ status: 404 }], "cors-origin-missing"],
    ["a 401 that the page read, of another site", [{ status: 401, came: credentialed }], "session-missing"],
    ["a 403 of one", [{ status: 403, came: credentialed }], "session-missing"],
    ["a 401 with a cookie", [{ status: 401, sent: { ...fromPage, Cookie: "a=1" }, came: credentialed }], ""],
    ["a 401 with a token", [{ status: 401, sent: { ...fromPage, Authorization: "Bearer x" }, came: credentialed }], ""],
    ["a 401 that asks for a token", [{ status: 401, came: { ...credentialed, "WWW-Authenticate": "Bearer" } }], ""],
    [
      "a 401 to a page of the server's own site",
      [{ url: "https://api.app.example/me", status: 401, came: credentialed }],
      "",
    ],
    ["a 401 to requests without credentials", [{ status: 401, came: shared }], ""],
    ["a 200 of another site without a cookie, such as a tracker's", [{ came: credentialed }], ""],
    [
      "a 401 of an element",
      [{ status: 401, sent: { Referer: `${page}/`, "Sec-Fetch-Mode": "no-cors" }, came: credentialed }],
      "",
    ],
    [
      "a 401 of a navigation",
      [{ status: 401, sent: { Referer: `${page}/`, "Sec-Fetch-Mode": "navigate" }, came: credentialed }],
      "",
    ],
    ["a 401 with a key", [{ status: 401, sent: { ...fromPage, "X-Api-Key": "k" }, came: credentialed }], ""],
    [
      "a 401 whose preflight asked for a token that the log leaves out",
      [
        {
          method: "OPTIONS",
          sent: {
            ...fromPage,
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "authorization",
          },
          status: 204,
          came: { ...credentialed, "Access-Control-Allow-Headers": "authorization" },
        },
        { status: 401, came: credentialed },
      ],
      "",
    ],
    ["a 403 of a firewall", [{ status: 403, came: { ...credentialed, "cf-mitigated": "challenge" } }], ""],
    [
      "a 403 for want of a token against forgery",
      [{ status: 403, came: credentialed, response: { content: { text: "CSRF Failed: CSRF token missing." } } }],
      "",
    ],
    ["a tracker's image", [{ sent: { "Sec-Fetch-Mode": "no-cors" }, status: 403 }], ""],
    ["a form of a plain http page", [{ method: "POST", sent: { Origin: page, Accept: "text/html,*/*" } }], ""],
    ["a response from the cache of a validated copy", [{ status: 304 }], ""],
    ["a service worker's response", [{ response: { _fetchedViaServiceWorker: true } }], ""],
    // Headers
    [
      "headers joined by line feeds",
      [{ came: { "Access-Control-Allow-Origin": `${page}\n${page}` } }],
      "cors-origin-multiple",
    ],
    ["HTTP/2's own fields", [{ sent: { ":method": "GET", ...fromPage }, came: { ":status": "200", ...shared } }], ""],
    [
      "no page but Chromium's list of pages",
      [{ sent: { "Sec-Fetch-Mode": "cors" }, entry: { pageref: "page_1" } }],
      "cors-origin-missing",
    ],
    [
      "cookies in their list alone",
      [{ request: { cookies: [{ name: "a", value: "1" }] }, came: openToAll }],
      "cors-origin-wildcard",
    ],
    // Errors of the browser
    ["an extension", [withError("net::ERR_BLOCKED_BY_CLIENT")], "blocked-by-client"],
    ["a certificate", [withError("net::ERR_CERT_AUTHORITY_INVALID")], "unreachable"],
    ["CORP", [withError("net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin")], "corp-same-origin"],
    [
      "the page's embedder policy",
      [withError("net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep")],
      "corp-missing",
    ],
    ["ORB", [{ ...withError("net::ERR_BLOCKED_BY_ORB"), sent: { "Sec-Fetch-Mode": "no-cors" } }], "orb"],
    ["a name", [withError("net::ERR_NAME_NOT_RESOLVED")], "unreachable"],
    ["a page that went on", [withError("net::ERR_ABORTED")], "aborted"],
    ["a cache", [withError("net::ERR_CACHE_MISS")], "not-cached"],
    [
      "an error that only says that there was one, and why",
      [{ response: { _error: "net::ERR_FAILED" } }],
      "cors-origin-missing",
    ],
    ["an error of nobody's", [withError("??")], "unreachable"],
    [
      "Playwright's words for it",
      [{ status: -1, response: { _failureText: "net::ERR_CONNECTION_REFUSED" } }],
      "unreachable",
    ],
    ["Playwright's status alone", [{ status: -1 }], "unreachable"],
    ["Firefox's status", [{ status: 0 }], "unreachable"],
    // Preflights
    ["a preflight that stands alone", [{ method: "OPTIONS", sent: preflight, came: shared }], "preflight-method"],
    [
      "a preflight that stands alone and allows it",
      [
        {
          method: "OPTIONS",
          sent: preflight,
          came: { ...shared, "Access-Control-Allow-Methods": "PUT", "Access-Control-Allow-Headers": "x-a" },
        },
      ],
      "",
    ],
    [
      "a preflight of Chromium without its headers",
      [
        { method: "OPTIONS", sent: {}, came: shared, entry: { _resourceType: "preflight" } },
        { method: "PUT", status: 0, response: { _error: "net::ERR_FAILED" } },
      ],
      "preflight-method",
    ],
    ["redirects", [{ status: 302, came: redirect }, { url: `${api}/login` }], "cors-origin-missing"],
    // What isn't the network's
    [
      "data:, blob: and extensions",
      ["data:,a", "blob:https://a/1", "chrome-extension://a/b", "about:blank"].map((url) => ({ url })),
      "",
    ],
  ])("%s", async (_desc, given, result) => {
    const log = { log: { pages: [{ id: "page_1", title: `${page}/orders?a=1` }], ...logOf(...given).log } };
    const report = await harReport(log, { engines });
    expect(resultsOf(report)).toBe(result);
    expect(report.problems).toEqual([]);
  });

  test("of a redirect, the finding has all exchanges", async () => {
    const report = await reportOn({ status: 302, came: redirect }, { url: "data:,a" }, { url: `${api}/login` });
    expect(findingsOf(report)[0]?.chain).toEqual(["log.entries[0]", "log.entries[2]"]);
  });

  test("a refused socket isn't CORS, and its page is known", async () => {
    const report = await reportOn({ url: "wss://api.example/s?token=SECRET", sent: handshake, status: 403 });
    const text = renderHarText("a.har", report);
    expect(text).toContain("403, from https://app.example: socket-failed");
    expect(text).toContain("This is a WebSocket that did not open, not CORS");
    expect(text).not.toContain("SECRET");
  });

  test("the table names the browser's error", async () => {
    const text = renderHarText("a.har", await reportOn(withError("net::ERR_NAME_NOT_RESOLVED")));
    expect(text).toContain("log.entries[0]: net::ERR_NAME_NOT_RESOLVED, from https://app.example: unreachable");
  });

  test("a URL's user and password aren't shown", async () => {
    expect(renderHarText("a.har", await reportOn({ url: "https://ann:SECRET@api.example/me" }))).not.toContain(
      "SECRET",
    );
  });
});

describe("entries that cannot be read are reported, and the others explained", () => {
  test.each<[desc: string, entry: unknown, problem: string]>([
    ["null", null, "log.entries[1] is missing: it is an object."],
    ["a text", "GET /", 'log.entries[1] is an object, not "GET /".'],
    ["no request", {}, "log.entries[1].request is missing: it is an object."],
    ["no URL", { request: { method: "GET" } }, "log.entries[1].request.url is missing: it is a text."],
    ["a URL that is none", entryOf({ url: "/me" }), 'log.entries[1].request.url is a URL, not "/me".'],
    ["a method that is none", entryOf({ method: "GE T" }), 'log.entries[1].request.method is a method, not "GE T".'],
    [
      "a status that is none",
      entryOf({ status: 1.5 }),
      "log.entries[1].response.status is a whole number from -1 to 999, not 1.5.",
    ],
    [
      "headers by name",
      entryOf({ response: { headers: { a: "b" } } }),
      "log.entries[1].response.headers is a list, not an object.",
    ],
  ])("%s", async (_desc, entry, problem) => {
    const { entries } = logOf({}, {}).log;
    const report = await harReport({ log: { entries: [entries[0], entry, entries[1]] } }, { engines });
    const text = renderHarText("a.har", report);
    expect(report).toMatchObject({ total: 2, found: 2, unread: 1 });
    expect(text).toContain(`1 entry cannot be read, and is left out:\n  ${problem}`);
  });

  test("a thousand of them are counted, and twenty shown", async () => {
    const { entries } = logOf({}).log;
    const report = await harReport({ log: { entries: [...entries, ...Array<null>(1000).fill(null)] } }, { engines });
    expect(report).toMatchObject({ total: 1, unread: 1000 });
    expect(report.problems).toHaveLength(20);
  });

  test("a log without entries is an error", async () => {
    await expect(harReport({ log: {} }, { engines })).rejects.toThrow(HarError);
  });
});

describe("a long log", () => {
  test("that comes in parts says the same", async () => {
    const { entries } = logOf({}, { status: 302, came: redirect }, { url: `${api}/login` }).log;
    const parts = (async function* () {
      yield await Promise.resolve({ kind: "page", value: null } as const);
      for (const value of entries) yield { kind: "entry", value } as const;
    })();
    const whole = await harReport({ log: { entries } }, { engines });
    expect(renderHarJson(await harReport(parts, { engines }))).toBe(renderHarJson(whole));
  });

  test("`only` chooses by the URL, and redirects are followed", async () => {
    const log = logOf({}, { url: `${api}/old`, status: 302, came: redirect }, { url: `${api}/login` });
    const report = await harReport(log, { engines, only: "/old" });
    expect(report.total).toBe(1);
    expect(findingsOf(report).map(({ chain }) => chain)).toEqual([["log.entries[1]", "log.entries[2]"]]);
  });

  test("exchanges that differ in what decides have their own verdicts; others share one", async () => {
    const variants: readonly Given[] = [
      {},
      { came: shared },
      { method: "PUT", came: shared },
      { status: 0 },
      { sent: { ...fromPage, Cookie: "a=1" }, came: shared },
      { sent: { ...fromPage, Origin: "https://other.example" }, came: shared },
      { sent: { ...fromPage, "Content-Type": "application/json" }, came: shared },
      { came: { ...shared, "Access-Control-Allow-Origin": "https://other.example" } },
    ];
    const alone = await Promise.all(variants.map(async (one) => resultsOf(await reportOn(one))));
    const numbered = [0, 1, 2].flatMap((round) =>
      variants.map((one, at) => ({ ...one, url: `${api}/${round}/${at}`, came: { ...one.came, Date: String(round) } })),
    );
    const together = await reportOn(...numbered);
    const expected = [0, 1, 2].flatMap(() => alone).filter((one) => one !== "");
    expect(findingsOf(together).map(({ result }) => result)).toEqual(expected);
    for (const { exchange, reports } of together.explained)
      expect(reports.map(({ explanation }) => explanation.request?.url)).toEqual([exchange.url]);
  });
});

describe("a log that was exported without cookies and tokens", () => {
  const note = "The log has no cookie and no Authorization header.";
  const unknown: Given = { status: 401, came: credentialed };
  const rows: readonly (readonly [desc: string, all: readonly Given[], isSaid: boolean])[] = [
    ["a 401", [unknown], true],
    ["several: once", [unknown, { ...unknown, url: `${api}/orders` }], true],
    ["a failure whose cause it lacks", [withError("net::ERR_FAILED")], true],
    ["a failure that no credentials change", [{ status: 200, came: {} }], false],
    ["nothing failed", [{ status: 200, came: credentialed }], false],
    ["a cookie elsewhere in the log", [unknown, { sent: { ...fromPage, Cookie: "a=1" }, came: credentialed }], false],
    ["a token elsewhere", [unknown, { sent: { ...fromPage, Authorization: "Bearer x" }, came: credentialed }], false],
    ["a Set-Cookie elsewhere", [unknown, { came: { ...credentialed, "Set-Cookie": "a=1" } }], false],
  ];

  test.each(rows)("%s", async (_desc, all, isSaid) => {
    const report = await reportOn(...all);
    expect(renderHarText("a.har", report).split(note).length - 1).toBe(isSaid ? 1 : 0);
    expect((JSON.parse(renderHarJson(report)) as { sanitized: boolean }).sanitized).toBe(isSaid);
  });
});
