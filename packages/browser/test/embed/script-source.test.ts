import { expect, test } from "vitest";
import type { WireResponse } from "../../src/index.ts";
import { bank, evil, loggedBrowser } from "../navigation/log.ts";

const url = `${bank}/script.js`;
const bytes = Uint8Array.from([0x22, 0xe9, 0x22]);

const served = (type: string, status = 200): Partial<WireResponse> => ({
  status,
  headers: [
    ["Content-Type", type],
    ["Access-Control-Allow-Origin", "*"],
  ],
  body: bytes,
});

test.each<[desc: string, as: "script" | "module", type: string, source: string]>([
  ["a classic script in the charset of its type", "script", "text/javascript; charset=windows-1252", '"é"'],
  ["one without a charset in UTF-8", "script", "text/javascript", '"\ufffd"'],
  ["one of a charset that nobody knows in UTF-8", "script", "text/javascript; charset=x-none", '"\ufffd"'],
  ["a module in UTF-8, whatever its type says", "module", "text/javascript; charset=windows-1252", '"\ufffd"'],
])("%s", async (_desc, as, type, source) => {
  const { browser } = loggedBrowser("standard", { [url]: served(type) });
  const embedding = await browser.pageAt(`${evil}/`).embed({ as, url });
  expect(embedding.source).toBe(source);
  expect(embedding.content).toBe(as === "script" ? "opaque" : "readable");
});

test("what does not run has none, and neither has an image", async () => {
  const { browser } = loggedBrowser("standard", { [url]: served("text/javascript", 404) });
  const page = browser.pageAt(`${evil}/`);
  expect((await page.embed({ as: "script", url })).source).toBeUndefined();
  expect((await page.embed({ as: "image", url })).source).toBeUndefined();
});

test("what a worker imports of another origin runs, and the worker cannot read it", async () => {
  const { browser } = loggedBrowser("standard", {
    [`${bank}/worker.js`]: { headers: [["Content-Type", "text/javascript"]] },
    [`${evil}/library.js`]: { headers: [["Content-Type", "text/javascript"]], body: Uint8Array.from([0x31]) },
  });
  const { worker } = await browser.pageAt(`${bank}/`).worker("/worker.js");
  const { source, readable } = (await worker?.importScripts(`${evil}/library.js`)) ?? {};
  expect({ source, readable }).toEqual({ source: "1", readable: false });
});
