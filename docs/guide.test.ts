import channels from "node:diagnostics_channel";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { pathToFileURL } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { compileYaml } from "sallyport/yaml";

const root = new URL("..", import.meta.url);
const guide = new URL("docs/guide/", root);

interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

const pages = readdirSync(guide).filter((name) => name.endsWith(".md"));

const blocks: readonly Block[] = pages.flatMap((page) => {
  const text = readFileSync(new URL(page, guide), "utf8");
  return [...text.matchAll(/^```(\S+) ?(\S*)\n(.*?)^```$/gms)].map((match) => ({
    page,
    language: `${match[1] ?? ""} ${match[2] ?? ""}`,
    text: match[3] ?? "",
  }));
});

const titled = (language: string): [string, Block][] =>
  blocks
    .filter((block) => block.language === language)
    .map((block, index) => [`${block.page}, ${String(index + 1)}`, block]);

describe("the guide's policies compile", () => {
  test.each(titled("yaml policy"))("%s", (_, { text }) => {
    expect(compileYaml(text).problems).toBeUndefined();
  });
});

/** What a program has subscribed to must not hear of the next one. */
function withoutSubscriptions(): () => void {
  const { subscribe } = channels;
  const subscribed: Parameters<typeof subscribe>[] = [];
  channels.subscribe = (...words) => {
    subscribed.push(words);
    subscribe(...words);
  };
  syncBuiltinESMExports();
  return () => {
    for (const words of subscribed) channels.unsubscribe(...words);
    channels.subscribe = subscribe;
    syncBuiltinESMExports();
  };
}

describe("the guide's programs print what their comments say", () => {
  test.each(titled("js run"))("%s", async (title, { text }) => {
    const folder = new URL(".tmp/guide/", root);
    mkdirSync(folder, { recursive: true });
    const file = new URL(`${title.replace(/\W+/g, "-")}.mjs`, folder);
    writeFileSync(file, text);
    const lines: string[] = [];
    const unsubscribe = withoutSubscriptions();
    const log = vi.spyOn(console, "log").mockImplementation((...words: unknown[]) => void lines.push(words.join(" ")));
    try {
      await import(/* @vite-ignore */ pathToFileURL(file.pathname).href);
    } finally {
      log.mockRestore();
      unsubscribe();
    }
    const said = [...text.matchAll(/console\.log\(.*\/\/ (.*)$/gm)].map((match) => match[1] ?? "");
    expect(lines.length).toBeGreaterThanOrEqual(said.length);
    for (const [index, words] of said.entries())
      expect(lines[index]?.startsWith(words), `${lines[index] ?? ""} | ${words}`).toBe(true);
  });
});

/**
 * `postgres` with `sql`, `js program`, and `console run` with its `sh`, `http response` and `nginx`, are run by tests of
 * their own; so are `html element` and `http policy`, in a browser.
 */
const kinds = [
  "yaml policy",
  "js run",
  "js postgres",
  "yaml postgres",
  "js program",
  "console run",
  "sh ",
  "http response",
  "html element",
  "http policy",
  "sql ",
  "nginx ",
];

test("every block of the guide is of a kind that is run, or a table of options", () => {
  expect(blocks.filter(({ language }) => !kinds.includes(language))).toEqual([]);
});

test("the guide's index links every page", () => {
  const index = readFileSync(new URL("README.md", guide), "utf8");
  const missing = pages.filter((page) => page !== "README.md" && !index.includes(`](${page})`));
  expect(missing).toEqual([]);
});
