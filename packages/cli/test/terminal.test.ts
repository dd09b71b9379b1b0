import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { paint, sanitizeOutput, styles, type Style } from "@sallyport/browser/text";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSpecimens, type Specimens } from "@sallyport/lab/specimens";
import { commandNames } from "../src/program.ts";
import { cameOf, files as explainFiles, transcripts as explained } from "./explain/transcript.ts";
import { remnants, screenOf } from "./screen.ts";
import { files, run, transcripts, wordsOf } from "./transcript.ts";

const colour = { isTTY: true, env: { FORCE_COLOR: "1" } };

describe("each command of the transcripts, in colour, shows what it prints without", () => {
  test.each(transcripts.names().flatMap(transcripts.read))("$line", async ({ line }) => {
    const [plain, coloured] = [await run(wordsOf(line)), await run(wordsOf(line), colour)];
    expect(screenOf(coloured.output + coloured.errors)).toBe(plain.output + plain.errors);
    expect(coloured.output).not.toMatch(/\u241b|\\u001b/);
  });
});

describe("so does explain", () => {
  let specimens: Specimens;
  beforeAll(async () => (specimens = await startSpecimens(0)));
  afterAll(() => specimens.close());

  test.each(["specimens.txt", "texts.txt", "policy.txt", "usage.txt"].flatMap(explained.read))(
    "$line",
    async ({ line, recorded }) => {
      const { recorded: coloured } = await cameOf(line, specimens.all, colour);
      expect(screenOf(coloured)).toBe(recorded);
    },
  );
});

test("the sanitizer keeps every style of the table and escapes every other sequence", async () => {
  for (const style of Object.keys(styles) as Style[])
    expect(sanitizeOutput(`${paint(style, "x")}\u001b`, true)).toBe(`${paint(style, "x")}\\u001b`);
  const others = Array.from({ length: 108 }, (_, parameter) => parameter).filter(
    (one) => ![0, ...Object.values<number>(styles)].includes(one),
  );
  for (const one of others) {
    const { errors } = await run(["check", `\u001b[${String(one)}mx`], colour);
    expect(errors).toContain(`\\u001b[${String(one)}mx`);
  }
});

const bin = fileURLToPath(new URL("../bin/sallyport.mjs", import.meta.url));
const built = existsSync(fileURLToPath(new URL("../dist/program.js", import.meta.url)));

/** util-linux's `script` runs a command under a pseudo-terminal. */
const hasScript = spawnSync("script", ["-qec", "true", "/dev/null"], { timeout: 5_000 }).status === 0;

const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

function underTerminal(args: readonly string[], cwd: string, env: Record<string, string>): string {
  const line = [process.execPath, bin, ...args].map(quoted).join(" ");
  const { stdout } = spawnSync("script", ["-qec", line, "/dev/null"], {
    cwd,
    encoding: "utf8",
    timeout: 30_000,
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env.PATH ?? "", TERM: "xterm-256color", ...env },
  });
  return stdout.replaceAll("\r\n", "\n");
}

const api = "https://api.example/me";
const predicted = ["explain", api, "--from", "https://evil.example", "--policy", "policy.yaml", "--verbose"];

const commands: readonly { args: readonly string[]; in?: string; paints?: boolean }[] = [
  { args: ["--help"], paints: false },
  { args: ["--version"], paints: false },
  { args: ["chekc"], paints: false },
  ...commandNames().map((name) => ({ args: [name, "--help"], paints: false })),
  { args: ["check", "policy.yaml"] },
  { args: ["check", "problems.yaml"] },
  { args: ["check", "policy.yaml", "--json"], paints: false },
  { args: ["diff", "policy.yaml", "wider.yaml"] },
  { args: ["test", "policy.yaml", "failing-cases.yaml"] },
  { args: predicted, in: explainFiles },
  { args: predicted.slice(0, -1), in: explainFiles },
  { args: ["explain", "--curl", "curl 'https://[' ", "--from", "https://app.example"], paints: false },
  { args: ["explain", "--har", "session.har", "--verbose"], in: explainFiles },
  { args: ["explain", "--har", "session.har"], in: explainFiles },
  { args: ["explain", "--message", "Redirect is not allowed for a preflight request.", "--verbose"] },
  { args: ["explain", "--message", "Redirect is not allowed for a preflight request."] },
  { args: ["explain", "--response", "head.txt", "--verbose"], in: explainFiles },
  {
    args: ["explain", api, "--from", "https://app.example", "--resolve", "api.example:443:127.0.0.1:x"],
    paints: false,
  },
  { args: ["build", "problems.yaml"] },
  { args: ["build", "clean.yaml"], paints: false },
  { args: ["why"] },
  { args: ["why", "preflight-method"], paints: false },
  { args: ["init", "--self", "https://api.example", "--output", "-"], paints: false },
];

describe.skipIf(!built || !hasScript)("under a pseudo-terminal", () => {
  test.each(commands)("$args", async ({ args, in: cwd = files, paints = true }) => {
    const plain = await run(args, { cwd });
    const shown = underTerminal(args, cwd, {});
    expect(screenOf(shown)).toBe(plain.output + plain.errors);
    expect(screenOf(shown)).not.toMatch(remnants);
    expect(shown.includes("\u001b[")).toBe(paints);
  });

  test("NO_COLOR prints no escape sequence", () => {
    expect(underTerminal(["check", "policy.yaml"], files, { NO_COLOR: "1" })).not.toContain("\u001b");
  });

  test("no command is missing here", () => {
    const run = commands.filter(({ args }) => !args.includes("--help")).map(({ args }) => args[0] ?? "");
    for (const name of commandNames()) expect(run).toContain(name);
    const painted = commands.filter(({ paints = true }) => paints).map(({ args }) => args[0] ?? "");
    for (const name of commandNames().filter((one) => one !== "init")) expect(painted).toContain(name);
  });
});
