import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { definePolicy } from "sallyport";
import { guard } from "sallyport/node";
import { run } from "../transcript.ts";
import { serve, serveRaw, sharing, type Served } from "./servers.ts";

const page = "http://shop.localhost:3000";

let served: Served | undefined;

afterEach(async () => {
  await served?.close();
  served = undefined;
});

interface Report {
  readonly comparison: string;
  readonly notes: string[];
  readonly explanations: {
    readonly engine: string;
    readonly code: string;
    readonly dryRun: string | null;
    readonly verdict: { sent: boolean; executed: boolean; readable: boolean };
    readonly summary: string;
    readonly why: string;
    readonly notes: string[];
  }[];
}

/** Asks the server that is served, from the shop's page. */
async function ask(path: string, ...options: string[]): Promise<{ report: Report; status: number; output: string }> {
  const url = `http://api.localhost:${String(served!.port)}${path}`;
  const { output, errors, status } = await run(["explain", url, "--from", page, "--json", ...options]);
  expect(errors.replace(/^(?:note: only the preflight|Sending) .*\n/, "")).toBe("");
  return { report: JSON.parse(output) as Report, status, output };
}

const ok = sharing(page, (_request, response) => void response.end("{}"));

describe("what is sent", () => {
  test.each([
    { desc: "GET: once for three engines", options: [], sent: ["GET /a"], status: 0 },
    { desc: "PUT: its preflight alone", options: ["-X", "PUT"], sent: ["OPTIONS /a (preflight)"], status: 1 },
    { desc: "a form-like POST: nothing", options: ["-X", "POST", "--data", "a=1"], sent: [], status: 1 },
    {
      desc: "a method of one's own: its preflight alone",
      options: ["-X", "SELL"],
      sent: ["OPTIONS /a (preflight)"],
      status: 1,
    },
    {
      desc: "PUT with --send: once for three engines",
      options: ["-X", "PUT", "--send"],
      sent: ["OPTIONS /a (preflight)", "PUT /a"],
      status: 0,
    },
    { desc: "OPTIONS of a script", options: ["-X", "OPTIONS"], sent: ["OPTIONS /a (preflight)"], status: 1 },
  ])("$desc", async ({ options, sent, status }) => {
    served = await serve(ok);
    const came = await ask("/a", ...options);
    expect([served.requests, came.status]).toEqual([sent, status]);
  });

  test("a dry run is neither sent nor executed, and says what would follow", async () => {
    served = await serve(ok);
    const { report } = await ask("/a", "-X", "DELETE");
    for (const one of report.explanations) {
      expect(one).toMatchObject({ code: "dry-run", dryRun: "not-requested" });
      expect(one.verdict).toEqual({ sent: false, executed: false, readable: false });
      expect(one.why).toContain("a browser sends the DELETE, and the server executes it");
    }
    expect(report.explanations.map(({ engine }) => engine)).toEqual(["chromium", "firefox", "webkit"]);
  });

  test("a dry run names the cookies that would be sent", async () => {
    const own = "http://api.localhost:3000";
    served = await serve(sharing(own, (_request, response) => void response.end()));
    const url = `http://api.localhost:${String(served.port)}/a`;
    const cookie = ["--credentials", "--cookie", "session=SECRET"];
    const { output } = await run(["explain", url, "--from", own, "-X", "POST", ...cookie]);
    expect(output.replace(/\s+/g, " ")).toContain("The cookie session would be sent with it.");
    expect(output).not.toContain("SECRET");
    expect(served.requests).toEqual([]);
  });

  test("a refused preflight is no dry run", async () => {
    served = await serve((_request, response) => void response.writeHead(403).end());
    const { report, status } = await ask("/a", "-X", "PUT", "--send");
    expect(report.explanations[0]).toMatchObject({ code: "cors-origin-missing", dryRun: null });
    expect([served.requests, status]).toEqual([["OPTIONS /a (preflight)"], 1]);
  });

  test("engines that would send something else do not send a change twice", async () => {
    served = await serve(ok);
    // Between two sites Chromium and Firefox keep the cookie back, and WebKit does not.
    const url = `http://api.test:${String(served.port)}/a`;
    const { output } = await run([
      ...["explain", url, "--from", page, "-X", "PUT", "--send", "--credentials", "--json"],
      ...["--cookie", "session=SECRET", "--resolve", `api.test:${String(served.port)}:127.0.0.1`],
    ]);
    const { explanations } = JSON.parse(output) as Report;
    expect(served.requests.filter((line) => line === "PUT /a")).toHaveLength(1);
    const unsent = explanations.filter(({ dryRun }) => dryRun === "already-sent");
    expect(unsent.length).toBeGreaterThan(0);
    for (const one of unsent) expect(one.notes.join()).toContain(`--engine ${one.engine} --send`);
  });
});

