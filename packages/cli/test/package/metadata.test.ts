import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

interface Manifest {
  readonly name: string;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

interface Values {
  readonly license: string;
  readonly keywords: readonly string[];
  readonly ownKeywords: Readonly<Record<string, readonly string[]>>;
  readonly repository: string;
  readonly homepage: string;
  readonly bugs: string;
}

interface Script {
  readonly metadata: () => Values;
  readonly published: () => readonly string[];
  readonly withMetadata: (folder: string, manifest: Manifest, values?: Values) => string;
}

const script: string = new URL("../../../../scripts/metadata.mjs", import.meta.url).href;
const { metadata, published, withMetadata } = (await import(/* @vite-ignore */ script)) as Script;

const read = (file: string): Manifest => JSON.parse(readFileSync(file, "utf8")) as Manifest;
const fileOf = (folder: string): string => join(root, "packages", folder, "package.json");

describe("what the published packages say of themselves", () => {
  test("each has keywords of its own in scripts/package-metadata.json, and no other folder has", () => {
    expect(Object.keys(metadata().ownKeywords).sort()).toEqual([...published()].sort());
  });

  test.each(published())("packages/%s/package.json is as the script writes it (npm run generate)", (folder) => {
    expect(readFileSync(fileOf(folder), "utf8")).toBe(withMetadata(folder, read(fileOf(folder))));
  });

  test("what is empty is left out, what is not stands in each, and nothing else changes", () => {
    const manifest: Manifest = { name: "a", description: "b", bugs: "old", engines: {} };
    const empty = { license: "MIT", keywords: [], ownKeywords: {}, repository: "", homepage: "", bugs: "" };
    expect(Object.entries(JSON.parse(withMetadata("core", manifest, empty)) as object)).toEqual([
      ["name", "a"],
      ["description", "b"],
      ["license", "MIT"],
      ["engines", {}],
    ]);
    const full = {
      ...empty,
      keywords: ["x"],
      ownKeywords: { core: ["y"] },
      repository: "git+https://code.example/a.git",
      homepage: "https://a.example",
      bugs: "https://code.example/a/issues",
    };
    expect(JSON.parse(withMetadata("core", manifest, full))).toMatchObject({
      keywords: ["x", "y"],
      repository: { type: "git", url: "git+https://code.example/a.git", directory: "packages/core" },
      homepage: "https://a.example",
      bugs: "https://code.example/a/issues",
    });
  });
});

type Version = readonly number[];

const versionOf = (text: string): Version => text.split(".").map(Number);

function isAtLeast(version: Version, least: Version): boolean {
  for (const index of [0, 1, 2]) {
    const difference = (version[index] ?? 0) - (least[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** The forms of ranges that our dependencies use. */
function admits(range: string, version: Version): boolean {
  return range.split("||").some((part) => {
    const [, kind, least = ""] = /^(>=|\^)\s*(\d+(?:\.\d+){0,2})$/.exec(part.trim()) ?? [];
    if (kind === undefined) throw new Error(`This test doesn't read the range ${range}.`);
    return isAtLeast(version, versionOf(least)) && (kind === ">=" || versionOf(least)[0] === version[0]);
  });
}

/** Where Node finds a package from a folder. */
function manifestOf(name: string, folder: string): string {
  const file = join(folder, "node_modules", name, "package.json");
  if (existsSync(file)) return file;
  if (dirname(folder) === folder) throw new Error(`${name} is not installed.`);
  return manifestOf(name, dirname(folder));
}

function runtimeDependencies(file: string, seen: Set<string>): Set<string> {
  for (const name of Object.keys(read(file).dependencies ?? {})) {
    const found = manifestOf(name, dirname(file));
    if (seen.has(found)) continue;
    seen.add(found);
    runtimeDependencies(found, seen);
  }
  return seen;
}

describe("npm prints no warning about engines for the oldest Node that a package names", () => {
  test.each(published())("packages/%s", (folder) => {
    const { engines } = read(fileOf(folder));
    const oldest = versionOf(engines?.node?.replace(/^>=/, "") ?? "");
    expect(oldest.every(Number.isInteger)).toBe(true);
    const dependencies = [...runtimeDependencies(fileOf(folder), new Set())].map(read);
    expect(dependencies.length).toBeGreaterThan(0);
    for (const { name, engines: needs } of dependencies)
      if (needs?.node !== undefined) expect([name, admits(needs.node, oldest)]).toEqual([name, true]);
  });

  test.each([
    { range: ">=22", is: false },
    { range: ">=20.19", is: true },
    { range: "^18 || >=20.19.1", is: false },
    { range: "^18 || ^20.17", is: true },
  ])("$range: $is", ({ range, is }) => expect(admits(range, [20, 19])).toBe(is));
});
