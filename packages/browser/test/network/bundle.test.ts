import { fileURLToPath } from "node:url";
import { rolldown, type OutputChunk } from "rolldown";
import { describe, expect, test } from "vitest";

const source = (path: string): string => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));

/** What a bundler makes of a module for the web: one file, or its complaints. */
async function bundled(path: string): Promise<{ chunk: OutputChunk; missing: readonly string[] }> {
  const missing: string[] = [];
  const bundle = await rolldown({
    input: source(path),
    platform: "browser",
    resolve: { conditionNames: ["@sallyport/source", "browser", "import", "default"] },
    onLog: (_level, log) => missing.push(log.message),
    external: (id) => {
      if (/^[./]/.test(id) || id.startsWith("sallyport") || id === "tldts") return false;
      if (!id.startsWith("node:")) return false;
      missing.push(id);
      return true;
    },
  });
  const { output } = await bundle.generate({ codeSplitting: false });
  await bundle.close();
  return { chunk: output[0], missing };
}

describe("a bundle for the web", () => {
  test.each(["index.ts", "network/har.ts"])("of %s needs nothing of Node's", async (path) => {
    const { chunk, missing } = await bundled(path);
    expect(missing).toEqual([]);
    expect(chunk.imports).toEqual([]);
    // What a page loads only when it is asked for is in the same file.
    expect(chunk.dynamicImports.filter((name) => name !== chunk.fileName)).toEqual([]);
    expect(chunk.code).not.toMatch(/(?:from|import|import\(|require\()\s*["']node:/);
    expect(chunk.code.length).toBeGreaterThan(10_000);
  });

  test("of http.ts does: the test can tell", async () => {
    const { chunk, missing } = await bundled("network/http.ts");
    expect(missing).toContain("node:net");
    expect(chunk.imports).toContain("node:net");
  });

  test("runs where there is no Node", async () => {
    const { chunk } = await bundled("index.ts");
    // What Node alone has is hidden from the bundle; the rest is the web's.
    const hidden = ["process", "Buffer", "require", "module", "exports", "global", "setImmediate"];
    const exported = chunk.code.replace(/export \{([^}]*)\};?\s*$/, (_all, names: string) => {
      const pairs = names.split(",").map((pair) => pair.trim().split(" as "));
      return `return {${pairs.map(([local = "", name = local]) => `${name}: ${local}`).join(",")}};`;
    });
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
    const made = new Function(...hidden, exported)() as typeof import("../../src/index.ts");
    const app = (): Response => Response.json({ rate: 1 }, { headers: { "Access-Control-Allow-Origin": "*" } });
    const browser = new made.Browser({ network: made.inProcess({ "https://api.example": app }) });
    const response = await browser.pageAt("https://app.example/").fetch("https://api.example/");
    expect(await response.json()).toEqual({ rate: 1 });
  });
});
