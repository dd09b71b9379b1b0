import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Packed, Project, browser, core, pack } from "@sallyport/testing/package";
import { root } from "@sallyport/testing/root";

const cli = join(root, "packages/cli");
const bin = "node_modules/@sallyport/cli/bin/sallyport.mjs";

let packed: Packed[] = [];
let project: Project | undefined;

beforeAll(async () => {
  packed = [];
  for (const folder of [core, browser, cli]) packed.push(await pack(folder));
  project = new Project();
  await project.install(
    packed.map(({ tarball }) => tarball),
    {},
  );
}, 240_000);

afterAll(() => {
  project?.remove();
  for (const one of packed) one.remove();
});

describe("the tarballs are bundled", () => {
  test.each([
    ["@sallyport/browser", 1, /^dist\/(?:cjs|chunks)\//, 13],
    ["@sallyport/cli", 2, /^dist\/chunks\//, 1],
  ])("%s", (_name, index, isOther, entries) => {
    const modules = packed[index]!.paths.filter((path) => /^dist\/.*\.js$/.test(path));
    expect(modules.filter((path) => !isOther.test(path))).toHaveLength(entries);
    expect(modules.filter((path) => path.startsWith("dist/chunks/")).length).toBeLessThan(50);
  });
});

describe("the command, in a fresh project", () => {
  const policy = JSON.stringify({ sallyport: 1, self: ["https://api.example"], resources: [] });

  test.each([
    [["--version"], "0.1.0\n"],
    [["why", "origin-null"], "origin-null"],
    [["check", "policy.json"], "Open: 0 points"],
    [["explain", "--from", "https://app.example", "http://127.0.0.1:9/"], "127.0.0.1:9"],
  ])("sallyport %s", async (words, printed) => {
    project!.write("policy.json", policy);
    const program = [bin, ...words].map((one) => JSON.stringify(one)).join();
    const run = `import { spawnSync } from "node:child_process"; console.log(spawnSync(process.execPath, [${program}], { encoding: "utf8" }));`;
    const result = await project!.node("--input-type=module", "-e", run);
    expect(result).toContain("stderr: ''");
    expect(result).toContain(JSON.stringify(printed).slice(1, -1));
  });
});
