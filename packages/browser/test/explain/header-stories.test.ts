import { describe, expect, test } from "vitest";
import { Browser, inProcess, type PageRequestInit } from "@sallyport/browser";
import { explain, explainMessage } from "@sallyport/browser/explain";

const page = "https://app.example";
const allowed = { "Access-Control-Allow-Origin": page };

/** A page's request with a header that the server does not allow. */
async function refused(name: string): Promise<ReturnType<typeof explain>> {
  const app = (): Response => new Response(null, { status: 204, headers: allowed });
  const browser = new Browser({ engine: "chromium", network: inProcess({ "https://api.example": app }) });
  const headers = { [name]: name === "Content-Type" ? "application/json" : "1" };
  const body = name === "Content-Type" ? { method: "POST", body: "{}" } : {};
  return explain(await browser.pageAt(`${page}/`).attempt("https://api.example/orders", { headers, ...body }));
}

const stories: readonly (readonly [header: string, adds: string, stop: string])[] = [
  ["sentry-trace", "Sentry", "tracePropagationTargets"],
  ["baggage", "Sentry's or OpenTelemetry's", "tracePropagationTargets"],
  ["traceparent", "OpenTelemetry", "propagateTraceHeaderCorsUrls"],
  ["X-Datadog-Trace-Id", "Datadog", "allowedTracingUrls"],
  ["newrelic", "New Relic", "allowed_origins"],
  ["ngrok-skip-browser-warning", "ngrok", "during development only"],
  ["X-Requested-With", "jQuery", "$.ajaxSetup"],
  ["x-xsrf-token", "Angular", "Send the token only"],
  ["Cache-Control", "avoid a cache", 'cache: "no-store"'],
];

describe.each(stories)("%s", (header, adds, stop) => {
  test("explain says who adds it, how to stop it, and how to allow it", async () => {
    const { code, causes, likely, fixes } = await refused(header);
    expect(code).toBe("preflight-header");
    expect(causes).toEqual([expect.stringContaining(adds)]);
    expect(likely).toEqual(causes);
    expect(fixes[0]).toMatchObject({ at: "page", text: expect.stringContaining(stop) as string });
    expect(fixes[1]?.share?.headers).toEqual([header.toLowerCase()]);
  });

  test("so does a console message", () => {
    const text = `Access to fetch at 'https://api.example/orders' from origin '${page}' has been blocked by CORS policy: Request header field ${header.toLowerCase()} is not allowed by Access-Control-Allow-Headers in preflight response.`;
    const [reading] = explainMessage(text);
    expect(reading?.causes).toEqual([expect.stringContaining(adds)]);
    expect(reading?.fixes.map(({ text }) => text)).toContainEqual(expect.stringContaining(stop));
  });
});

test("a response header that the page sends is to be removed, and not to be allowed", async () => {
  const { causes, fixes } = await refused("Access-Control-Allow-Origin");
  expect(causes[0]).toContain("a header of responses");
  expect(fixes.map(({ at, text, share }) => [at, text, share])).toEqual([
    ["page", expect.stringContaining("Only the server can send it."), undefined],
  ]);
});

test.each(["constructor", "__proto__", "x-own"])("%s has no story", async (header) => {
  const { causes } = await refused(header);
  expect(causes.length).toBeGreaterThan(1);
});

test.each(["authorization", "x-api-key", "content-type", "apollo-require-preflight"])(
  "%s is what the server reads: to allow it comes first, and nothing is guessed that doesn't show",
  async (header) => {
    const name = header === "content-type" ? "Content-Type" : header;
    const attempted = await refused(name);
    const [read] = explainMessage(
      `Request header field ${header} is not allowed by Access-Control-Allow-Headers in preflight response.`,
    );
    for (const one of [attempted, read]) {
      expect(one?.fixes[0]?.preflight).toContainEqual(["Access-Control-Allow-Headers", header]);
      expect(one?.likely?.join()).not.toMatch(/library|ordinary name|does not cover/);
    }
  },
);

test("with `*` in the response, credentials or Authorization are the cause", async () => {
  const app = (): Response =>
    new Response(null, { headers: { ...allowed, ...credentials, "Access-Control-Allow-Headers": "*" } });
  const credentials = { "Access-Control-Allow-Credentials": "true" };
  const browser = new Browser({ engine: "standard", network: inProcess({ "https://api.example": app }) });
  const ask = async (init: PageRequestInit): Promise<readonly string[] | undefined> =>
    explain(await browser.pageAt(`${page}/`).attempt("https://api.example/orders", init)).likely;
  expect(await ask({ headers: { "x-a": "1" }, credentials: "include" })).toEqual([
    "With credentials, `*` is an ordinary name, not a wildcard.",
  ]);
  expect(await ask({ headers: { authorization: "Bearer 1" } })).toEqual([
    expect.stringContaining("`*` does not cover Authorization"),
  ]);
});
