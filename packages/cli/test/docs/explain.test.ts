import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run, wordsOf } from "../transcript.ts";
import { readPage } from "@sallyport/testing/documents";

const { blocks } = readPage("docs/guide/explain.md");

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sallyport-"));
  const policy = blocks.find(({ language }) => language === "yaml");
  writeFileSync(join(folder, "policy.yaml"), policy!.text);
  const nginx = blocks.find(({ language }) => language === "nginx");
  writeFileSync(join(folder, "nginx.conf"), nginx!.text);
  const refused = blocks.find(({ language }) => language === "http");
  writeFileSync(join(folder, "refused.txt"), refused!.text);
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(blocks.filter(({ language }) => language === "console"))("line $line: begins as shown", async ({ text }) => {
  const [command = "", ...shown] = text.trimEnd().split("\n");
  expect(command).toMatch(/^\$ sallyport explain /);
  const { output, errors } = await run(wordsOf(command.replace("$ sallyport ", "")), { cwd: folder });
  expect(errors).toBe("");
  expect(output.split("\n").slice(0, shown.length)).toEqual(shown);
});

test.each(blocks.filter(({ language }) => language === "sh"))("line $line: explains a server", async ({ text }) => {
  const server = createServer((_, response) => response.end("{}")).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    expect(text).toMatch(/^npx sallyport explain https:\/\/api\.example\//);
    const typed = text.trim().replace("https://api.example", `http://127.0.0.1:${String(port)}`);
    const { output, errors, status } = await run(wordsOf(typed.replace("npx sallyport ", "")));
    expect({ errors, status }).toEqual({ errors: "", status: 1 });
    expect(output.trimEnd().split("\n")).toHaveLength(5);
  } finally {
    server.close();
  }
});

test("the page shows commands", () => {
  expect(blocks.filter(({ info }) => info === "run")).toHaveLength(6);
});
