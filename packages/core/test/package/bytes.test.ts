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
async function bundled(text: string, external = [/^node:/, "tldts", "yaml"]): Promise<string> {
  project.write("entry.js", text);
  const bundle = await rolldown({ input: join(project.folder, "entry.js"), external, platform: "node" });
  const { output } = await bundle.generate({ minify: true });
  await bundle.close();
  const chunks = new Map(output.flatMap((one) => (one.type === "chunk" ? [[one.fileName, one] as const] : [])));
  const loaded = new Set([output[0].fileName]);
  for (const name of loaded) for (const one of chunks.get(name)?.imports ?? []) if (chunks.has(one)) loaded.add(one);
  return [...loaded].map((name) => chunks.get(name)?.code ?? "").join("");
}

const compressed = (code: string): number => gzipSync(code, { level: 9 }).length;

describe("bytes, minified and compressed, without the suffix list", () => {
  test.each([
    ["sallyport/node", 'export * from "sallyport/node";', 17_600],
    ["sallyport/web", 'export * from "sallyport/web";', 14_500],
    [
      "a server: definePolicy and sallyport/node",
      'export { definePolicy } from "sallyport"; export * from "sallyport/node";',
      40_200,
    ],
  ])("%s", async (_entry, text, budget) => {
    const size = compressed(await bundled(text));
    expect(size).toBeGreaterThan(5_000);
    expect(size).toBeLessThan(budget);
  });

  test("the tarball", () => {
    expect(packed.size).toBeLessThan(246_000);
  });
});

describe("a guard of Web requests and a built policy", () => {
  const guarded = [
    'import { guard } from "sallyport/web";',
    'import { policy } from "./policy.mjs";',
    'export default { fetch: guard(policy, () => new Response("ok")) };',
  ].join("\n");

  /** Writes policy.mjs with the packed package, and bundles everything for a Worker. */
  async function worker(origin: string): Promise<string> {
    const document = JSON.stringify({
      sallyport: 1,
      self: ["https://api.example"],
      origins: { app: [origin] },
      resources: [
        { path: "/accounts/:id", share: { with: ["app"], methods: ["GET", "PUT"], credentials: true } },
        { path: "/rates/**", share: { with: "anyone", methods: ["GET"], because: "rates are public" } },
      ],
    });
    project.write(
      "build.mjs",
      `import { definePolicy } from "sallyport"; import { buildPolicy } from "sallyport/build";
      process.stdout.write(buildPolicy(definePolicy(${document})).module);`,
    );
    project.write("policy.mjs", await project.node("build.mjs"));
    return bundled(guarded, [/^node:/]);
  }

  /** Of the compiler: the problems that it reports. */
  const checks = /origin-public-suffix|grants-overlap|path-not-normal/;
  const suffixes = "allowPrivateDomains";

  test("have neither the compiler nor the suffix list where every origin is exact", async () => {
    const code = await worker("https://app.example");
    expect(checks.test(code)).toBe(false);
    expect(code.includes(suffixes)).toBe(false);
    expect(compressed(code)).toBeLessThan(20_000);
  });

  test("have the suffix list where there are patterns, and no compiler", async () => {
    const code = await worker("https://*.app.example");
    expect(checks.test(code)).toBe(false);
    expect(code.includes(suffixes)).toBe(true);
    expect(compressed(code)).toBeGreaterThan(40_000);
  });

  test("and the expressions find the compiler and the list where they are", async () => {
    const code = await bundled('import { definePolicy } from "sallyport"; console.log(definePolicy);', [/^node:/]);
    expect(checks.test(code)).toBe(true);
    expect(code.includes(suffixes)).toBe(true);
  });
});
