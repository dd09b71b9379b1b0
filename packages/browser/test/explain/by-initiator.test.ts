import { describe, expect, test } from "vitest";
import { explain, explainMessage, type Explanation } from "../../src/explain/index.ts";
import { Browser, inProcess, type Outcome, type Page } from "../../src/index.ts";

const api = "https://api.example/log";
const gif = Buffer.from("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", "base64");
const respond = ({ url }: Request): Response =>
  url.endsWith(".gif") ? new Response(gif, { headers: { "content-type": "image/gif" } }) : new Response("0");
const network = inProcess({ "https://api.example": respond, "https://app.example": respond });
const page = new Browser({ network }).pageAt("https://app.example/");
const notOfScripts = /no-cors|silence|mode `cors`|service worker/i;

type Row = readonly [desc: string, attempt: (from: Page) => Promise<Outcome>, says: RegExp, fixes: readonly RegExp[]];

describe("what no script reads is explained by what requested it", () => {
  test.each<Row>([
    ["a beacon", (from) => from.sendBeacon(api, "x"), /sent a beacon/, [/does not stop forged changes/]],
    [
      "a beacon to the page's own server",
      (from) => from.sendBeacon("https://app.example/log", "x"),
      /sent a beacon/,
      [],
    ],
    ["a beacon that is too long", (from) => from.sendBeacon(api, "x".repeat(70_000)), /64 KiB/, [/beacons at a time/]],
    ["an image", (from) => from.embed({ as: "image", url: `${api}.gif` }), /without CORS/, [/crossorigin/]],
    ["a script", (from) => from.embed({ as: "script", url: api }), /without CORS/, [/crossorigin/]],
  ])("%s", async (_desc, attempt, says, fixes) => {
    const { why, summary, causes, fixes: found }: Explanation = explain(await attempt(page));
    expect(`${summary} ${why}`).toMatch(says);
    const texts = [why, summary, ...causes, ...found.map(({ text }) => text)].join("\n");
    expect(texts).not.toMatch(notOfScripts);
    for (const fix of fixes) expect(found.map(({ text }) => text).join("\n")).toMatch(fix);
  });

  test("an image that CORS refuses isn't taken for a font", async () => {
    const { causes } = explain(await page.embed({ as: "image", url: api, crossorigin: "anonymous" }));
    expect(causes.join("\n")).not.toMatch(/font/);
  });

  const refused = (kind: string): string =>
    `Access to ${kind} at '${api}' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`;
  const ofScript = /content script/;
  const ofAttribute = /attribute `crossorigin`/;
  const ofCache = /cached response to an `<img>`/;
  test.each<[kind: string, has: readonly RegExp[], hasNot: readonly RegExp[]]>([
    ["image", [ofAttribute, ofCache], [ofScript, /`@font-face`/]],
    ["script", [ofAttribute, ofCache], [ofScript]],
    ["CSS stylesheet", [ofAttribute], [ofScript]],
    ["font", [/`@font-face`/], [ofScript, ofAttribute, ofCache]],
    ["fetch", [ofScript, ofCache], [ofAttribute]],
    ["XMLHttpRequest", [ofScript], [ofAttribute]],
  ])("what a message says of %s is what can happen to it", (kind, has, hasNot) => {
    const [reading] = explainMessage(refused(kind));
    const causes = reading?.causes.join("\n") ?? "";
    const fixes = reading?.fixes.map(({ text }) => text).join("\n") ?? "";
    for (const pattern of has) expect(causes).toMatch(pattern);
    for (const pattern of hasNot) expect(causes).not.toMatch(pattern);
    expect(fixes.includes("remove `crossorigin`")).toBe(has.includes(ofAttribute));
  });

  test("an image with `crossorigin` is explained alike", async () => {
    const { causes, fixes } = explain(await page.embed({ as: "image", url: `${api}.gif`, crossorigin: "anonymous" }));
    expect(causes.join("\n")).toMatch(ofAttribute);
    expect(causes.join("\n")).not.toMatch(ofScript);
    expect(fixes.map(({ text }) => text).join("\n")).toMatch(/remove `crossorigin`/);
  });

  test("a fetch without CORS keeps its own words", async () => {
    const { why, causes } = explain(await page.attempt(api, { mode: "no-cors" }));
    expect([why, ...causes].join("\n")).toMatch(notOfScripts);
  });
});
