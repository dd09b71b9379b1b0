import { describe, expect, test } from "vitest";
import { run, transcripts, wordsOf, type Command } from "./transcript.ts";

/** Set this to write what the commands print now; then read the difference. */
const update = process.env.UPDATE_TRANSCRIPTS === "1";

async function cameOf(line: string): Promise<Command> {
  const { output, errors, status } = await run(wordsOf(line));
  return { line, recorded: `${output}${errors}`.trimEnd() + `\n[status ${status}]` };
}

describe.each(transcripts.names())("%s", (name) => {
  const commands = transcripts.read(name);

  test.skipIf(!update)("is written", async () => {
    const came: Command[] = [];
    for (const { line } of commands) came.push(await cameOf(line));
    transcripts.write(name, came);
  });

  test.skipIf(update).each(commands)("$line", async ({ line, recorded }) => {
    expect((await cameOf(line)).recorded).toBe(recorded);
  });
});
