import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../transcript.ts";
import { files } from "./transcript.ts";

describe("HAR files that are broken or large: a clear error, status 2, bounded", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const entry = JSON.stringify({
    request: {
      method: "GET",
      url: "https://api.example/a",
      headers: [{ name: "Origin", value: "https://app.example" }],
    },
    response: { status: 200, headers: [], content: { text: "x".repeat(49_000) } },
  });

  test.each([
    { desc: "brackets to no end", text: "[".repeat(1_000_000), says: "this is not JSON" },
    {
      desc: "a terminal's escape sequence",
      text: "\u001b[2J",
      says: "a.har: this is not JSON: Unexpected token '�'",
    },
    { desc: "no log", text: "{}", says: "log is missing" },
    { desc: "a list", text: "[]", says: "log is missing" },
    { desc: "nothing", text: "", says: "this is not JSON" },
    { desc: "70 MB", text: " ".repeat(70 * 1024 * 1024), says: "longer than 64 MB" },
  ])("$desc", async ({ text, says }) => {
    writeFileSync(join(folder, "a.har"), text);
    const { errors, status } = await run(["explain", "--har", "a.har"], { cwd: folder });
    expect({ errors, status }).toEqual({ errors: expect.stringContaining(says) as string, status: 2 });
  });

  test("50 MB are read", async () => {
    const entries = Array<string>(1000).fill(entry).join(",");
    writeFileSync(join(folder, "a.har"), `{"log":{"version":"1.2","entries":[${entries}]}}`);
    const { output, status } = await run(["explain", "--har", "a.har", "--json", "--engine", "chromium"], {
      cwd: folder,
    });
    const { exchanges, found, explained } = JSON.parse(output) as {
      exchanges: number;
      found: number;
      explained: unknown[];
    };
    expect({ exchanges, found, explained: explained.length, status }).toEqual({
      exchanges: 1000,
      found: 1000,
      explained: 1,
      status: 1,
    });
  });
});

test("a log's redirects and preflights belong to what needed them, and its queries are not shown", async () => {
  const { output, status } = await run(["explain", "--har", "session.har", "--json"], { cwd: files });
  const { findings } = JSON.parse(output) as { findings: { place: string; result: string }[] };
  expect(findings.map(({ place, result }) => [place, result])).toEqual([
    ["log.entries[2]", "cors-origin-missing"],
    ["log.entries[3]", "cors-origin-missing"],
    ["log.entries[5]", "preflight-method"],
    ["log.entries[8]", "wildcard-credentials"],
  ]);
  expect(output).not.toContain("SECRET");
  expect(status).toBe(1);
});
