import { describe, expect, test } from "vitest";
import type { DocumentParser, EngineName, PageXMLHttpRequest } from "../../src/index.ts";
import { API, generous, sceneOf } from "../fetch/script.ts";

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

interface JSDOM {
  readonly window: { readonly DOMParser: new () => DocumentParser };
}

// @ts-expect-error -- jsdom brings no types
const loaded: unknown = await import("jsdom");
const jsdom = loaded as { readonly JSDOM: new () => JSDOM };
const { DOMParser } = new jsdom.JSDOM().window;

interface Served {
  readonly type?: string;
  readonly body: string;
  readonly engine?: EngineName;
  readonly set?: (xhr: PageXMLHttpRequest) => void;
}

/** What an XMLHttpRequest gets of a body, whose characters are its bytes. */
async function received({ type, body, engine = "standard", set }: Served): Promise<PageXMLHttpRequest> {
  const { page } = sceneOf(
    (asked) => ({
      headers: [...generous(asked).headers, ...(type === undefined ? [] : [["Content-Type", type] as const])],
      body: (async function* () {
        yield await Promise.resolve(latin1(body));
      })(),
    }),
    { engine, parser: new DOMParser() },
  );
  const xhr = new page.XMLHttpRequest();
  xhr.open("GET", API);
  set?.(xhr);
  const ended = new Promise((resolve) => xhr.addEventListener("loadend", resolve));
  xhr.send();
  await ended;
  return xhr;
}

const declaration = '<?xml version="1.0" encoding="iso-8859-1"?>';

describe("text", () => {
  test.each<[desc: string, served: Served, expected: string]>([
    ["UTF-8 where nothing is said", { body: "\xc3\xa9" }, "\u00e9"],
    ["windows-1252", { type: "text/plain;charset=windows-1252", body: "\x80" }, "\u20ac"],
    ["latin1, which is windows-1252", { type: "text/plain;charset=iso-8859-1", body: "\x80" }, "\u20ac"],
    ["Shift_JIS", { type: "text/plain;charset=shift_jis", body: "\x82\xa0" }, "\u3042"],
    ["a charset that does not exist", { type: "text/plain;charset=x", body: "\xe9" }, "\ufffd"],
    ["a byte order mark before the charset", { type: "text/plain;charset=latin1", body: "\xff\xfeA\0" }, "A"],
    ["an XML declaration", { type: "text/xml", body: `${declaration}\xe9` }, `${declaration}\u00e9`],
    [
      "a charset before the declaration",
      { type: "text/xml;charset=utf-8", body: `${declaration}\xe9` },
      `${declaration}\ufffd`,
    ],
    ["a declaration in what isn't XML", { type: "text/plain", body: `${declaration}\xe9` }, `${declaration}\ufffd`],
    [
      "no declaration for responseType text",
      { type: "text/xml", body: `${declaration}\xe9`, set: (xhr) => (xhr.responseType = "text") },
      `${declaration}\ufffd`,
    ],
    [
      "overrideMimeType",
      { type: "text/plain", body: "\x80", set: (xhr) => xhr.overrideMimeType("text/plain;charset=windows-1252") },
      "\u20ac",
    ],
    [
      "an override that is no type keeps the charset",
      { type: "text/plain;charset=latin1", body: "\xe9", set: (xhr) => xhr.overrideMimeType("nonsense") },
      "\u00e9",
    ],
    ["half a unit of UTF-16", { type: "text/plain;charset=utf-16le", body: "A\0B" }, "A\ufffd"],
    ["half a unit in Chromium", { type: "text/plain;charset=utf-16le", body: "A\0B", engine: "chromium" }, "A"],
  ])("%s", async (_desc, served, expected) => expect((await received(served)).responseText).toBe(expected));
});

