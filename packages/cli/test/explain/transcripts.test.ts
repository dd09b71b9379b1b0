import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSpecimens, type Specimens } from "@sallyport/lab/specimens";
import type { Command } from "../transcript.ts";
import { cameOf, transcripts } from "./transcript.ts";

/** Set this to write what the commands print now; then read the difference. */
const update = process.env.UPDATE_TRANSCRIPTS === "1";

let specimens: Specimens;

beforeAll(async () => {
  specimens = await startSpecimens(0);
});
afterAll(() => specimens.close());

describe.each(["specimens.txt", "texts.txt", "policy.txt", "configuration.txt", "usage.txt"])("%s", (name) => {
  const commands = transcripts.read(name);

  test.skipIf(!update)("is written", async () => {
    const came: Command[] = [];
    for (const { line } of commands) came.push(await cameOf(line, specimens.all));
    transcripts.write(name, came);
  });

  test.skipIf(update).each(commands)("$line", async ({ line, recorded }) => {
    expect((await cameOf(line, specimens.all)).recorded).toBe(recorded);
  });
});

test("the lines that the lab prints are those of the transcript", () => {
  const written = transcripts.read("specimens.txt").map(({ line }) => line.replace(/:4000\d/, ""));
  for (const { line } of specimens.all) expect(written).toContain(line.replace(/:\d{5}/, ""));
});

test("a request is explained in five lines; --verbose has the rest", () => {
  const data = /--(?:verbose|json|markdown|mermaid|svg|har|help)\b/;
  const brief = ["specimens.txt", "texts.txt", "policy.txt"]
    .flatMap(transcripts.read)
    .filter(({ line, recorded }) => !data.test(line) && !recorded.includes("[status 2]"));
  expect(brief.length).toBeGreaterThan(10);
  for (const { line, recorded } of brief) {
    const lines = recorded.split("\n").filter((one) => !/^(?:note: (?!.*\[)|\[status )/.test(one));
    expect(lines.length, line).toBeLessThanOrEqual(5);
    if (!recorded.startsWith("These headers let")) expect(lines.at(-1), line).toMatch(/^More: --verbose/);
  }
});
