import { afterEach, describe, expect, test } from "vitest";
import { run } from "../transcript.ts";
import { page } from "./request-fixture.ts";
import { serve, type Served } from "./servers.ts";

let served: Served | undefined;

afterEach(async () => {
  await served?.close();
  served = undefined;
});

const reflecting = (): Promise<Served> =>
  serve((request, response) => {
    response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
    response.setHeader("access-control-allow-credentials", "true");
    response.setHeader("vary", "origin");
    response.end("{}");
  });

const explainIt = (...options: string[]): ReturnType<typeof run> =>
  run(["explain", `http://api.localhost:${String(served?.port)}/a`, "--from", page, ...options]);

const danger = /^danger: The server allowed `https:\/\/sallyport-[0-9a-f]{16}\.invalid`/m;

describe("a server that echoes every Origin", () => {
  test("stands above the verdict, and the status is 1", async () => {
    served = await reflecting();
    const { output, errors, status } = await explainIt();
    const lines = output.split("\n");
    expect(lines[0]).toMatch(danger);
    expect(lines[1]).toContain("the page can read the response");
    expect(lines[2]).toContain("Fix (server): Send the page's origin exactly as the browser does");
    expect(errors).toMatch(/^note: 3 more GETs went to api\.localhost:[0-9]+, .* --no-probe sends none\.\n$/);
    expect([served.requests.length, status]).toEqual([4, 1]);
  });

  test.each([["--verbose"], ["--markdown"]])("in %s", async (option) => {
    served = await reflecting();
    const { output } = await explainIt(option);
    expect(output.indexOf("reflected-credentials")).toBeGreaterThan(-1);
    expect(output.indexOf("reflected-credentials")).toBeLessThan(output.indexOf("can read the"));
  });

  test("as data", async () => {
    served = await reflecting();
    const { output } = await explainIt("--json");
    const { probe } = JSON.parse(output) as { probe: { requests: { origin: string | null }[]; findings: object[] } };
    expect(probe.requests).toHaveLength(3);
    expect(probe.requests.map(({ origin }) => origin)).toContain(null);
    expect(probe.findings).toMatchObject([{ code: "reflected-credentials", severity: "danger" }]);
  });

  test("is not looked for with --no-probe, nor beside a change", async () => {
    served = await reflecting();
    expect((await explainIt("--no-probe")).output).not.toMatch(danger);
    expect(served.requests).toEqual(["GET /a"]);
    await explainIt("-X", "POST", "--send");
    expect(served.requests).toEqual(["GET /a", "POST /a"]);
  });
});

test("a server that stalls when it is looked at costs no more than the time limit", async () => {
  served = await serve((request, response) => {
    response.setHeader("access-control-allow-origin", page);
    if (request.headers.origin === page) response.end("{}");
  });
  const started = Date.now();
  const { output, status } = await explainIt("--timeout", "1");
  expect(output).toContain("the page can read the response");
  expect(status).toBe(0);
  expect(Date.now() - started).toBeLessThan(8000);
});
