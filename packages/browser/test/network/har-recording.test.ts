import { describe, expect, test } from "vitest";
import type { Network } from "../../src/fetch/network.ts";
import { Browser } from "../../src/index.ts";
import { recording } from "../../src/network/har.ts";
import { attempt, verdict, type Answer, type Failed } from "./attempt.ts";
import { api, ask, chromium, firefox, logOf } from "./logs.ts";

const page = (network: Network): ReturnType<Browser["pageAt"]> =>
  new Browser({ network }).pageAt("https://app.bank.example/");

describe("a log of Chromium", () => {
  test("a response of HTTP/2: no pseudo headers, joined lines apart, content decoded once", async () => {
    const network = recording(chromium);
    const answer = (await ask(network, `${api}/rates?currency=eur`)) as Answer;
    expect(answer).toEqual({
      status: 200,
      statusText: "",
      headers: [
        ["access-control-allow-origin", "*"],
        ["content-encoding", "gzip"],
        ["content-type", "application/json"],
        ["set-cookie", "a=1; Path=/"],
        ["set-cookie", "b=2; Path=/"],
      ],
      body: '{"eur":"1.0"}',
      broken: undefined,
    });
    const response = await page(recording(chromium)).fetch(`${api}/rates?currency=eur`);
    expect(await response.json()).toEqual({ eur: "1.0" });
  });

  test("a preflight and what it was for, in base64", async () => {
    const request = { method: "PUT", credentials: "include" } as const;
    const response = await page(recording(chromium)).fetch(`${api}/transfers`, request);
    expect([...(await response.bytes())]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  test("a preflight that it has left out is granted only where that was said", async () => {
    const without = page(recording(chromium));
    const failed = await without.attempt(`${api}/cached`, { method: "PATCH" });
    expect(failed).toMatchObject({ executed: false, failure: { code: "unreachable", preflight: true } });
    expect(failed.failure?.value).toMatch(
      /PATCH https:\/\/api\.bank\.example\/cached without its preflight.*assumePreflights/,
    );
    const granted = await page(recording(chromium, { assumePreflights: true })).fetch(`${api}/cached`, {
      method: "PATCH",
      headers: { "X-Own": "1" },
      credentials: "omit",
    });
    expect(await granted.text()).toBe("hi");
  });

  test("no preflight is granted for what it has not", async () => {
    const network = recording(chromium, { assumePreflights: true });
    const outcome = await page(network).attempt(`${api}/cached`, { method: "DELETE" });
    expect(outcome.failure).toMatchObject({ code: "unreachable", preflight: true });
  });

  test("an error has its code", async () => {
    expect(verdict(await ask(recording(chromium), `${api}/slow`))).toBe("timed-out");
  });

  test("a redirect without Location has its redirectURL", async () => {
    const answer = await ask(recording(chromium), "http://www.bank.example/");
    expect((answer as Answer).headers).toContainEqual(["Location", "https://www.bank.example/"]);
  });

  test("a body that was not saved is cut off, and its head is there", async () => {
    expect(verdict(await ask(recording(chromium), "https://www.bank.example/"))).toBe("200 truncated");
  });

  test.each(["data:image/png;base64,iVBORw==", "wss://api.bank.example/socket"])(
    "%s is not asked again",
    async (url) => {
      expect(verdict(await ask(recording(chromium), url))).toBe("unreachable");
    },
  );
});

describe("a log of Firefox", () => {
  test("a preflight and what it was for; text is UTF-8", async () => {
    const response = await page(recording(firefox)).fetch(`${api}/accounts/1`, { method: "DELETE" });
    expect(response.statusText).toBe("OK");
    expect(await response.text()).toBe("gelöscht");
  });

  test("a redirect", async () => {
    const response = await page(recording(firefox)).fetch(`${api}/old`);
    expect(response).toMatchObject({ redirected: true, url: `${api}/new` });
    expect(await response.text()).toBe("new");
  });

  test("no response, by status 0 and by being left out", async () => {
    const network = recording(firefox);
    for (const path of ["/blocked", "/aborted"]) expect(verdict(await ask(network, api + path))).toBe("unreachable");
  });

  test("entries come in their order, and the last one again", async () => {
    const network = recording(firefox);
    const bodies: string[] = [];
    for (let index = 0; index < 4; index++) bodies.push(((await ask(network, `${api}/count`)) as Answer).body);
    expect(bodies).toEqual(["1", "2", "2", "2"]);
    expect(((await ask(recording(firefox), `${api}/count`)) as Answer).body).toBe("1");
  });
});

describe("a recording", () => {
  test.each<[desc: string, log: object, method: string, url: string, message: RegExp]>([
    ["another method", logOf({ url: `${api}/a` }), "POST", `${api}/a`, /no POST .*\/a; the nearest .* GET .*\/a\.$/],
    ["another case of the method", logOf({ method: "PATCH" }), "patch", `${api}/`, /nearest .* PATCH/],
    ["another query", logOf({ url: `${api}/b` }, { url: `${api}/a?x=2` }), "GET", `${api}/a?x=1`, /GET .*\/a\?x=2\.$/],
    ["a slash more", logOf({ url: `${api}/accounts` }, { url: `${api}/z` }), "GET", `${api}/accounts/`, /accounts\.$/],
    [
      "another scheme",
      logOf({ url: "http://b.example/x" }, { url: `${api}/x` }),
      "GET",
      "http://api.bank.example/x",
      /https:\/\/api/,
    ],
    ["nothing at all", logOf(), "GET", `${api}/`, /it is empty/],
    ["a very long URL", logOf(), "GET", `${api}/${"a".repeat(9_999)}`, /^.{1,300}$/],
  ])("that has not what is asked for says what it has: %s", async (_desc, log, method, url, message) => {
    const answer = (await ask(recording(log), url, method)) as Failed;
    expect(answer.failure).toBe("unreachable");
    expect(answer.message).toMatch(message);
  });

  test("is asked without fragment, user name and password", async () => {
    const log = logOf({ url: "https://user:secret@api.bank.example/a#b", response: { status: 200 } });
    expect(verdict(await ask(recording(log), `${api}/a`))).toBe("200 whole");
  });

  test("heeds an aborted signal", async () => {
    expect(verdict(await attempt(recording(firefox), { url: `${api}/new` }, AbortSignal.abort()))).toBe("aborted");
  });

  test.each<[desc: string, response: unknown, expected: object]>([
    ["nothing but a status", { status: 200 }, { status: 200, statusText: "", headers: [], body: "" }],
    [
      "nulls",
      { status: 200, statusText: null, headers: null, content: null, redirectURL: null },
      { status: 200, body: "" },
    ],
    ["no status", { statusText: "OK" }, { failure: "unreachable" }],
    ["Playwright's status and error", { status: -1, _failureText: "net::ERR_TIMED_OUT" }, { failure: "timed-out" }],
    ["an interim status", { status: 103 }, { failure: "unreachable" }],
    ["content without size", { status: 200, content: { mimeType: "text/plain" } }, { status: 200, body: "" }],
    ["content of no size", { status: 200, content: { size: 0 } }, { status: 200, body: "", broken: undefined }],
    ["content of unknown size", { status: 200, content: { size: -1 } }, { status: 200, broken: "truncated" }],
    ["a text without size", { status: 200, content: { text: "hi" } }, { body: "hi" }],
    ["base64 with white space", { status: 200, content: { text: "aG\r\nk=", encoding: "base64" } }, { body: "hi" }],
    ["an empty encoding", { status: 200, content: { text: "hi", encoding: "" } }, { body: "hi" }],
    ["a lone surrogate", { status: 200, content: { text: "\ud800" } }, { body: "\xef\xbf\xbd" }],
    [
      "a value beyond Latin-1",
      { status: 200, headers: [{ name: "A", value: "日" }] },
      { headers: [["A", "\xe6\x97\xa5"]] },
    ],
    ["a value without one", { status: 200, headers: [{ name: "A" }] }, { headers: [["A", ""]] }],
    ["an error of Chromium's", { status: 0, _error: "net::ERR_CONTENT_LENGTH_MISMATCH" }, { failure: "truncated" }],
    ["an error of nobody's", { status: 0, _error: "toString" }, { failure: "unreachable" }],
    [
      "a redirect that has both",
      { status: 302, redirectURL: "/b", headers: [{ name: "location", value: "/a" }] },
      { headers: [["location", "/a"]] },
    ],
  ])("takes %s", async (_desc, response, expected) => {
    expect(await ask(recording(logOf({ response })), `${api}/`)).toMatchObject(expected);
  });

  test("takes a text with a byte order mark", async () => {
    expect(verdict(await ask(recording(`\uFEFF${firefox}`), `${api}/new`))).toBe("200 whole");
  });
});
