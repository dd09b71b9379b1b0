import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { decide } from "sallyport";
import { loadPolicy } from "sallyport/yaml";
import { run } from "./transcript.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sallyport-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const get = { method: "GET", headers: { host: "api.example" } };

const both = [
  "init",
  "--self",
  "https://api.example",
  "--app",
  "https://app.example",
  "--resource",
  "/orders/:id:GET,PUT",
];

describe("init", () => {
  test("writes a policy with comments, which compiles and whose check is clean", async () => {
    const { status, errors } = await run([...both, "--public", "/rates/**", "--because", 'they: "hang" # here'], {
      cwd: folder,
    });
    expect({ status, errors }).toEqual({ status: 0, errors: "" });
    const policy = loadPolicy(join(folder, "policy.yaml"));
    expect(["/orders/1", "/rates/eur"].map((target) => decide(policy, { ...get, target }).resource)).toEqual([
      "/orders/:id",
      "/rates/**",
    ]);
    expect(readFileSync(join(folder, "policy.yaml"), "utf8")).toMatch(/^# /m);
    expect((await run(["check", "policy.yaml"], { cwd: folder })).status).toBe(0);
  });

  test("- is standard output: the policy alone, and no file", async () => {
    const { status, output } = await run([...both, "--output", "-"], { cwd: folder });
    expect({ status, files: readdirSync(folder) }).toEqual({ status: 0, files: [] });
    expect((await run(["check", "-"], { input: output })).status).toBe(0);
  });

  test("what its comments offer compiles too", async () => {
    await run(both, { cwd: folder });
    const file = join(folder, "policy.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/# (credentials|forgery):/g, "$1:"));
    const request = { ...get, target: "/orders/1", headers: { ...get.headers, origin: "https://app.example" } };
    const policy = loadPolicy(file);
    expect(decide(policy, request).grant?.credentials).toBe(true);
    expect(decide(policy, { ...request, method: "PUT" }).reason).toBe("token-absent");
  });

  test.each<[desc: string, ...args: string[]]>([
    ["nothing shared", "init", "--self", "https://api.example"],
    ["reads", ...both.slice(0, -1), "/orders:GET"],
    ["changes", ...both],
    ["public data", "init", "--self", "https://api.example", "--public", "/rates", "--because", "rates are public"],
    ["a server of this machine", "init", "--self", "http://localhost:3000", ...both.slice(3)],
  ])("its check is clean as written and with every comment of its own applied: %s", async (_desc, ...args) => {
    await run(args, { cwd: folder });
    expect((await run(["check", "policy.yaml"], { cwd: folder })).status).toBe(0);
    const file = join(folder, "policy.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/# (credentials|forgery):/g, "$1:"));
    expect((await run(["check", "policy.yaml"], { cwd: folder })).status).toBe(0);
  });

  test("never writes over a file, unless told to", async () => {
    writeFileSync(join(folder, "policy.yaml"), "mine");
    const { status, errors } = await run(both, { cwd: folder });
    expect({ status, errors }).toEqual({ status: 2, errors: expect.stringContaining("--force") as string });
    expect(readFileSync(join(folder, "policy.yaml"), "utf8")).toBe("mine");
    expect((await run([...both, "--force"], { cwd: folder })).status).toBe(0);
  });

  test.each([
    { desc: "Express", dependencies: { express: "5" }, prints: 'from "sallyport/express"' },
    {
      desc: "NestJS, which brings Express along",
      dependencies: { express: "5", "@nestjs/core": "12" },
      prints: "NestJS",
    },
    { desc: "Fastify", dependencies: { fastify: "5" }, prints: "app.register(guard, { policy });" },
    { desc: "Koa", dependencies: { koa: "3" }, prints: 'from "sallyport/koa"' },
    { desc: "Hono", dependencies: { hono: "4" }, prints: 'from "sallyport/hono"' },
    { desc: "Next.js", dependencies: { next: "16" }, prints: 'hostHeader: "Host"' },
    { desc: "none", dependencies: {}, prints: "http.createServer(guard(policy, handler));" },
  ])("the lines for $desc", async ({ dependencies, prints }) => {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ dependencies }));
    expect((await run(both, { cwd: folder })).output).toContain(prints);
  });

  test.each([
    {
      desc: "an origin with a slash",
      args: ["--self", "https://api.example/"],
      says: 'Did you mean "https://api.example"?',
    },
    { desc: "no origin", args: [], says: "--self" },
    {
      desc: "a resource without methods",
      args: ["--self", "https://api.example", "--resource", "/orders"],
      says: "Write a path, a colon and methods",
    },
    {
      desc: "a resource for nobody",
      args: ["--self", "https://api.example", "--resource", "/orders:GET"],
      says: "--app",
    },
    {
      desc: "an app without a resource",
      args: ["--self", "https://api.example", "--app", "https://a.example"],
      says: "--resource",
    },
    {
      desc: "a public path without a reason",
      args: ["--self", "https://api.example", "--public", "/a"],
      says: "--because",
    },
    { desc: "no such folder", args: ["--self", "https://api.example", "--output", "x/policy.yaml"], says: "ENOENT" },
  ])("$desc", async ({ args, says }) => {
    const { status, errors } = await run(["init", ...args], { cwd: folder });
    expect({ status, errors }).toEqual({ status: 2, errors: expect.stringContaining(says) as string });
  });
});
