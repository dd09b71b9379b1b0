import { afterEach, expect, test } from "vitest";
import { run } from "../transcript.ts";
import { page } from "./request-fixture.ts";
import { serve, type Served } from "./servers.ts";

let served: Served | undefined;

afterEach(async () => {
  await served?.close();
  served = undefined;
});

type Case = readonly [
  desc: string,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
  says: readonly string[],
];

const cases: readonly Case[] = [
  [
    "S3",
    403,
    { "content-type": "application/xml" },
    "<Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed.</Message></Error>",
    ["no rule of the", "Add a rule to the bucket"],
  ],
  [
    "API Gateway",
    403,
    { "content-type": "application/json" },
    '{"message":"Missing Authentication Token"}',
    ["before your code ran", "Check the path, stage and method"],
  ],
  [
    "Django",
    403,
    { "content-type": "text/html" },
    "<h1>Forbidden</h1><p>CSRF verification failed. Request aborted.</p>",
    ["its CSRF check failed", "CSRF_TRUSTED_ORIGINS"],
  ],
  ["Spring", 403, {}, "Invalid CORS request", ["Spring refused the request", "CorsConfigurationSource"]],
  [
    "the callback of a list",
    500,
    { "content-type": "text/html" },
    "<pre>Error: Not allowed by CORS<br> &nbsp;at origin</pre>",
    ["throwing an error", "add its exact origin"],
  ],
  [
    "a gateway's own refusal",
    403,
    { "content-type": "text/html", "cf-mitigated": "challenge" },
    "<html>Just a moment...</html>",
    ["firewall sent the response", "Fix (Cloudflare"],
  ],
  ["a text that says nothing", 403, { "content-type": "text/plain" }, "No.", ["refuses the request itself (403)"]],
  [
    "bytes that are no text",
    403,
    { "content-type": "image/png" },
    "Invalid CORS request",
    ["refuses the request itself (403)"],
  ],
];

test.each(cases)("an error's body is evidence: %s", async (_desc, status, headers, body, says) => {
  served = await serve((_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  });
  const { output } = await run(["explain", `http://api.localhost:${String(served.port)}/a`, "--from", page]);
  for (const words of says) expect(output).toContain(words);
  expect(output).toContain(`status ${String(status)}`);
});

test("the body of a preflight in a log is evidence, too", async () => {
  const pair = (name: string, value: string): { name: string; value: string } => ({ name, value });
  const sent = [pair("origin", page), pair("access-control-request-method", "PUT")];
  const text = "Disallowed CORS origin";
  const log = (status: number): string =>
    JSON.stringify({
      log: {
        entries: [
          {
            request: { method: "OPTIONS", url: "https://api.example/a", headers: sent },
            response: { status, statusText: "", headers: [], content: { size: text.length, text } },
          },
        ],
      },
    });
  const { output } = await run(["explain", "--har", "-"], { input: log(400) });
  expect(output).toContain("The middleware refused the preflight with 400");
  expect((await run(["explain", "--har", "-"], { input: log(204) })).output).not.toContain("middleware refused");
});

test("a page over plain http does not hide that the server echoes every Origin", async () => {
  served = await serve((request, response) => {
    response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
    response.setHeader("access-control-allow-credentials", "true");
    response.end("{}");
  });
  const url = `http://api.localhost:${String(served.port)}/a`;
  const { output } = await run(["explain", url, "--from", "http://app.example", "--credentials"]);
  const lines = output.split("\n");
  expect(lines[0]).toMatch(/^danger: The server allowed/);
  expect(output).toMatch(/^Fix \(server\): Compare Origin with a list of exact https origins/m);
});

test.each([
  ["electron", "shared with `null`"],
  ["React-Native", "React Native isn't a browser"],
])("--from %s stands for an app's page", async (app, words) => {
  served = await serve((_request, response) => {
    response.writeHead(403);
    response.end("Invalid CORS request");
  });
  const { output, errors } = await run(["explain", `http://api.localhost:${String(served.port)}/a`, "--from", app]);
  expect(errors + output).toContain(words);
  expect(output.includes("Add exactly this origin")).toBe(false);
});
