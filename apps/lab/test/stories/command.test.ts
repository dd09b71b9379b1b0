import { expect, test } from "vitest";
import { runStories } from "../../src/table/command.ts";

async function run(...parameters: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const status = await runStories(parameters, {
    out: (text) => void (out += `${text}\n`),
    error: (text) => void (err += text),
  });
  return { status, out, err };
}

test("the table of one attempt, as the model predicts it", async () => {
  const { status, out } = await run("--model-only", "--only", "non-browser/forged-host");
  expect(status).toBe(0);
  expect(out.split("\n").map((line) => line.trimEnd())).toEqual([
    "non-browser/forged-host",
    ...["None", "*", "Reflection", "Allowlist"].map(
      (title) => `  ${title.padEnd(11)}${"read 200; publicReads 1".padEnd(58)} model only: chromium, firefox, webkit`,
    ),
    `  ${"Sallyport".padEnd(11)}${"read 421; unchanged".padEnd(58)} model only: chromium, firefox, webkit`,
    "",
    "15 cells; 0 not as they must be.",
    "",
  ]);
});

test("--json", async () => {
  const { status, out } = await run(
    ...["--model-only", "--json", "--only", "bank/read", "--engine", "firefox", "--protection", "reflect"],
  );
  expect(status).toBe(0);
  const { reports } = JSON.parse(out) as { reports: unknown };
  expect(reports).toMatchObject([
    {
      story: "bank",
      attempt: "read",
      protection: "reflect",
      engine: "firefox",
      model: { state: { reads: 1 } },
      problems: [],
    },
  ]);
});

test.each([
  { parameters: ["--help"], status: 0, out: /^Usage: npm run stories/, err: /^$/ },
  { parameters: ["--engine", "opera"], status: 2, out: /^$/, err: /"opera"[^]*Usage/ },
  { parameters: ["--protection", "csp"], status: 2, out: /^$/, err: /"csp"/ },
  { parameters: ["--only", "no such story"], status: 2, out: /^$/, err: /"no such story"/ },
  { parameters: ["--nothing"], status: 2, out: /^$/, err: /--nothing/ },
])("$parameters", async ({ parameters, status, out, err }) => {
  const result = await run(...parameters);
  expect(result.status).toBe(status);
  expect(result.out).toMatch(out);
  expect(result.err).toMatch(err);
});
