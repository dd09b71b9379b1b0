import { afterEach, expect, test } from "vitest";
import { run } from "../transcript.ts";
import { serve, type Served } from "./servers.ts";

let served: Served | undefined;

afterEach(async () => {
  await served?.close();
  served = undefined;
});

const origin = "http://localhost:3000";

/** Knows nobody, and shares that with one page. */
const start = async (): Promise<string> => {
  served = await serve((_request, response) => {
    response.statusCode = 401;
    response.setHeader("access-control-allow-origin", origin);
    response.setHeader("access-control-allow-credentials", "true");
    response.setHeader("vary", "origin");
    response.end("{}");
  });
  return `http://127.0.0.1:${String(served.port)}/me`;
};

const missing = "warning: The server sees no user (401)";

test.each<[desc: string, paste: (url: string) => string]>([
  ["curl", (url) => `curl '${url}' -H 'origin: ${origin}'`],
  ["HTTPie", (url) => `http ${url} Origin:${origin}`],
  ["wget", (url) => `wget --header='Origin: ${origin}' ${url}`],
])("a request copied from %s without cookies gets the finding that a log gets", async (_, paste) => {
  const { output, status } = await run(["explain", "-", "--no-probe"], { input: paste(await start()) });
  expect(output.split("\n")[0]).toContain(missing);
  expect(output).toContain("Put the page and the API on one site (`app.example`, `api.app.example`)");
  expect(status).toBe(1);
});

test.each<[desc: string, more: string, options: readonly string[]]>([
  ["a cookie", "-b 'sid=1'", []],
  ["a browser that sends third-party cookies", "", ["--third-party-cookies", "allow"]],
])("nothing of it with %s", async (_, more, options) => {
  const line = `curl '${await start()}' -H 'origin: ${origin}' ${more}`;
  const { output } = await run(["explain", "-", "--no-probe", ...options], { input: line });
  expect(output).not.toContain(missing);
});
