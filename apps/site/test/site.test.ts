import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { failureCodes } from "@sallyport/browser";
import { findingCodes, problemCodes, reasonCodes } from "sallyport";
import { lintCodes } from "sallyport/review";
import { beforeAll, describe, expect, test } from "vitest";
import { decodeExchange } from "../src/exchange/recorded-exchange.ts";
import { buildSite, dist } from "./served-site.ts";

let pages: readonly string[] = [];
const read = (path: string): string => readFileSync(join(dist, path), "utf8");

beforeAll(() => {
  buildSite();
  pages = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".html"));
}, 400_000);

/** What a page loads before anything is clicked, as it is sent. */
function bytesOf(path: string): number {
  const html = read(path);
  const assets = [...html.matchAll(/(?:src|href)="\/([^"?#]+\.(?:js|css))"/g)].map(([, asset = ""]) => asset);
  return [path, ...new Set(assets)].reduce((sum, one) => sum + gzipSync(readFileSync(join(dist, one))).length, 0);
}

test("every link and every asset is there", () => {
  const ids = new Map<string, ReadonlySet<string>>();
  const idsOf = (file: string): ReadonlySet<string> => {
    const known = ids.get(file) ?? new Set([...read(file).matchAll(/\sid="([^"]+)"/g)].map(([, id = ""]) => id));
    ids.set(file, known);
    return known;
  };
  const broken = new Set<string>();
  let seen = 0;
  for (const page of pages) {
    for (const [, href = ""] of read(page).matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      if (/^(?:https?:|mailto:|data:)/.test(href)) continue;
      seen++;
      const [path = "", hash = ""] = href.replaceAll("&amp;", "&").split("#");
      const plain = decodeURI(path).split("?")[0] ?? "";
      const target = plain === "" ? page : plain.startsWith("/") ? plain.slice(1) : join(dirname(page), plain);
      const file = [target, join(target, "index.html"), `${target}.html`].find(
        (one) => /\.\w+$/.test(one) && existsSync(join(dist, one)),
      );
      if (file === undefined) broken.add(`${page}: ${href}`);
      else if (
        hash !== "" &&
        file.endsWith(".html") &&
        !hash.startsWith("1.") &&
        !idsOf(file).has(decodeURIComponent(hash))
      )
        broken.add(`${page}: ${href}`);
    }
  }
  expect(seen).toBeGreaterThan(10_000);
  expect([...broken].slice(0, 20)).toEqual([]);
});

test("every code has its address", () => {
  const codes = [...failureCodes, ...findingCodes, ...problemCodes, ...reasonCodes, ...lintCodes];
  expect(codes.filter((code) => !existsSync(join(dist, "e", code, "index.html")))).toEqual([]);
  expect(read("e/cors-origin-missing/index.html")).toContain('url=/explanations/cors-origin-missing.html"');
  expect(read("e/preflight-method/index.html").match(/<p>/g)).toHaveLength(2);
});

describe("the policy for scripts", () => {
  test("of every page allows its own inline scripts and nothing else", () => {
    for (const page of pages) {
      const html = read(page);
      const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1] ?? "";
      expect(policy, page).toContain("default-src 'none'");
      expect(policy, page).not.toContain("unsafe");
      for (const [, attributes = "", script = ""] of html.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
        if (attributes.includes("src=")) continue;
        expect(policy, page).toContain(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
      }
      expect(html, page).not.toMatch(/<[^>]+\s(?:style|on[a-z]+)="/);
    }
  });

  test("nothing is loaded from elsewhere", () => {
    for (const page of pages)
      expect(read(page), page).not.toMatch(/<(?:script|link|img|iframe)[^>]+(?:src|href)="(?:https?:)?\/\//);
  });
});

describe("bytes", () => {
  test("a document is below 150 kB", () => {
    const documents = pages.filter((page) => !page.startsWith("e/"));
    const large = documents.map((page) => ({ page, bytes: bytesOf(page) })).filter(({ bytes }) => bytes > 150_000);
    expect(large).toEqual([]);
  });

  test("the element is below 20 kB, in one file", () => {
    const element = readFileSync(join(dist, "embed/sallyport-exchange.js"));
    expect(gzipSync(element).length).toBeLessThan(20_000);
    expect(element.toString()).not.toMatch(/\bimport\b/);
  });
});

test("an explanation is drawn on its page, and opens in the playground", () => {
  const html = read("explanations/preflight-method.html");
  const [, exchange = ""] = /<sallyport-exchange[^>]* exchange="([^"]+)"/.exec(html) ?? [];
  expect(decodeExchange(exchange)?.groups[0]?.sequence.verdict).toEqual({
    sent: false,
    executed: false,
    readable: false,
  });
  expect(html).toMatch(/href="\/playground\.html#1\./);
});
