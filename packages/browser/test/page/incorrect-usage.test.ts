import { describe, expect, test } from "vitest";
import { inProcess, type PageRequestInit } from "../../src/index.ts";
import { Browser } from "../../src/page/browser.ts";
import { PageHeaders } from "../../src/page/page-headers.ts";
import { API, generous, PAGE, sceneOf } from "../fetch/script.ts";

/** What TypeScript would refuse, and a script does all the same. */
const wrong = (init: Record<string, unknown>): PageRequestInit => init;

const stream = (): ReadableStream<Uint8Array> => new Blob(["x"]).stream();

function readStream(): ReadableStream<Uint8Array> {
  const body = stream();
  void body.getReader().read();
  return body;
}

describe("fetch throws a TypeError, and sends nothing", () => {
  test.each<[desc: string, url: string, init: PageRequestInit, words: string]>([
    ["no URL", "https://", {}, '"https://" is not a valid URL.'],
    ["a space in the host", "https://a b/", {}, '"https://a b/" is not a valid URL.'],
    [
      "a user name in the URL",
      "https://user@api.example/",
      {},
      "A script's URL cannot have a user name or a password.",
    ],
    [
      "a password in the URL",
      "https://:pass@api.example/",
      {},
      "A script's URL cannot have a user name or a password.",
    ],
    ["a method that isn't a token", API, { method: "GET /" }, '"GET /" is not a method that a script can use.'],
    ["an empty method", API, { method: "" }, '"" is not a method that a script can use.'],
    ["CONNECT", API, { method: "CONNECT" }, '"CONNECT" is not a method that a script can use.'],
    ["trace, in any case", API, { method: "trace" }, '"trace" is not a method that a script can use.'],
    ["Track", API, { method: "Track" }, '"Track" is not a method that a script can use.'],
    ["no-cors with PUT", API, { mode: "no-cors", method: "PUT" }, "The mode no-cors does not allow the method PUT."],
    [
      "the mode navigate",
      API,
      wrong({ mode: "navigate" }),
      '"navigate" is not a valid mode: use one of same-origin, cors, no-cors.',
    ],
    [
      "the mode websocket",
      API,
      wrong({ mode: "websocket" }),
      '"websocket" is not a valid mode: use one of same-origin, cors, no-cors.',
    ],
    [
      "credentials that do not exist",
      API,
      wrong({ credentials: "yes" }),
      '"yes" is not a valid credentials mode: use one of omit, same-origin, include.',
    ],
    [
      "true for credentials",
      API,
      wrong({ credentials: true }),
      "true is not a valid credentials mode: use one of omit, same-origin, include.",
    ],
    [
      "a redirect mode that does not exist",
      API,
      wrong({ redirect: "never" }),
      '"never" is not a valid redirect mode: use one of follow, error, manual.',
    ],
    [
      "a cache mode that does not exist",
      API,
      wrong({ cache: "no" }),
      '"no" is not a valid cache mode: use one of default, no-store, reload, no-cache, force-cache, only-if-cached.',
    ],
    [
      "only-if-cached with CORS",
      API,
      { cache: "only-if-cached" },
      "The cache mode only-if-cached needs the mode same-origin.",
    ],
    ["a referrer that is no URL", API, { referrer: "https://" }, '"https://" is not a valid URL.'],
    [
      "a referrer policy that does not exist",
      API,
      wrong({ referrerPolicy: "never" }),
      '"never" is not a valid referrer policy: use one of ',
    ],
    ["another duplex", API, wrong({ duplex: "full" }), '"full" is not a valid duplex: use one of half.'],
    ["no signal", API, wrong({ signal: {} }), "The signal is not an AbortSignal."],
    ["a body with GET", API, { body: "x" }, "A request with the method GET or HEAD cannot have a body."],
    [
      "an empty body with HEAD",
      API,
      { method: "HEAD", body: "" },
      "A request with the method GET or HEAD cannot have a body.",
    ],
    ["a header name with a space", API, { headers: { "X A": "1" } }, '"X A" is not a valid header name.'],
    ["an empty header name", API, { headers: { "": "1" } }, '"" is not a valid header name.'],
    ["a header name beyond ASCII", API, { headers: { "X-\u00e9": "1" } }, '"X-\u00e9" is not a valid header name.'],
    [
      "a line break in a value",
      API,
      { headers: { "X-A": "1\r\nX-B: 2" } },
      '"1\\r\\nX-B: 2" is not a valid header value.',
    ],
    ["NUL in a value", API, { headers: { "X-A": "\0" } }, '"\\u0000" is not a valid header value.'],
    [
      "a character that is no byte",
      API,
      { headers: { "X-A": "\u20ac" } },
      '"\u20ac" has a character that is not a byte.',
    ],
    ["a header of one", API, wrong({ headers: [["X-A"]] }), "A header is a pair of a name and a value."],
    ["a header of three", API, wrong({ headers: [["X-A", "1", "2"]] }), "A header is a pair of a name and a value."],
    ["a text for a header", API, wrong({ headers: ["ab"] }), "The value isn't a sequence."],
    [
      "null for headers",
      API,
      wrong({ headers: null }),
      "Headers are made of an object, or of pairs of a name and a value.",
    ],
    [
      "a symbol for a value",
      API,
      wrong({ headers: { "X-A": Symbol("x") } }),
      "Cannot convert a Symbol value to a string",
    ],
    ["a number for the options", API, 5 as PageRequestInit, "The options aren't an object."],
    ["a window", API, wrong({ window: "x" }), "The member window can only be null."],
    [
      "a priority that does not exist",
      API,
      wrong({ priority: "x" }),
      '"x" is not a valid priority: use one of high, low, auto.',
    ],
    ["shared memory", API, wrong({ method: "POST", body: new Uint8Array(new SharedArrayBuffer(1)) }), "Shared memory"],
    ["a stream without duplex", API, { method: "POST", body: stream() }, 'A stream as the body needs duplex: "half".'],
    [
      "a stream with no-cors",
      API,
      { method: "POST", mode: "no-cors", body: stream(), duplex: "half" },
      "A stream as the body needs the mode cors or same-origin.",
    ],
    [
      "a stream with keepalive",
      API,
      { method: "POST", keepalive: true, body: stream(), duplex: "half" },
      "A request with keepalive cannot have a stream as its body.",
    ],
    [
      "a stream that was read",
      API,
      { method: "POST", body: readStream(), duplex: "half" },
      "The stream is locked, or was read from.",
    ],
  ])("%s", async (_desc, url, init, words) => {
    const { network, page } = sceneOf(generous);
    const error: unknown = await page.fetch(url, init).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toContain(words);
    expect(page.lastOutcome).toMatchObject({
      sent: false,
      executed: false,
      readable: false,
      failure: undefined,
      error,
      trace: [],
    });
    expect(network.asked).toEqual([]);
  });
});

