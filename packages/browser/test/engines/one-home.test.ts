import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { engines } from "../../src/engines/index.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

const foldersOf = (path: string): readonly string[] =>
  readdirSync(root + path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** The sources below some folders, by path. */
function sourcesOf(...folders: readonly string[]): readonly (readonly [path: string, text: string])[] {
  return folders.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && !/(?:^|[\\/])(?:node_modules|dist)[\\/]/.test(file))
      .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
      .map((path) => [path, readFileSync(root + path, "utf8")] as const),
  );
}

const pathsWith = (sources: ReturnType<typeof sourcesOf>, pattern: RegExp): readonly string[] =>
  sources.filter(([, text]) => pattern.test(text)).map(([path]) => path);

const browser = "packages/browser/src";
const engineNames = Object.keys(engines).sort();

describe("an engine is one folder", () => {
  test("each folder is an engine, and each engine has its folder", () => {
    expect(foldersOf(`${browser}/engines`)).toEqual(engineNames);
  });

  test("no algorithm asks which engine it models: it reads the rules", () => {
    const algorithms = ["fetch", "cookies", "page", "network", "trace"].map((folder) => `${browser}/${folder}`);
    const naming = new RegExp(`[=!]== "(?:${engineNames.join("|")})"|case "(?:${engineNames.join("|")})"`);
    expect(pathsWith(sourcesOf(...algorithms), naming)).toEqual([]);
  });
});

describe("a fact has one home", () => {
  test("fetch/preflight-needed.ts decides whether a preflight is needed", () => {
    const deciding = /corsUnsafeRequestHeaderNames\(|\.unsafeRequest\b|\.listenerNeedsBody\b|\.afterRedirect\b/;
    expect(pathsWith(sourcesOf(browser), deciding)).toEqual([`${browser}/fetch/preflight-needed.ts`]);
  });

  test("the safelists are those of sallyport/standard", () => {
    const sources = sourcesOf(browser, "packages/cli/src", "apps/lab/src", "conformance/src", "bench");
    // What an engine remembers, what a case sends, a library's defaults and the methods of a policy by hand are other facts.
    const own = sources.filter(([path]) => !/\/(?:engines|cases|configuration)\/|by-hand/.test(path));
    const methods = /\["GET", "HEAD", "POST"\]/;
    const names =
      /"content-language",\s*"(?:content-length|content-type|expires|accept)"|"accept-language",\s*"content/;
    expect(pathsWith(own, methods)).toEqual([]);
    expect(pathsWith(own, names)).toEqual([]);
  });

  test("the codes of network failures are those of fetch/network-failure.ts", () => {
    const sources = sourcesOf(browser, "packages/cli/src", "apps/lab/src", "conformance/src");
    const list = /"head-too-long",\s*"body-too-long",\s*"truncated"/;
    expect(pathsWith(sources, list)).toEqual([`${browser}/fetch/network-failure.ts`]);
  });
});
