import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Packed, Project, pack } from "@sallyport/testing/package";

let packed: Packed;
let project: Project;

beforeAll(async () => {
  packed = await pack();
  project = new Project();
  await project.install(packed.tarball, {});
}, 120_000);

afterAll(() => {
  project.remove();
  packed.remove();
});

/** Everything that the module can load, the suffix list left out, minified and compressed. */
async function bundled(text: string): Promise<number> {
  project.write("entry.js", text);
  const bundle = await rolldown({
    input: join(project.folder, "entry.js"),
    external: [/^node:/, "tldts", "yaml"],
    platform: "node",
  });
  const { output } = await bundle.generate({ minify: true, codeSplitting: false });
  await bundle.close();
  expect(output.length).toBe(1);
  return gzipSync(output[0].code, { level: 9 }).length;
}

describe("bytes, minified and compressed, without the suffix list", () => {
  test.each([
    ["sallyport/node", 'export * from "sallyport/node";', 15_000],
    ["sallyport/web", 'export * from "sallyport/web";', 12_500],
    [
      "a server: definePolicy and sallyport/node",
      'export { definePolicy } from "sallyport"; export * from "sallyport/node";',
      28_500,
    ],
  ])("%s", async (_entry, text, budget) => {
    const size = await bundled(text);
    expect(size).toBeGreaterThan(5_000);
    expect(size).toBeLessThan(budget);
  });

  test("the tarball", () => {
    expect(packed.size).toBeLessThan(150_000);
  });
});