describe("what is odd, and allowed", () => {
  test.each<[desc: string, url: string, init: PageRequestInit]>([
    ["white space around a value", API, { headers: { "X-A": " \t1\r\n" } }],
    ["an empty value", API, { headers: { "X-A": "" } }],
    ["numbers for values", API, wrong({ headers: { "X-A": 1 } })],
    ["an array of headers", API, { headers: [["X-A", "1"]] }],
    ["no body by null", API, { body: null }],
    ["no signal by null", API, { signal: null }],
    ["a body with DELETE", API, { method: "DELETE", body: "x" }],
    ["members that mean nothing", API, wrong({ timeout: 5, agent: "x" })],
    ["a URL with a fragment", `${API}/#x`, {}],
    ["a URL beside the page's own", "x", {}],
  ])("%s", async (_desc, url, init) => {
    const { page } = sceneOf(generous);
    expect((await page.attempt(url, init)).readable).toBe(true);
  });
});

describe("headers that cannot be changed", () => {
  test.each<[desc: string, change: (headers: PageHeaders) => void]>([
    ["set", (headers) => headers.set("A", "1")],
    ["append", (headers) => headers.append("A", "1")],
    ["delete", (headers) => headers.delete("A")],
  ])("%s", async (_desc, change) => {
    const { page } = sceneOf(generous);
    const { headers } = await page.fetch("/");
    expect(() => change(headers)).toThrow(new TypeError("These headers cannot be changed."));
  });

  test.each<[desc: string, ask: (headers: PageHeaders) => unknown]>([
    ["get", (headers) => headers.get("a b")],
    ["has", (headers) => headers.has("")],
    ["delete", (headers) => headers.delete("\u00e9")],
  ])("%s wants a name", (_desc, ask) => expect(() => ask(new PageHeaders("none"))).toThrow(TypeError));
});

describe("outside of the page", () => {
  const network = inProcess({});

  test.each(["", "app.example", "/path", "https://"])("no page is at %j", (url) => {
    expect(() => new Browser({ network }).pageAt(url)).toThrow(TypeError);
  });

  test("nothing answers", async () => {
    await expect(new Browser({ network }).open(PAGE)).rejects.toThrow(TypeError);
  });
});
