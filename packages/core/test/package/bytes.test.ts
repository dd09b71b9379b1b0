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

/** What the module loads when it is imported, the suffix list left out, minified and compressed. */
async function bundled(text: string): Promise<number> {
  project.write("entry.js", text);
  const bundle = await rolldown({
    input: join(project.folder, "entry.js"),
    external: [/^node:/, "tldts", "yaml"],
    platform: "node",
  });
  const { output } = await bundle.generate({ minify: true });
  await bundle.close();
  const chunks = new Map(output.flatMap((one) => (one.type === "chunk" ? [[one.fileName, one] as const] : [])));
  const loaded = new Set([output[0].fileName]);
  for (const name of loaded) for (const one of chunks.get(name)?.imports ?? []) if (chunks.has(one)) loaded.add(one);
  const code = [...loaded].map((name) => chunks.get(name)?.code ?? "").join("");
  return gzipSync(code, { level: 9 }).length;
}

describe("bytes, minified and compressed, without the suffix list", () => {
  test.each([
    ["sallyport/node", 'export * from "sallyport/node";', 17_900],
    ["sallyport/web", 'export * from "sallyport/web";', 15_300],
    [
      "a server: definePolicy and sallyport/node",
      'export { definePolicy } from "sallyport"; export * from "sallyport/node";',
      39_900,
    ],
  ])("%s", async (_entry, text, budget) => {
    const size = await bundled(text);
    expect(size).toBeGreaterThan(5_000);
    expect(size).toBeLessThan(budget);
  });

  test("the tarball", () => {
    expect(packed.size).toBeLessThan(240_000);
  });
});
