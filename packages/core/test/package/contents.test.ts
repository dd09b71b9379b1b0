import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Packed, Project, core, pack } from "@sallyport/testing/package";

/** A file, or files by condition. */
type Target = string | { readonly [condition: string]: Target };

const filesOf = (target: Target): readonly string[] =>
  typeof target === "string"
    ? [target]
    : Object.entries(target).flatMap(([condition, one]) => (condition === "@sallyport/source" ? [] : filesOf(one)));

interface Manifest {
  readonly type: string;
  readonly dependencies: object;
  readonly peerDependencies: object;
  readonly scripts: object;
  readonly exports: Readonly<Record<string, Target>>;
}

let packed: Packed;
let project: Project;
let manifest: Manifest;

beforeAll(async () => {
  packed = await pack();
  project = new Project();
  await project.install(packed.tarball, {});
  manifest = JSON.parse(readFileSync(join(project.folder, "node_modules/sallyport/package.json"), "utf8")) as Manifest;
}, 120_000);

afterAll(() => {
  project.remove();
  packed.remove();
});

describe("the tarball", () => {
  test("holds the documented files and those of dist, and nothing else", () => {
    expect(packed.paths.filter((path) => !path.startsWith("dist/")).sort()).toEqual([
      "LICENSE",
      "README.md",
      "package.json",
      "policy.schema.json",
    ]);
    const built = /^dist\/(.*?)(?:\.d\.c?ts|\.c?js)$/;
    const others = packed.paths.filter((path) => path.startsWith("dist/") && !built.test(path));
    expect(others).toEqual(["dist/cjs/package.json"]);
  });

  test("holds no output of a source that is gone", () => {
    const built = packed.paths.filter((path) => /^dist\/.*\.d\.c?ts$/.test(path));
    const sourceOf = (path: string): string => path.replace(/^dist\/(?:cjs\/)?/, "").replace(/\.d\.(c?ts)$/, ".$1");
    expect(built.filter((path) => !existsSync(join(core, "src", sourceOf(path))))).toEqual([]);
    expect(built.length).toBeGreaterThan(200);
  });

  test("is bundled, as ES modules and as CommonJS", () => {
    const entries = new Set(
      Object.values(manifest.exports)
        .flatMap(filesOf)
        .map((path) => path.slice(2)),
    );
    const others = packed.paths.filter((path) => path.endsWith("js") && !entries.has(path));
    const isChunk = /^dist\/(?:cjs\/)?(?:chunks\/[\w.-]+\.js|standard\/load-suffix-list\.cjs)$/;
    expect(others.filter((path) => !isChunk.test(path))).toEqual([]);
    expect(others.filter((path) => path.startsWith("dist/cjs/")).length).toBeGreaterThan(10);
    expect(others.length).toBeLessThan(75);
  });

  test("has each file that an export names, but for the condition of the repository's own tests", () => {
    const targets = Object.values(manifest.exports).flatMap(filesOf);
    expect(targets.filter((target) => !packed.paths.includes(target.slice(2)))).toEqual([]);
    expect(targets.length).toBeGreaterThan(20);
  });
});

describe("the suffix list", () => {
  const isLoaded = `() => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes("tldts"))`;
  const policyOf = (origin: string): string =>
    `definePolicy({ sallyport: 1, self: ["https://api.example"], origins: { app: ["${origin}"] }, resources: [] })`;

  test("loads when a pattern is compiled, not with the module or for exact origins", async () => {
    const program = [
      'import { createRequire } from "node:module";',
      'import { definePolicy } from "sallyport";',
      `const isLoaded = ${isLoaded};`,
      "const seen = [isLoaded()];",
      `${policyOf("https://app.example")}; seen.push(isLoaded());`,
      `${policyOf("https://*.app.example")}; seen.push(isLoaded());`,
      "console.log(JSON.stringify(seen));",
    ].join("\n");
    expect(JSON.parse(await project.node("--input-type=module", "-e", program))).toEqual([false, false, true]);
  });
});

describe("installing it", () => {
  test("brings tldts and nothing else, yaml only on request", async () => {
    // A range: an exact version would freeze the Public Suffix List in it until the next release.
    expect(manifest.dependencies).toEqual({ tldts: expect.stringMatching(/^\^\d+\.\d+\.\d+$/) as string });
    expect(Object.keys(manifest.peerDependencies)).toEqual(["yaml"]);
    const lock = JSON.parse(readFileSync(join(project.folder, "package-lock.json"), "utf8")) as { packages: object };
    expect(Object.keys(lock.packages).sort()).toEqual([
      "",
      "node_modules/sallyport",
      "node_modules/tldts",
      "node_modules/tldts-core",
    ]);
    await expect(project.node("-e", 'import("sallyport/yaml")')).rejects.toThrow("Cannot find package 'yaml'");
  });

  test("runs no script", () => {
    expect(Object.keys(manifest.scripts)).toEqual(["prepack", "postpack"]);
  });
});
