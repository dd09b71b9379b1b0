import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
// eslint-disable-next-line no-restricted-imports -- it counts what no package exports
import * as reader from "../../core/src/policy/document/read.ts";
import { run } from "./transcript.ts";

// Every compilation reads the document, once.
vi.mock(import("../../core/src/policy/document/read.ts"), async (original) => {
  const actual = await original();
  return { ...actual, read: vi.fn(actual.read) };
});

const policy = `
sallyport: 1
self: [https://api.example]
origins: { app: [https://app.example] }
resources: [{ path: /a, share: { with: [app], methods: [GET, PUT] } }]
profiles: { development: { origins: { app: ["http://localhost:*"] } } }
`;

beforeEach(() => {
  vi.mocked(reader.read).mockClear();
});

test.each([[[]], [["--json"]], [["--sarif"]], [["--profile", "development"]]])(
  "check %j compiles the document once",
  async (options) => {
    const { output, status } = await run(["check", "-", ...options], { input: policy });
    expect(output).not.toBe("");
    expect(status).toBe(0);
    expect(reader.read).toHaveBeenCalledTimes(1);
  },
);

test("check accepts a bank's policy, and counts what its `allow` accepts", async () => {
  const bank = readFileSync(new URL("bank-policy.yaml", import.meta.url), "utf8");
  const { output, status } = await run(["check", "-"], { input: bank });
  expect(output).toContain("The policy accepts 4 lints: change-origin-only (4).");
  expect(status).toBe(0);
  const bare = bank.replace(/^allow:\n(?: .*\n)+/m, "").replace(/^ +allow:.*\n/m, "");
  expect((await run(["check", "-"], { input: bare })).status).toBe(1);
});

const withVariables = policy
  .replace("https://app.example", '"${APPS}"')
  .replace("https://api.example", '"https://${API:-api.example}"');

test("variables of a policy come from the command's environment", async () => {
  const found = await run(["check", "-"], {
    input: withVariables,
    env: { APPS: "https://one.example,https://two.example" },
  });
  expect(found.output).toContain("https://two.example");
  expect(found.status).toBe(0);
  const unset = await run(["check", "-"], { input: withVariables });
  expect(unset.output).toContain('4:18: problem: origins.app[0]: the variable "APPS" is unset or empty.');
  expect(unset.status).toBe(1);
});

test("explain and diff read them too", async () => {
  const env = { APPS: "https://one.example" };
  const url = "http://api.example/a";
  const options = { input: withVariables, env };
  const shared = await run(["explain", url, "--from", "https://one.example", "--policy", "-"], options);
  expect(shared.output).toContain("can read");
  const folder = mkdtempSync(join(tmpdir(), "sallyport-env-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "old.yaml"), withVariables);
  writeFileSync(join(folder, "new.yaml"), withVariables.replace("[GET, PUT]", "[GET, PUT, DELETE]"));
  const opened = await run(["diff", "old.yaml", "new.yaml"], { cwd: folder, env });
  expect(opened.output).toContain("https://one.example");
  expect(opened.status).toBe(1);
});
