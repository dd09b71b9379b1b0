import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { definePolicy } from "sallyport";
import { guard } from "sallyport/node";
import { run } from "../transcript.ts";
import { serve } from "./servers.ts";
import { api, type Report, ask, ok, page } from "./request-fixture.ts";

afterEach(async () => {
  await api.served?.close();
  api.served = undefined;
});

describe("a real request is announced on standard error, before it is sent", () => {
  test.each([
    { desc: "a URL, GET", args: [], errors: "" },
    {
      desc: "POST",
      args: ["-d", "a"],
      errors:
        "note: only the preflight of this POST, if it needs one, is sent to HOST. Add --send to send the POST itself.\n",
      status: 1,
    },
    {
      desc: "POST --send",
      args: ["-d", "a", "--send"],
      errors: "Sending a real POST to HOST. Use --policy FILE to send nothing.\n",
    },
    {
      desc: "HEAD",
      args: ["-X", "HEAD"],
      errors: "Sending a real HEAD to HOST. Use --policy FILE to send nothing.\n",
    },
    {
      desc: "--curl",
      curl: true,
      args: [],
      errors: "Sending a real GET to HOST. Use --policy FILE to send nothing.\n",
    },
  ])("$desc", async ({ args, curl = false, errors, status = 0 }) => {
    api.served = await serve(ok);
    const host = `api.localhost:${String(api.served.port)}`;
    const what = curl ? ["--curl", `curl http://${host}/a`] : [`http://${host}/a`];
    const came = await run(["explain", "--no-probe", ...what, "--from", page, ...args]);
    expect(came.errors).toBe(errors.replace("HOST", host));
    expect(came.output).not.toContain("Sending");
    expect(came.status, came.output).toBe(status);
  });

  test("and a policy's prediction announces none", async () => {
    const args = ["explain", "https://api.bank.example/a", "--from", page, "-d", "a", "--policy", "policy.yaml"];
    expect((await run(args)).errors).toBe("");
  });
});

describe("output", () => {
  test("--svg writes a file, and says so on standard error", async () => {
    api.served = await serve(ok);
    const folder = mkdtempSync(join(tmpdir(), "sallyport-"));
    try {
      const url = `http://api.localhost:${String(api.served.port)}/a`;
      const came = await run(["explain", url, "--from", page, "--svg", "a.svg"], { cwd: folder });
      expect(came).toEqual({ output: "", errors: "Wrote a.svg.\n", status: 0 });
      expect(readFileSync(join(folder, "a.svg"), "utf8")).toMatch(/^<svg /);
      const wrong = await run(["explain", url, "--from", page, "--svg", "no/a.svg"], { cwd: folder });
      expect(wrong).toMatchObject({
        errors: expect.stringContaining('--svg: cannot write "no/a.svg"') as string,
        status: 2,
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each([
    { desc: "a terminal", terminal: { isTTY: true }, coloured: true },
    { desc: "NO_COLOR", terminal: { isTTY: true, env: { NO_COLOR: "1" } }, coloured: false },
    { desc: "FORCE_COLOR", terminal: { env: { FORCE_COLOR: "1" } }, coloured: true },
    { desc: "a file", terminal: {}, coloured: false },
  ])("$desc", async ({ terminal, coloured }) => {
    api.served = await serve(ok);
    const url = `http://api.localhost:${String(api.served.port)}/a`;
    const { output } = await run(["explain", url, "--from", page, "--verbose"], terminal);
    expect(output.includes("\u001b[")).toBe(coloured);
  });

  test("where the engines differ, each is explained", async () => {
    api.served = await serve(ok);
    const url = `http://api.test:${String(api.served.port)}/a`;
    const { output } = await run([
      ...["explain", url, "--from", page, "--credentials", "--cookie", "session=1", "--verbose"],
      ...["--resolve", `api.test:${String(api.served.port)}:127.0.0.1`],
    ]);
    expect(output).toContain("The engines reach the same verdict in different ways");
    expect(output).toContain("== webkit ==");
  });
});

describe("a server that Sallyport guards", () => {
  const token = { secrets: ["a secret for this test alone, long enough"], session: () => "1" };
  const policy = definePolicy({
    sallyport: 1,
    self: ["http://api.localhost"],
    hosts: ["api.localhost"],
    resources: [
      { path: "/a", share: { with: [page], methods: ["GET", "POST"], credentials: true }, forgery: { token: true } },
    ],
  });

  test.each<[desc: string, options: readonly string[], reason: string | undefined, status: number]>([
    ["a grant", [], undefined, 0],
    ["a method that is missing: the preflight", ["-X", "PUT"], "preflight-method", 1],
    ["a token that is missing, in a response that the page reads", ["-X", "POST", "--send"], "token-absent", 1],
  ])("%s", async (_desc, options, reason, status) => {
    let runs = 0;
    const listener = guard(policy, (_request, response) => void (runs++, response.end("{}")), { token, log: false });
    api.served = await serve(listener);
    const result = await ask("/a", "--credentials", ...options);
    const [first] = result.report.explanations as readonly ({
      readonly reason?: string;
    } & Report["explanations"][number])[];
    expect({ reason: first?.reason, status: result.status, executed: first?.verdict.executed }).toEqual({
      reason,
      status,
      executed: runs > 0,
    });
    const text = (
      await run([
        "explain",
        `http://api.localhost:${String(api.served.port)}/a`,
        "--from",
        page,
        "--credentials",
        ...options,
      ])
    ).output;
    expect(text.includes(`(\`${String(reason)}\`)`)).toBe(reason !== undefined);
  });
});
