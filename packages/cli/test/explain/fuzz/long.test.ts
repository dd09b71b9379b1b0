import { describe, expect, test } from "vitest";
import { run } from "../../transcript.ts";

const megabytes = (text: string, count: number): string => text.repeat(Math.ceil((count * 1024 * 1024) / text.length));

describe("long pastes: a result or an error in bounded time", () => {
  test.each<[desc: string, input: string]>([
    ["50 MB", megabytes("a: b\n", 50)],
    ["lines of nothing in a code block", `\`\`\`\n${megabytes("\n", 3)}x`],
    ["blanks behind curl", `curl${megabytes(" ", 3)}x`],
    ["quotes that never end", `fetch(${megabytes('"\\"', 0.9)}`],
    ["a word in a call", `fetch(${megabytes("a", 0.9)}`],
    ["a word of PowerShell", `Invoke-WebRequest -Uri "http://127.0.0.1:1/" -Headers @{\n${megabytes("a", 0.9)}\n}`],
    ["quotes of PowerShell", `Invoke-WebRequest -Uri "http://127.0.0.1:1/" -Headers @{\n${megabytes('"`"', 0.9)}\n}`],
    ["opening brackets", megabytes("[", 3)],
    ["quotation marks", megabytes("> ", 3)],
    ["dollar signs", megabytes("$ ", 3)],
    ["semicolons", `curl x${megabytes(" ;&\n", 3)}`],
    ["names and values", megabytes("vary\nOrigin\n", 3)],
  ])(
    "%s",
    async (_desc, input) => {
      const { status } = await run(["explain", "-", "--policy", "policy.yaml", "--from", "https://page.example"], {
        input,
      });
      expect([1, 2]).toContain(status);
    },
    60_000,
  );
});
