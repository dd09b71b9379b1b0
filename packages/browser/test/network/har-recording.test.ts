import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Network } from "../../src/fetch/network.ts";
import { Browser } from "../../src/index.ts";
import { HarError, recording } from "../../src/network/har.ts";
import { attempt, verdict, type Answer, type Failed } from "./attempt.ts";

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}.har.json`, import.meta.url), "utf8");

const chromium = fixture("chromium");
const firefox = fixture("firefox");

const api = "https://api.bank.example";

const page = (network: Network): ReturnType<Browser["pageAt"]> =>
  new Browser({ network }).pageAt("https://app.bank.example/");

interface Entry {
  readonly method?: string;
  readonly url?: string;
  readonly response?: unknown;
}

const harOf = (...entries: readonly Entry[]): object => ({
  log: {
    entries: entries.map(({ method = "GET", url = `${api}/`, response }) => ({ request: { method, url }, response })),
  },
});

const ask = (network: Network, url: string, method = "GET"): ReturnType<typeof attempt> =>
  attempt(network, { url, method });

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
    ["another method", harOf({ url: `${api}/a` }), "POST", `${api}/a`, /no POST .*\/a; the nearest .* GET .*\/a\.$/],
    ["another case of the method", harOf({ method: "PATCH" }), "patch", `${api}/`, /nearest .* PATCH/],
    ["another query", harOf({ url: `${api}/b` }, { url: `${api}/a?x=2` }), "GET", `${api}/a?x=1`, /GET .*\/a\?x=2\.$/],
    ["a slash more", harOf({ url: `${api}/accounts` }, { url: `${api}/z` }), "GET", `${api}/accounts/`, /accounts\.$/],
    [
      "another scheme",
      harOf({ url: "http://b.example/x" }, { url: `${api}/x` }),
      "GET",
      "http://api.bank.example/x",
      /https:\/\/api/,
    ],
    ["nothing at all", harOf(), "GET", `${api}/`, /it is empty/],
    ["a very long URL", harOf(), "GET", `${api}/${"a".repeat(9_999)}`, /^.{1,300}$/],
  ])("that has not what is asked for says what it has: %s", async (_desc, log, method, url, message) => {
    const answer = (await ask(recording(log), url, method)) as Failed;
    expect(answer.failure).toBe("unreachable");
    expect(answer.message).toMatch(message);
  });

  test("is asked without fragment, user name and password", async () => {
    const log = harOf({ url: "https://user:secret@api.bank.example/a#b", response: { status: 200 } });
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
    expect(await ask(recording(harOf({ response })), `${api}/`)).toMatchObject(expected);
  });

  test("takes a text with a byte order mark", async () => {
    expect(verdict(await ask(recording(`\uFEFF${firefox}`), `${api}/new`))).toBe("200 whole");
  });
});

describe("a log that cannot be replayed says where", () => {
  const at = "log.entries[0]";
  const response = (fields: object): object => harOf({ response: { status: 200, ...fields } });
  const field = (name: unknown, value: unknown): object => response({ headers: [{ name, value }] });

  test.each<[desc: string, log: unknown, place: string, message: string]>([
    ["no JSON", "{", "The text", "is no JSON: "],
    ["an empty text", "", "The text", "is no JSON: "],
    ["a number", "1", "log", "is missing: it is an object."],
    ["null", null, "log", "is missing"],
    ["a list", [], "log", "is missing"],
    ["no log", {}, "log", "is missing: it is an object."],
    ["no entries", { log: {} }, "log.entries", "is missing: it is a list."],
    ["entries that are none", { log: { entries: {} } }, "log.entries", "is a list, not an object."],
    ["an entry that is none", { log: { entries: [1] } }, at, "is an object, not 1."],
    ["no request", { log: { entries: [{}] } }, `${at}.request`, "is missing: it is an object."],
    ["no method", { log: { entries: [{ request: {} }] } }, `${at}.request.method`, "is missing: it is a text."],
    ["a method that is none", harOf({ method: "GE T" }), `${at}.request.method`, 'is a method, not "GE T".'],
    ["no URL", { log: { entries: [{ request: { method: "GET" } }] } }, `${at}.request.url`, "is missing"],
    ["a URL that is none", harOf({ url: "/a" }), `${at}.request.url`, 'is a URL, not "/a".'],
    ["a response that is none", harOf({ response: "200" }), `${at}.response`, 'is an object, not "200".'],
    ["a status that is text", response({ status: "200" }), `${at}.response.status`, 'from 0 to 999, not "200".'],
    ["a status below zero", response({ status: -1 }), `${at}.response.status`, "from 0 to 999, not -1."],
    ["half a status", response({ status: 200.5 }), `${at}.response.status`, "not 200.5."],
    ["a reason that is no text", response({ statusText: 1 }), `${at}.response.statusText`, "is a text, not 1."],
    ["headers by name", response({ headers: { a: "b" } }), `${at}.response.headers`, "is a list, not an object."],
    ["a header without a name", field(undefined, "b"), `${at}.response.headers[0].name`, "is missing"],
    ["a header's name that is none", field("a b", "c"), `${at}.response.headers[0].name`, 'not "a b".'],
    ["a header's value that is a number", field("a", 1), `${at}.response.headers[0].value`, "is a text, not 1."],
    ["a NUL in a value", field("a", "\0"), `${at}.response.headers[0].value`, "has a character that no header has."],
    [
      "content that is no text",
      response({ content: { text: [] } }),
      `${at}.response.content.text`,
      "is a text, not a list.",
    ],
    [
      "no base64",
      response({ content: { text: "%", encoding: "base64" } }),
      `${at}.response.content.text`,
      "is no base64.",
    ],
    [
      "another encoding",
      response({ content: { text: "", encoding: "hex" } }),
      `${at}.response.content.encoding`,
      "base64",
    ],
  ])("%s", (_desc, log, place, message) => {
    const make = (): Network => recording(log as string);
    expect(make).toThrow(HarError);
    expect(make).toThrow(TypeError);
    try {
      make();
    } catch (error) {
      const [problem] = (error as HarError).problems;
      expect(problem?.place).toBe(place);
      expect(problem?.message).toContain(message);
      expect((error as HarError).message).toContain(`${place} ${problem?.message ?? ""}`);
    }
  });

  test("all at once, and not more than one can read", () => {
    const two = harOf({ url: "/a" }, { method: "" });
    expect(() => recording(two)).toThrow(/entries\[0\]\.request\.url[^]*entries\[1\]\.request\.method/);
    const many = harOf(...Array.from({ length: 500 }, () => ({ url: "/a" })));
    try {
      recording(many);
    } catch (error) {
      expect((error as HarError).problems).toHaveLength(21);
      expect((error as HarError).problems.at(-1)?.place).toBe("And more.");
    }
  });

  test("the budget of the text and of all bodies", () => {
    expect(() => recording(firefox, { maxCharacters: 1_000 })).toThrow(/has \d+ characters, and may have 1000/);
    const content = (text: string): Entry => ({ response: { status: 200, content: { text } } });
    expect(() => recording(harOf(content("a".repeat(60)), content("b".repeat(60))), { maxCharacters: 100 })).toThrow(
      /entries\[1\]\.response\.content\.text is more than the 100 characters/,
    );
  });

  test("a log in a thousand layers", () => {
    const deep = `${'{"log":'.repeat(50_000)}1${"}".repeat(50_000)}`;
    expect(() => recording(deep)).toThrow(HarError);
  });
});

describe("whatever a log is", () => {
  const replace = (value: unknown, path: readonly number[], by: unknown): unknown => {
    const [at, ...rest] = path;
    if (at === undefined || typeof value !== "object" || value === null) return by;
    const keys = Object.keys(value);
    const key = keys[at % keys.length];
    if (key === undefined) return by;
    const copy: Record<string, unknown> = Array.isArray(value) ? ([...(value as unknown[])] as never) : { ...value };
    copy[key] = replace(copy[key], rest, by);
    return copy;
  };

  test("it is replayed, or refused with a reason", async () => {
    const fixtures = fc.constantFrom<unknown>(JSON.parse(chromium), JSON.parse(firefox));
    const damaged = fc
      .tuple(fixtures, fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), fc.jsonValue())
      .map(([log, path, by]) => replace(log, path, by));
    const any = fc.oneof(damaged, damaged, fc.jsonValue(), fc.string());
    const paths = fc.constantFrom("/rates?currency=eur", "/transfers", "/count", "/slow", "/old", "/accounts/1");
    await fc.assert(
      fc.asyncProperty(any, paths, async (log, path) => {
        let network: Network;
        try {
          network = recording(log as object);
        } catch (error) {
          expect(error).toBeInstanceOf(HarError);
          return;
        }
        expect(verdict(await ask(network, api + path))).toMatch(/^(?:\d{3} (?:whole|truncated)|[a-z-]+)$/);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});
