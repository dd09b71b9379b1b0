import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { compileYaml } from "sallyport/yaml";
import { evictedReasons, refusedReasons, blockedReasons } from "../../src/cookies/index.ts";
import { codeTexts } from "../../src/explain/codes/index.ts";

const folder = fileURLToPath(new URL("../../../../docs/explanations/", import.meta.url));

interface Generator {
  readonly gather: (load: (path: string) => Promise<unknown>) => Promise<object>;
  readonly generateExplanations: (texts: object) => Promise<ReadonlyMap<string, string>>;
  readonly staleAmong: (pages: ReadonlyMap<string, string>) => { stale: string[]; left: string[] };
}

const script: string = new URL("../../../../scripts/generate-explanations.mjs", import.meta.url).href;

let generator: Generator;
let pages: ReadonlyMap<string, string>;

beforeAll(async () => {
  generator = (await import(/* @vite-ignore */ script)) as Generator;
  const source = (path: string): Promise<unknown> =>
    import(/* @vite-ignore */ new URL(`../../src/${path}.ts`, import.meta.url).href);
  pages = await generator.generateExplanations(await generator.gather(source));
});

describe("docs/explanations", () => {
  test("is as the texts have it (node scripts/generate-explanations.mjs)", () => {
    expect(generator.staleAmong(pages)).toEqual({ stale: [], left: [] });
  });

  test("has a page for each code and each reason of a cookie, and no other", () => {
    const reasons = new Set<string>([...blockedReasons, ...refusedReasons, ...evictedReasons]);
    const expected = [...Object.keys(codeTexts), ...[...reasons].map((reason) => `cookie-${reason}`), "README"];
    expect(readdirSync(folder).sort()).toEqual(expected.map((name) => `${name}.md`).sort());
  });

  test("each page bears its code, and its policies compile", () => {
    for (const file of readdirSync(folder)) {
      const text = readFileSync(`${folder}${file}`, "utf8");
      if (file !== "README.md") expect(text).toMatch(new RegExp(`^# ${file.replace(".md", "")}\n\n\\S`));
      for (const [, yaml = ""] of text.matchAll(/```yaml\n(.*?)```/gs)) {
        expect(compileYaml(`sallyport: 1\nself: [https://api.example]\n${yaml}`).problems, file).toBeUndefined();
      }
    }
  });
});
