import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run, type Came } from "./transcript.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sallyport-build-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const exact = `sallyport: 1
self: [https://api.example]
origins: { app: [https://app.example] }
resources:
  - { path: /a, share: { with: [app], methods: [GET] } }
`;
const wrong = exact.replace("https://app.example", "https://app.example/").replace("[GET]", "[get]");
const tenants = exact.replace("[https://app.example]", "{ source: tenants }");

function build(yaml: string, ...args: string[]): Promise<Came> {
  writeFileSync(join(folder, "policy.yaml"), yaml);
  return run(["build", "policy.yaml", ...args], { cwd: folder });
}

const read = (name: string): string => readFileSync(join(folder, name), "utf8");

describe("sallyport build", () => {
  test("prints the module without --out", async () => {
    const { output, errors, status } = await build(exact);
    expect([errors, status]).toEqual(["", 0]);
    expect(output).toContain('import { loadBuiltPolicy } from "sallyport/built";');
    expect(readdirSync(folder)).toEqual(["policy.yaml"]);
  });

  test("writes the module that it would print, and its types beside it, each time the same", async () => {
    const { output } = await build(exact);
    for (let count = 0; count < 2; count++) {
      const { output: said, status } = await build(exact, "--out", "policy.mjs");
      expect(status).toBe(0);
      expect(said).toContain("It doesn't import the suffix list: every origin is exact.");
      expect(said).toContain('import { policy } from "./policy.mjs";');
      expect(read("policy.mjs")).toBe(output);
      expect(read("policy.d.mts")).toContain("export declare const policy: Policy;");
    }
  });

  test("a policy with sources is a function of them", async () => {
    const { output } = await build(tenants, "--out", "policy.js");
    expect(output).toContain("const policy = createPolicy({ tenants });");
    expect(read("policy.js")).toContain('from "sallyport/built-full"');
    expect(read("policy.d.ts")).toContain('readonly "tenants": Source | SourceOptions;');
  });

  test("reports every problem at once on standard error, and writes nothing", async () => {
    const { output, errors, status } = await build(wrong, "--out", "policy.mjs");
    expect([output, status]).toEqual(["", 1]);
    expect(errors).toMatch(
      /policy\.yaml:3:18: problem: .*origin-not-serialized[^]*policy\.yaml:5:\d+: problem: .*method-not-canonical/,
    );
    expect(errors).toContain("2 problems.");
    expect(readdirSync(folder)).toEqual(["policy.yaml"]);
  });

  test.each([
    ["a build", exact, ["--out", "policy.mjs"], { stale: [], suffixList: false, sources: [] }, 0],
    ["a module", exact, [], { module: expect.stringContaining("loadBuiltPolicy") as string }, 0],
    ["problems", wrong, [], { problems: [{ code: "origin-not-serialized" }, { code: "method-not-canonical" }] }, 1],
  ])("--json prints %s", async (_desc, yaml, args, expected, status) => {
    const came = await build(yaml, ...args, "--json");
    expect(JSON.parse(came.output)).toMatchObject({ file: "policy.yaml", ...expected });
    expect([came.errors, came.status]).toEqual(["", status]);
  });

  test("--check finds files that are missing, edited, or of another policy", async () => {
    const check = (yaml: string): Promise<Came> => build(yaml, "--out", "policy.mjs", "--check");
    expect((await check(exact)).status).toBe(1);
    await build(exact, "--out", "policy.mjs");
    expect(await check(exact)).toMatchObject({ status: 0, output: "policy.mjs is the build of policy.yaml.\n" });
    expect((await check(exact.replace("/a", "/b"))).output).toBe(
      "policy.mjs is not the build of this policy. Build it again: sallyport build policy.yaml --out policy.mjs\n",
    );
    writeFileSync(join(folder, "policy.d.mts"), "");
    expect((await check(exact)).output).toContain("policy.d.mts is not the build");
  });

  test.each([
    [["--check"], "--check needs --out"],
    [["--out", "policy.ts"], '"policy.ts" doesn\'t end with .mjs or .js.'],
    [["--out", "missing/policy.mjs"], 'Cannot write "missing/policy.mjs": ENOENT.'],
    [["--profile", "none"], "none"],
  ])("refuses %j", async (args, says) => {
    const { errors, status } = await build(exact, ...args);
    expect(status).toBe(2);
    expect(errors).toContain(says);
  });

  test("variables are replaced, and the profile is applied", async () => {
    const yaml = `${exact.replace("https://app.example", '"${APP}"')}profiles: { staging: { self: [https://staging.example] } }\n`;
    writeFileSync(join(folder, "policy.yaml"), yaml);
    const env = { APP: "https://other.example" };
    const { output } = await run(["build", "policy.yaml", "--profile", "staging"], { cwd: folder, env });
    expect(output).toContain("https://other.example");
    expect(output).toContain("https://staging.example");
    expect(output).not.toContain("https://api.example");
  });
});