test("values of cookies and of Authorization are printed in no form", async () => {
  served = await serve(ok);
  const url = `http://api.localhost:${String(served.port)}/a`;
  const secrets = ["--credentials", "--cookie", "session=SECRET", "-H", "authorization: Basic SECRET"];
  for (const form of [[], ["--verbose"], ["--json"], ["--markdown"], ["--mermaid"], ["--svg"]]) {
    const { output, errors } = await run(["explain", url, "--from", page, ...secrets, ...form]);
    expect(output).toContain("session");
    expect(output + errors).not.toContain("SECRET");
  }
});

describe("servers that misbehave: a clear outcome, bounded", () => {
  test.each([
    { desc: "redirects for ever", path: "/loop", code: "redirect-too-many", status: 1, note: undefined },
    { desc: "stalls", path: "/stall", code: "timed-out", status: 2, note: "The response's head did not come" },
    { desc: "never ends", path: "/drip", code: "readable", status: 1, note: "the body is incomplete" },
    { desc: "hangs up", path: "/hang-up", code: "unreachable", status: 2, note: "No response came" },
    { desc: "breaks off", path: "/half", code: "readable", status: 1, note: "the body is incomplete" },
    { desc: "floods", path: "/flood", code: "readable", status: 0, note: undefined },
  ])("$desc", async ({ path, code, status, note }) => {
    served = await serve(
      sharing(page, (request, response) => {
        if (request.url === "/loop") response.writeHead(302, { location: "/loop" }).end();
        else if (request.url === "/drip") response.write("a");
        else if (request.url === "/half") response.write("a", () => setImmediate(() => request.socket.destroy()));
        else if (request.url === "/hang-up") request.socket.destroy();
        else if (request.url === "/flood") {
          const chunk = Buffer.alloc(65_536);
          const more = (): void => {
            while (!response.destroyed && response.write(chunk));
            if (!response.destroyed) response.once("drain", more);
          };
          more();
        }
      }),
    );
    const { report, status: came } = await ask(path, "--timeout", "0.5");
    expect(report.explanations.map((one) => one.code)).toEqual([code, code, code]);
    expect(came).toBe(status);
    if (note === undefined) expect(report.explanations[0]!.notes).toEqual([]);
    else expect(report.explanations[0]!.notes.join()).toContain(note);
  });

  test("answers rubbish", async () => {
    served = await serveRaw((socket) => void socket.on("data", () => socket.end("220 mail.example ESMTP\r\n")));
    const { report, status } = await ask("/a");
    expect(report.explanations[0]).toMatchObject({ code: "malformed" });
    expect(status).toBe(2);
  });

  test.each([
    { desc: "is not there", host: "127.0.0.1", note: "nothing listens there", options: [] },
    { desc: "has no address", host: "nobody.invalid", note: "the name has no address", options: [] },
    { desc: "is not there for a POST", host: "127.0.0.1", note: "nothing listens", options: ["-d", "a", "--send"] },
    {
      desc: "is not there for a preflight",
      host: "127.0.0.1",
      note: "nothing listens",
      options: ["-X", "PUT", "--send"],
    },
  ])("$desc: not sent and not executed, and nothing says otherwise", async ({ host, note, options }) => {
    served = await serve(ok);
    await served.close();
    const args = ["explain", `http://${host}:${String(served.port)}/a`, "--from", page, "--verbose", ...options];
    const { output, status } = await run(args);
    expect(status).toBe(2);
    expect(output).toContain(`There was no connection: ${note}`);
    expect(output.replaceAll(/\s+/g, " ")).toContain("was not sent and not executed: there was no connection.");
    expect(output).toContain("sent: no   executed: no   readable: no");
    expect(output).toContain("\nnot sent · not executed · not readable\n");
    expect(output).not.toMatch(
      /may have executed|was sent|sent: yes|executed: yes|(?<!not )sent (?:GET|POST|PUT)|(?:request|preflight) is sent/,
    );
  });

  test("hangs up after it has the request: it may have executed it", async () => {
    served = await serve((request) => request.socket.destroy());
    const { output } = await run(["explain", `http://127.0.0.1:${String(served.port)}/a`, "--from", page, "--verbose"]);
    expect(output.replaceAll(/\s+/g, " ")).toContain("was sent and got no response; the server may have executed it");
    expect(output).toContain("sent: yes   executed: no");
  });

  test("redirects to where nobody listens: the first hop was executed", async () => {
    const gone = await serve(ok);
    await gone.close();
    served = await serve(
      sharing(page, (_request, response) => {
        response.writeHead(302, { location: `http://127.0.0.1:${String(gone.port)}/b` }).end();
      }),
    );
    const { output } = await run(["explain", `http://127.0.0.1:${String(served.port)}/a`, "--from", page, "--verbose"]);
    expect(output.replaceAll(/\s+/g, " ")).toMatch(/\/a was executed and redirected; GET \S+\/b was never sent/);
    expect(output).toContain("sent: yes   executed: yes");
  });
});

