import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { files, run } from "./transcript.ts";

const small = "sallyport: 1\nself: [https://api.example]\nresources: []\n";

const level = (name: string, below: string): string => `${name}: &${name} [${Array(9).fill(below).join(", ")}]\n`;

const bomb = `a: &a [1]\n${level("b", "*a")}${level("c", "*b")}${level("d", "*c")}${level("e", "*d")}`;

describe("bad input: a clear error, status 2, in bounded time", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-"));
    writeFileSync(join(folder, "long.yaml"), Buffer.alloc(50 * 1024 * 1024, "# long\n"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    { desc: "50 MB", file: "long.yaml", says: "longer than 4 MB" },
    { desc: "no file", file: "missing.yaml", says: "there is no such file" },
    { desc: "a folder", file: ".", says: "it is a folder" },
  ])("$desc", async ({ file, says }) => {
    const { errors, status } = await run(["check", file], { cwd: folder });
    expect({ errors, status }).toEqual({ errors: expect.stringContaining(says) as string, status: 2 });
  });

  test.each([
    { option: "--config", says: "Give the part of the configuration that is about CORS" },
    { option: "--response", says: "Paste only the message, the request or the headers" },
  ])("50 MB after $option", async ({ option, says }) => {
    const { errors, status } = await run(["explain", option, "long.yaml"], { cwd: folder });
    expect({ errors, status }).toEqual({ errors: expect.stringContaining(says) as string, status: 2 });
  });

  test.each([
    { desc: "brackets to no end", input: "[".repeat(100_000), says: "the nesting is deeper than 64 levels" },
    { desc: "lists in lists", input: `${"- ".repeat(5_000)}x`, says: "the nesting is deeper than 64 levels" },
    {
      desc: "an indented pyramid",
      input: Array.from({ length: 600 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
      says: "the nesting is deeper",
    },
    { desc: "a bomb of aliases", input: bomb, says: "alias" },
    { desc: "a broken quotation", input: 'a: "b', says: "-:1:" },
    { desc: "the same key twice", input: "a: 1\na: 2", says: "-:2:1: this is neither YAML nor JSON" },
    { desc: "bytes that are no text", input: Buffer.from([0xff, 0xfe, 0x00]), says: "is not UTF-8 or UTF-16 text" },
  ])("$desc", async ({ input, says }) => {
    async function* stdin(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from(input));
    }
    const { errors, status } = await run(["check", "-"], { stdin: stdin() });
    expect({ errors, status }).toEqual({ errors: expect.stringContaining(says) as string, status: 2 });
  });
});

describe("standard input and colours", () => {
  test("- is standard input; JSON is YAML", async () => {
    const json = JSON.stringify({ sallyport: 1, self: ["https://api.example"], resources: [] });
    expect((await run(["check", "-"], { input: json })).status).toBe(0);
    expect((await run(["diff", "-", "policy.yaml"], { input: small })).status).toBe(1);
    expect((await run(["diff", "-", "-"], { input: small })).errors).toContain("Only one");
  });

  test.each([
    { desc: "no colours in a file", terminal: {}, coloured: false },
    { desc: "colours on a terminal", terminal: { isTTY: true }, coloured: true },
    { desc: "NO_COLOR", terminal: { isTTY: true, env: { NO_COLOR: "1" } }, coloured: false },
    { desc: "FORCE_COLOR", terminal: { env: { FORCE_COLOR: "1" } }, coloured: true },
  ])("$desc", async ({ terminal, coloured }) => {
    const { output } = await run(["check", "policy.yaml"], terminal);
    expect(output.includes("\u001b[")).toBe(coloured);
  });
});

describe("control characters of a document are written out", () => {
  const evil = "a\u001b[2J\u001b[8m\u009b1A\r\u202eb";
  const input = JSON.stringify({ sallyport: 1, self: ["https://api.example"], [evil]: 1, resources: [] });

  test.each([
    { desc: "in a file", env: {} },
    { desc: "with colours", env: { FORCE_COLOR: "1" } },
    { desc: "as JSON", env: {}, args: ["--json"] },
  ])("$desc", async ({ env, args = [] }) => {
    const { output, errors, status } = await run(["check", "-", ...args], { input, env });
    expect(status).toBe(1);
    expect(`${output}${errors}`).toContain("\\u001b[2J");
    // eslint-disable-next-line no-control-regex
    expect(`${output}${errors}`).not.toMatch(/\u001b\[(?:2J|8m)|[\r\u009b\u202e]/);
  });

  test("and of a name on the command line", async () => {
    const { errors } = await run(["check", "\u001b[2J"]);
    expect(errors).not.toContain("\u001b");
  });
});

describe("check --sarif", () => {
  test.each(["policy.yaml", "problems.yaml"])("%s: what SARIF 2.1.0 demands is there", async (file) => {
    const { output } = await run(["check", file, "--sarif"]);
    const log = JSON.parse(output) as {
      version: string;
      runs: { tool: { driver: { name: string; rules: { id: string }[] } }; results: Record<string, unknown>[] }[];
    };
    expect(log.version).toBe("2.1.0");
    const [only] = log.runs;
    expect(only!.tool.driver.name).toBe("sallyport");
    expect(only!.results.length).toBeGreaterThan(0);
    for (const { ruleId, ruleIndex, level: weight, message, locations } of only!.results) {
      expect(only!.tool.driver.rules[ruleIndex as number]!.id).toBe(ruleId);
      expect(["error", "warning", "note"]).toContain(weight);
      expect(message).toEqual({ text: expect.stringMatching(/\S/) as string });
      expect(locations).toEqual([
        {
          physicalLocation: {
            artifactLocation: { uri: file },
            region: { startLine: expect.any(Number) as number, startColumn: expect.any(Number) as number },
          },
        },
      ]);
      expect(existsSync(join(files, file))).toBe(true);
    }
  });
});

const bin = fileURLToPath(new URL("../bin/sallyport.mjs", import.meta.url));
const built = existsSync(fileURLToPath(new URL("../dist/program.js", import.meta.url)));

describe("the installed command", () => {
  test.skipIf(!built)("prints to its streams and exits with its status", () => {
    const came = spawnSync(process.execPath, [bin, "check", "problems.yaml"], {
      cwd: files,
      encoding: "utf8",
      timeout: 30_000,
    });
    expect(came.status).toBe(1);
    expect(came.stdout).toContain("problems.yaml:");
    const wrong = spawnSync(process.execPath, [bin, "chekc"], { cwd: files, encoding: "utf8", timeout: 30_000 });
    expect(wrong.stderr).toContain("Did you mean check?");
    expect(wrong.status).toBe(2);
  });
});
