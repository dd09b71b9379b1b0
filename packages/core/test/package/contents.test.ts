import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Packed, Project, core, pack } from "@sallyport/testing/package";

interface Manifest {
  readonly type: string;
  readonly dependencies: object;
  readonly peerDependencies: object;
  readonly scripts: object;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
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
    const built = /^dist\/(.*?)(?:\.d\.ts|\.js)$/;
    const others = packed.paths.filter((path) => path.startsWith("dist/") && !built.test(path));
    expect(others).toEqual([]);
  });

  test("holds no output of a source that is gone", () => {
    const names = packed.paths.filter((path) => path.startsWith("dist/")).map((path) => path.slice("dist/".length));
    const orphans = names.filter((name) => !existsSync(join(core, "src", name.replace(/(?:\.d\.ts|\.js)$/, ".ts"))));
    expect(orphans).toEqual([]);
    expect(names.length).toBeGreaterThan(100);
  });

  test("has each file that an export names, but for the condition of the repository's own tests", () => {
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === "string"
        ? [target]
        : Object.entries(target)
            .filter(([condition]) => condition !== "@sallyport/source")
            .map(([, file]) => file),
    );
    expect(targets.filter((target) => !packed.paths.includes(target.slice(2)))).toEqual([]);
    expect(targets.length).toBeGreaterThan(20);
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
    expect(Object.keys(manifest.scripts)).toEqual(["prepack"]);
  });
});
