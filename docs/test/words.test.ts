import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Files whose texts a user reads. */
const patterns = [
  "README.md",
  "SECURITY.md",
  "CONTRIBUTING.md",
  "docs/**/*.md",
  "packages/*/README.md",
  "packages/**/*messages.ts",
  "packages/**/*-texts.ts",
  "packages/browser/src/explain/codes/*.ts",
  "packages/core/src/policy/document/descriptions.ts",
  "packages/cli/src/command-errors.ts",
  "apps/lab/pages/**",
  "apps/lab/src/*.ts",
  "apps/lab/src/lab/*.ts",
  "apps/lab/src/exercises/*.ts",
  "apps/lab/src/stories/*.ts",
  "apps/lab/src/protections/*.ts",
  "apps/lab/src/table/arguments.ts",
].map((pattern) => `:(glob)${pattern}`);

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...patterns], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\.(?:md|ts|js|html)$/.test(file));

/** Words that no engineer says of these things, with what to write. */
const words: readonly (readonly [RegExp, string])[] = [
  [/\banswer(?:s|ed|ing)?\b/i, "response"],
  [/\b(?:asked for |asks for )?leave to\b/i, "permission; preflight"],
  [/\btold\b/i, "reports, logs"],
  [/(?<!\bthere )\b(?:is|are|was) no (?!longer\b|more\b)[a-z]/i, "isn't a …"],
  [/\bleast first\b/i, "narrowest first"],
  [/\bright heads?\b/i, "have the right headers"],
  [/\bby hand\b|\bof (?:one's|its|your|their) own\b/i, "hand-written; your own"],
  [/\bwhat (?:came|becomes|became) of\b/i, "result"],
  [/\bwithheld\b|\b(?:go|goes|went|c[ao]mes?) along\b/i, "not sent (blocked); sent"],
  [/\bmust not be asked\b/i, "cannot run"],
  [/\bjudged?\b|\bjudges\b/i, "decides"],
  [/\bmends?\b|\bmended\b/i, "fixes"],
  [/\bthe gates?\b|\bgate's\b/i, "the guard; Sallyport"],
];

/** The prose of a page: without code, and without what it quotes. */
const proseOf = (markdown: string): string =>
  markdown.replace(/^( *)```[^]*?^\1```/gm, "").replace(/`[^`\n]*`|"(?:[^"\\\n]|\\.)*"|\]\([^)]*\)/g, "…");

/** The literals of a program that are more than a word. */
const literalsOf = (program: string): string =>
  [...program.matchAll(/"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`|'((?:[^'\\\n]|\\.)*)'/g)]
    .map(([, double, template, single]) => double ?? template ?? single ?? "")
    .filter((text) => text.includes(" "))
    .join("\n");

const textOf = (file: string, content: string): string => {
  if (file.endsWith(".md")) return proseOf(content);
  return file.endsWith(".html") ? content : literalsOf(content);
};

/** Each word of a text that has a better one. */
const found = (text: string): string[] =>
  words.flatMap(([pattern, instead]) =>
    text
      .split("\n")
      .filter((line) => pattern.test(line))
      .map((line) => `${line.trim()} (write: ${instead})`),
  );

describe("what a user reads is in plain English", () => {
  test("the files are found", () => {
    expect(files).toEqual(
      expect.arrayContaining(["README.md", "packages/core/src/policy/document/problem-messages.ts"]),
    );
    expect(files.length).toBeGreaterThan(200);
  });

  test.each(files)("%s", (file) => {
    expect(found(textOf(file, readFileSync(`${root}${file}`, "utf8")))).toEqual([]);
  });

  test("such a word is found", () => {
    expect(found(proseOf("curl is no browser.\n"))).toHaveLength(1);
    expect(found(proseOf("`is no browser`, there is no wildcard, and it is no longer cached.\n"))).toEqual([]);
    expect(found(literalsOf('const cause = "answer"; const text = "The server answers.";'))).toEqual([
      "The server answers. (write: response)",
    ]);
  });
});
