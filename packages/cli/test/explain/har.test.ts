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
    { desc: "20 MB of nothing", text: " ".repeat(20 * 1024 * 1024), says: "log.entries is missing" },
    { desc: "10 MB of brackets", text: "[".repeat(10 * 1024 * 1024), says: "nesting is deeper than 500 levels" },
    {
      desc: "a long log that is cut off",
      text: `{"log":{"entries":[${Array<string>(200).fill(entry).join(",")}`,
      says: "this is not JSON, near byte",
    },
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
    ["log.entries[8]", "origin-null-credentials"],
  ]);
  expect(output).not.toContain("SECRET");
  expect(status).toBe(1);
});

describe("--har with --policy: a failure is explained by the policy that decides it", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-"));
    writeFileSync(
      join(folder, "policy.yaml"),
      [
        "sallyport: 1",
        "self: [https://api.example]",
        "origins: { app: [https://app.example] }",
        "resources:",
        "  - path: /orders",
        "    share: { with: [app], methods: [POST], headers: [content-type] }",
      ].join("\n"),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  interface Recorded {
    readonly method?: string;
    readonly url?: string;
    readonly origin?: string;
    readonly status?: number;
    readonly reason?: string;
    readonly ask?: string;
    readonly headers?: Readonly<Record<string, string>>;
  }

  const pairs = (headers: Readonly<Record<string, string>>): object[] =>
    Object.entries(headers).map(([name, value]) => ({ name, value }));

  function entryOf({ method = "GET", url, origin, status = 200, reason, ask, headers = {} }: Recorded): object {
    const problem = JSON.stringify({ type: `urn:sallyport:reason:${String(reason)}`, status, title: "", detail: "" });
    const sent = { Origin: origin ?? "https://app.example", ...(ask && { "Access-Control-Request-Method": ask }) };
    return {
      request: { method, url: url ?? "https://api.example/orders", headers: pairs(sent) },
      response: {
        status,
        headers: pairs({ ...(reason && { "content-type": "application/problem+json" }), ...headers }),
        content: { text: reason === undefined ? "" : problem },
      },
    };
  }

  async function explained(recorded: readonly Recorded[], ...more: string[]): Promise<string> {
    writeFileSync(join(folder, "a.har"), JSON.stringify({ log: { version: "1.2", entries: recorded.map(entryOf) } }));
    const { output } = await run(["explain", "--har", "a.har", ...more], { cwd: folder });
    return output;
  }

  const withPolicy = ["--policy", "policy.yaml"];
  const preflight = { method: "OPTIONS", status: 403, ask: "PUT" };

  test.each<[string, readonly Recorded[], string]>([
    [
      "a preflight with the gate's reason",
      [
        { ...preflight, reason: "preflight-method" },
        { method: "PUT", status: 0 },
      ],
      "Fix (policy.yaml:6): at resources[0].share.methods, add PUT",
    ],
    [
      "a preflight whose body was not recorded",
      [preflight, { method: "PUT", status: 0 }],
      "Fix (policy.yaml:6): at resources[0].share.methods, add PUT",
    ],
    ["a response without CORS headers", [{}], "Fix (policy.yaml:6): at resources[0].share.methods, add GET"],
    [
      "a path that isn't listed",
      [{ url: "https://api.example/rates" }],
      "add { path: /rates, share: { with: [app], methods: [GET] } }",
    ],
    [
      "an origin that the policy doesn't name",
      [{ origin: "https://other.example" }],
      "Find out whose page `https://other.example` is",
    ],
    ["the origin `null`", [{ origin: "null" }], "Serve the page from an origin that the policy can name."],
  ])("%s", async (_, recorded, expected) => {
    expect(await explained(recorded, ...withPolicy)).toContain(expected);
    expect(await explained(recorded)).not.toContain(expected);
  });

  test.each<[string, readonly Recorded[]]>([
    ["another server's exchange", [{ url: "https://cdn.example/a.json" }]],
    ["a server that is down", [{ status: 0 }]],
    ["an exchange that nothing is wrong with", [{ headers: { "access-control-allow-origin": "https://app.example" } }]],
  ])("%s is explained as without it", async (_, recorded) => {
    expect(await explained(recorded, ...withPolicy)).toBe(await explained(recorded));
  });

  test("a refusal by another policy gets a note, and no edit of this one", async () => {
    const output = await explained([{ status: 403, reason: "read-refused" }], ...withPolicy, "--verbose");
    expect(output).toContain("The policy decides this request in another way than the recorded server did");
    expect(output).not.toContain("Fix (policy.yaml");
  });

  test("a preflight without its request: the reason in its body leads", async () => {
    expect(await explained([{ ...preflight, reason: "preflight-method" }])).toContain("(`preflight-method`)");
  });

  test("a policy with problems is an error", async () => {
    writeFileSync(join(folder, "broken.yaml"), "sallyport: 1\n");
    writeFileSync(join(folder, "a.har"), '{"log":{"version":"1.2","entries":[]}}');
    const { errors, status } = await run(["explain", "--har", "a.har", "--policy", "broken.yaml"], { cwd: folder });
    expect({ errors, status }).toEqual({ errors: expect.stringContaining('"self" is missing') as string, status: 2 });
  });
});