describe("documents", () => {
  const rootOf = (document: unknown): string | undefined =>
    (document as { documentElement?: { textContent: string } } | null)?.documentElement?.textContent;
  const asDocument = (xhr: PageXMLHttpRequest): string => (xhr.responseType = "document");

  test.each<[desc: string, served: Served, expected: string | undefined]>([
    ["XML", { type: "application/xml", body: `${declaration}<a>\xe9</a>` }, "\u00e9"],
    ["of a suffix", { type: "image/svg+xml", body: "<a>b</a>" }, "b"],
    ["XML without a type", { body: "<a>b</a>" }, "b"],
    [
      "by overrideMimeType",
      { type: "text/plain", body: "<a>b</a>", set: (xhr) => xhr.overrideMimeType("text/xml") },
      "b",
    ],
    ["HTML", { type: "text/html", body: '<meta charset="latin1"><p>\xe9', set: asDocument }, "\u00e9"],
    ["HTML for which nobody asked", { type: "text/html", body: "<p>b" }, undefined],
    ["XML that isn't well-formed", { type: "text/xml", body: "<a>" }, undefined],
    ["an empty body", { type: "text/xml", body: "" }, undefined],
    ["text", { type: "text/plain", body: "<a/>", set: asDocument }, undefined],
  ])("%s", async (_desc, served, expected) => expect(rootOf((await received(served)).responseXML)).toBe(expected));

  test("need the parser", async () => {
    const { page } = sceneOf(() => ({ headers: [["Content-Type", "text/xml"]], body: "<a/>" }));
    const xhr = new page.XMLHttpRequest();
    xhr.open("GET", "/");
    xhr.send();
    await new Promise((resolve) => xhr.addEventListener("loadend", resolve));
    expect(xhr.responseXML).toBeNull();
  });
});

describe("types of a Blob, by engine", () => {
  const asBlob = (xhr: PageXMLHttpRequest): string => (xhr.responseType = "blob");
  test.each<[type: string, override: string | undefined, perEngine: Record<EngineName, string>]>([
    [
      "Text/HTML; Charset=UTF-8",
      undefined,
      {
        standard: "text/html;charset=UTF-8",
        chromium: "text/html",
        firefox: "text/html",
        webkit: "text/html;charset=UTF-8",
      },
    ],
    [
      "text/plain",
      "image/PNG;a=B",
      { standard: "image/png;a=B", chromium: "image/png", firefox: "image/png;a=b", webkit: "image/png;a=B" },
    ],
    ["x", undefined, { standard: "text/xml", chromium: "text/xml", firefox: "text/xml", webkit: "text/xml" }],
  ])("%s", async (type, override, perEngine) => {
    for (const [engine, expected] of Object.entries(perEngine) as [EngineName, string][]) {
      const set = (xhr: PageXMLHttpRequest): void => {
        asBlob(xhr);
        if (override !== undefined) xhr.overrideMimeType(override);
      };
      expect(((await received({ type, body: "x", engine, set })).response as Blob).type).toBe(expected);
    }
  });
});

describe("open", () => {
  test.each<[user: string | null | undefined, password: string | null | undefined, url: string]>([
    ["u", "p", "https://u:p@api.bank.example/"],
    ["u", null, "https://u@api.bank.example/"],
    [undefined, "p", "https://:p@api.bank.example/"],
    ["", "", "https://api.bank.example/"],
  ])("with the user %j and the password %j", async (user, password, url) => {
    const { page } = sceneOf(generous);
    const xhr = new page.XMLHttpRequest();
    xhr.open("GET", API, true, user, password);
    xhr.send();
    await new Promise((resolve) => xhr.addEventListener("loadend", resolve));
    expect(xhr.responseURL).toBe(url);
  });
});

test("progress while the body arrives, and text as far as it has come", async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { page } = sceneOf((asked) => ({
    ...generous(asked),
    body: (async function* () {
      yield latin1("one ");
      await held;
      yield latin1("two");
    })(),
  }));
  const xhr = new page.XMLHttpRequest();
  xhr.open("GET", API);
  const seen: string[] = [];
  xhr.addEventListener("progress", () => {
    seen.push(xhr.responseText);
    release();
  });
  xhr.send();
  await new Promise((resolve) => xhr.addEventListener("loadend", resolve));
  expect(seen).toEqual(["one ", "one two"]);
});
