import { afterEach, describe, expect, test } from "vitest";
import { run } from "../transcript.ts";
import { serve, serveRaw, sharing } from "./servers.ts";
import { api, type Report, ask, ok, page } from "./request-fixture.ts";

afterEach(async () => {
  await api.served?.close();
  api.served = undefined;
});

describe("what is sent", () => {
  test.each([
    {
      desc: "GET: once for three engines, and once more with an invented origin",
      options: [],
      sent: ["GET /a", "GET /a"],
      status: 0,
    },
    { desc: "GET with --no-probe: once", options: ["--no-probe"], sent: ["GET /a"], status: 0 },
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
    {
      desc: "a preflight as it is: the request for which it asks isn't sent",
      options: [
        "-X",
        "OPTIONS",
        "-H",
        "Access-Control-Request-Method: GET",
        "-H",
        "Access-Control-Request-Headers: x-a",
      ],
      sent: ["OPTIONS /a (preflight)"],
      status: 1,
    },
    { desc: "OPTIONS of a script", options: ["-X", "OPTIONS"], sent: ["OPTIONS /a (preflight)"], status: 1 },
  ])("$desc", async ({ options, sent, status }) => {
    api.served = await serve(ok);
    const came = await ask("/a", ...options);
    expect([api.served.requests, came.status]).toEqual([sent, status]);
  });

  test("a dry run is neither sent nor executed, and says what would follow", async () => {
    api.served = await serve(ok);
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
    api.served = await serve(sharing(own, (_request, response) => void response.end()));
    const url = `http://api.localhost:${String(api.served.port)}/a`;
    const cookie = ["--credentials", "--cookie", "session=SECRET"];
    const { output } = await run(["explain", url, "--from", own, "-X", "POST", ...cookie]);
    expect(output.replace(/\s+/g, " ")).toContain("The cookie session would be sent with it.");
    expect(output).not.toContain("SECRET");
    expect(api.served.requests).toEqual([]);
  });

  test("a preflight is explained as its request, and --send has nothing to send", async () => {
    api.served = await serve(ok);
    const preflight = ["-X", "OPTIONS", "-H", "Access-Control-Request-Method: PUT"];
    const { report } = await ask("/a", ...preflight);
    expect(report.explanations[0]).toMatchObject({ code: "dry-run", dryRun: "only-preflight" });
    expect(report.notes[0]).toContain("This is the preflight of a PUT.");
    const url = `http://api.localhost:${String(api.served.port)}/a`;
    const { errors, status } = await run(["explain", url, "--from", page, ...preflight, "--send"]);
    expect([status, errors]).toEqual([2, expect.stringContaining("Remove --send, or give the PUT itself.")]);
  });

  test("a refused preflight is no dry run", async () => {
    api.served = await serve((_request, response) => void response.writeHead(403).end());
    const { report, status } = await ask("/a", "-X", "PUT", "--send");
    expect(report.explanations[0]).toMatchObject({ code: "cors-origin-missing", dryRun: null });
    expect([api.served.requests, status]).toEqual([["OPTIONS /a (preflight)"], 1]);
  });

  test("engines that would send something else do not send a change twice", async () => {
    api.served = await serve(ok);
    // Between two sites Chromium and Firefox keep the cookie back, and WebKit does not.
    const url = `http://api.test:${String(api.served.port)}/a`;
    const { output } = await run([
      ...["explain", url, "--from", page, "-X", "PUT", "--send", "--credentials", "--json"],
      ...["--cookie", "session=SECRET", "--resolve", `api.test:${String(api.served.port)}:127.0.0.1`],
    ]);
    const { explanations } = JSON.parse(output) as Report;
    expect(api.served.requests.filter((line) => line === "PUT /a")).toHaveLength(1);
    const unsent = explanations.filter(({ dryRun }) => dryRun === "already-sent");
    expect(unsent.length).toBeGreaterThan(0);
    for (const one of unsent) expect(one.notes.join()).toContain(`--engine ${one.engine} --send`);
  });
});

test("values of cookies and of Authorization are printed in no form", async () => {
  api.served = await serve(ok);
  const url = `http://api.localhost:${String(api.served.port)}/a`;
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
    api.served = await serve(
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
    api.served = await serveRaw((socket) => void socket.on("data", () => socket.end("220 mail.example ESMTP\r\n")));
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
    api.served = await serve(ok);
    await api.served.close();
    const args = ["explain", `http://${host}:${String(api.served.port)}/a`, "--from", page, "--verbose", ...options];
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
    api.served = await serve((request) => request.socket.destroy());
    const { output } = await run([
      "explain",
      `http://127.0.0.1:${String(api.served.port)}/a`,
      "--from",
      page,
      "--verbose",
    ]);
    expect(output.replaceAll(/\s+/g, " ")).toContain("was sent and got no response; the server may have executed it");
    expect(output).toContain("sent: yes   executed: no");
  });

  test("redirects to where nobody listens: the first hop was executed", async () => {
    const gone = await serve(ok);
    await gone.close();
    api.served = await serve(
      sharing(page, (_request, response) => {
        response.writeHead(302, { location: `http://127.0.0.1:${String(gone.port)}/b` }).end();
      }),
    );
    const { output } = await run([
      "explain",
      `http://127.0.0.1:${String(api.served.port)}/a`,
      "--from",
      page,
      "--verbose",
    ]);
    expect(output.replaceAll(/\s+/g, " ")).toMatch(/\/a was executed and redirected; GET \S+\/b was never sent/);
    expect(output).toContain("sent: yes   executed: yes");
  });
});