describe("a real request is announced on standard error, before it is sent", () => {
  test.each([
    { desc: "a URL, GET", args: [], errors: "" },
    {
      desc: "POST",
      args: ["-d", "a"],
      errors:
        "note: only the preflight of this POST, if it needs one, is sent to HOST. Add --send to send the POST itself.\n",
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
  ])("$desc", async ({ args, curl = false, errors }) => {
    served = await serve(ok);
    const host = `api.localhost:${String(served.port)}`;
    const what = curl ? ["--curl", `curl http://${host}/a`] : [`http://${host}/a`];
    const came = await run(["explain", ...what, "--from", page, ...args]);
    expect(came.errors).toBe(errors.replace("HOST", host));
    expect(came.output).not.toContain("Sending");
  });

  test("and a policy's prediction announces none", async () => {
    const args = ["explain", "https://api.bank.example/a", "--from", page, "-d", "a", "--policy", "policy.yaml"];
    expect((await run(args)).errors).toBe("");
  });
});

describe("output", () => {
  test("--svg writes a file, and says so on standard error", async () => {
    served = await serve(ok);
    const folder = mkdtempSync(join(tmpdir(), "sallyport-"));
    try {
      const url = `http://api.localhost:${String(served.port)}/a`;
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
    served = await serve(ok);
    const url = `http://api.localhost:${String(served.port)}/a`;
    const { output } = await run(["explain", url, "--from", page, "--verbose"], terminal);
    expect(output.includes("\u001b[")).toBe(coloured);
  });

  test("where the engines differ, each is explained", async () => {
    served = await serve(ok);
    const url = `http://api.test:${String(served.port)}/a`;
    const { output } = await run([
      ...["explain", url, "--from", page, "--credentials", "--cookie", "session=1", "--verbose"],
      ...["--resolve", `api.test:${String(served.port)}:127.0.0.1`],
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
    served = await serve(listener);
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
        `http://api.localhost:${String(served.port)}/a`,
        "--from",
        page,
        "--credentials",
        ...options,
      ])
    ).output;
    expect(text.includes(`(\`${String(reason)}\`)`)).toBe(reason !== undefined);
  });
});
