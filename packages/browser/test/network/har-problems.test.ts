import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Network } from "../../src/fetch/network.ts";
import { HarError, recording } from "../../src/network/har.ts";
import { verdict } from "./attempt.ts";
import { api, ask, chromium, firefox, logOf, type Entry } from "./logs.ts";

describe("a log that cannot be replayed says where", () => {
  const at = "log.entries[0]";
  const response = (fields: object): object => logOf({ response: { status: 200, ...fields } });
  const field = (name: unknown, value: unknown): object => response({ headers: [{ name, value }] });

  test.each<[desc: string, log: unknown, place: string, message: string]>([
    ["no JSON", "{", "The text", "is not JSON: "],
    ["an empty text", "", "The text", "is not JSON: "],
    ["a number", "1", "log", "is missing: it is an object."],
    ["null", null, "log", "is missing"],
    ["a list", [], "log", "is missing"],
    ["no log", {}, "log", "is missing: it is an object."],
    ["no entries", { log: {} }, "log.entries", "is missing: it is a list."],
    ["entries that are none", { log: { entries: {} } }, "log.entries", "is a list, not an object."],
    ["an entry that is none", { log: { entries: [1] } }, at, "is an object, not 1."],
    ["no request", { log: { entries: [{}] } }, `${at}.request`, "is missing: it is an object."],
    ["no method", { log: { entries: [{ request: {} }] } }, `${at}.request.method`, "is missing: it is a text."],
    ["a method that is none", logOf({ method: "GE T" }), `${at}.request.method`, 'is a method, not "GE T".'],
    ["no URL", { log: { entries: [{ request: { method: "GET" } }] } }, `${at}.request.url`, "is missing"],
    ["a URL that is none", logOf({ url: "/a" }), `${at}.request.url`, 'is a URL, not "/a".'],
    ["a response that is none", logOf({ response: "200" }), `${at}.response`, 'is an object, not "200".'],
    ["a status that is text", response({ status: "200" }), `${at}.response.status`, 'from -1 to 999, not "200".'],
    ["a status below zero", response({ status: -2 }), `${at}.response.status`, "from -1 to 999, not -2."],
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
      "is not base64.",
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
    const two = logOf({ url: "/a" }, { method: "" });
    expect(() => recording(two)).toThrow(/entries\[0\]\.request\.url[^]*entries\[1\]\.request\.method/);
    const many = logOf(...Array.from({ length: 500 }, () => ({ url: "/a" })));
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
    expect(() => recording(logOf(content("a".repeat(60)), content("b".repeat(60))), { maxCharacters: 100 })).toThrow(
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
