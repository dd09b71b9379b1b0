import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPage } from "@sallyport/testing/documents";
import { root } from "@sallyport/testing/root";
import { run } from "../transcript.ts";

const pages = readdirSync(join(root, "docs/guide/policies")).filter((file) => file !== "README.md");

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sallyport-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const profilesOf = (yaml: string): readonly string[] =>
  [...(yaml.split("\nprofiles:\n")[1] ?? "").matchAll(/^ {2}(\w+):/gm)].map(([, name = ""]) => name);

const cases = pages.flatMap((page) => {
  const yaml = readPage(`docs/guide/policies/${page}`).blocks.find(({ info }) => info === "policy.yaml")!.text;
  return [undefined, ...profilesOf(yaml)].map((profile) => ({ page, yaml, profile }));
});

test.each(cases)("sallyport check accepts the policy of $page, profile $profile", async ({ yaml, profile }) => {
  writeFileSync(join(folder, "policy.yaml"), yaml);
  const options = profile === undefined ? [] : ["--profile", profile];
  const { output, errors, status } = await run(["check", "policy.yaml", ...options], { cwd: folder });
  expect({ errors, status }, output).toEqual({ errors: "", status: 0 });
});
