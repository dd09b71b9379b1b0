import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Browser, inProcess, type App, type Page as BrowserPage } from "@sallyport/browser";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { run, wordsOf } from "../transcript.ts";
import { readPage } from "@sallyport/testing/documents";
import { root } from "@sallyport/testing/root";

const { text: readme, blocks } = readPage("README.md");
const folder = join(root, ".tmp/readme");

/** The block below a mark: `example: NAME` or `output: NAME`. */
function block(mark: string): string {
  const found = new RegExp(`<!-- ${mark.replace(".", "\\.")} -->\\s+\`\`\`\\w*\\n(.*?)^\`\`\``, "ms").exec(readme);
  if (found?.[1] === undefined) throw new Error(`README.md has no ${mark}`);
  return found[1];
}

/** Writes a file beside the policy, and imports it. */
async function load(name: string, text: string): Promise<unknown> {
  const file = join(folder, name);
  writeFileSync(file, text);
  return import(/* @vite-ignore */ pathToFileURL(file).href);
}

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "policy.yaml"), block("example: policy.yaml"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the README's page at evil.example says what the README says", async () => {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...words: unknown[]) => void lines.push(words.join(" ")));
  try {
    await load("evil.mjs", block("example: evil.mjs"));
  } finally {
    log.mockRestore();
  }
  expect(`${lines.join("\n")}\n`).toBe(block("output: evil.mjs"));
});

describe("the README's server, and the script of its page", () => {
  const script = block("example: page");
  const program = block("example: server.mjs")
    .replace('loadPolicy("policy.yaml")', `loadPolicy(${JSON.stringify(join(folder, "policy.yaml"))})`)
    .replace(/createServer\((.*)\)\.listen\(3000\);/, "export const listener = $1;");

  /** Runs the script as the page would, and gives what it logs. */
  async function runIn(page: BrowserPage): Promise<unknown[]> {
    const logged: unknown[] = [];
    const body = `return (async () => { ${script} })();`;
    const call = new Function("fetch", "console", body) as (fetch: unknown, console: unknown) => Promise<void>; // eslint-disable-line @typescript-eslint/no-implied-eval -- the README's own text
    await call(page.fetch.bind(page), { log: (...values: unknown[]) => logged.push(...values) });
    return logged;
  }

  test.each(["chromium", "firefox", "webkit"] as const)(
    "%s: only the policy's page reads the order",
    async (engine) => {
      const { listener } = (await load("server.mjs", program)) as { listener: App };
      const browser = new Browser({ engine, network: inProcess({ "http://localhost:3000": listener }) });
      expect(await runIn(browser.pageAt("http://localhost:5173/"))).toEqual([201, { item: "tea" }]);
      await expect(runIn(browser.pageAt("http://localhost:8000/"))).rejects.toThrow();
    },
  );
});

describe("the README's commands print what is shown", () => {
  const commands = blocks.filter(({ language, info }) => language === "console" && info === "run");

  test.each(commands)("line $line", async ({ text }) => {
    const [command = "", ...shown] = text.trimEnd().split("\n");
    expect(command).toMatch(/^\$ npx (?:sallyport|@sallyport\/cli) /);
    const { output, errors } = await run(wordsOf(command.replace(/^\$ npx \S+ /, "")), { cwd: folder });
    expect(errors).toBe("");
    expect(output.split("\n").slice(0, shown.length)).toEqual(shown);
  });

  test("there are three", () => expect(commands).toHaveLength(3));

  test("the policy passes `check`", async () => {
    const { status } = await run(["check", "policy.yaml"], { cwd: folder });
    expect(status).toBe(0);
  });
});
