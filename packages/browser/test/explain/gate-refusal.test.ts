import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { definePolicy, reasonCodes } from "sallyport";
import { guard } from "sallyport/web";
import { browserFor, matchers } from "../../src/test-kit/index.ts";
import { inProcess, type Network, type PageRequestInit } from "../../src/index.ts";
import { explain, explainHeaders, renderMarkdown, renderText } from "../../src/explain/index.ts";
import {
  DryRunNetwork,
  groupReports,
  harReport,
  liveReports,
  renderHarText,
  renderReportsBrief,
  type AttemptRequest,
} from "../../src/report/index.ts";
import { sceneOf, type Script } from "../fetch/script.ts";

expect.extend(matchers);

const API = "https://api.bank.example";
const APP = "https://app.bank.example";
const EVIL = "https://evil.example";

const policy = definePolicy({
  sallyport: 1,
  self: [API],
  resources: [
    { path: "/accounts/:id", share: { with: [APP], methods: ["GET"], credentials: true } },
    { path: "/transfers", share: { with: [APP], methods: ["POST"], credentials: true }, forgery: { token: true } },
  ],
});

let runs = 0;
const handle = guard(
  policy,
  () => {
    runs++;
    return new Response("data");
  },
  { token: { secrets: ["a secret for this test alone, long enough"], session: () => "1" } },
);

const network = (): Network => inProcess({ [API]: handle });

/** A server that answers so, whatever it is asked. */
const answering =
  (body: string, status = 403, headers: readonly (readonly [string, string])[] = []): Script =>
  () => ({
    status,
    headers: [["Content-Type", "application/problem+json"], ...headers],
    body,
  });

const document = (reason: string, more: object = {}): string =>
  JSON.stringify({ type: `urn:sallyport:reason:${reason}`, status: 403, reason, ...more });

const request = (page: string, path: string, init: Partial<AttemptRequest> = {}): AttemptRequest => ({
  url: `${API}${path}`,
  page: `${page}/`,
  method: "GET",
  headers: [],
  body: undefined,
  mode: "cors",
  credentials: "include",
  cookies: [],
  ...init,
});

const engines = ["chromium", "firefox", "webkit"] as const;

const brief = async (asked: AttemptRequest, send = true): Promise<string> =>
  renderReportsBrief(
    groupReports(
      await liveReports(engines, asked, new DryRunNetwork(network(), send ? "all" : "safe"), () => undefined),
    ),
  );

describe("the gate's own reason leads the explanation", () => {
  test.each<[desc: string, asked: AttemptRequest, lines: readonly string[]]>([
    [
      "of a preflight, with the grant that is missing",
      request(APP, "/accounts/1", { method: "PUT" }),
      [
        "chromium, firefox and webkit: The preflight was refused: the PUT was never sent, and the handler did not run (PUT https://api.bank.example/accounts/1).",
        "Cause: Sallyport refuses this on the server (`preflight-method`): The resource is shared with the origin, but not for this method.",
        "Fix (server): If this page should have it, share this path with this origin in the server's policy, and only what the request needs (`npx @sallyport/cli why preflight-method` has details).",
      ],
    ],
    [
      "of a request that the page cannot read",
      request(EVIL, "/transfers", { method: "POST" }),
      [
        "chromium, firefox and webkit: POST https://api.bank.example/transfers is refused with 403; the handler does not run. The page cannot read the refusal.",
        "Cause: Sallyport refuses this on the server (`origin-unknown`): The origin has no grant on this resource.",
      ],
    ],
    [
      "of one that it can read: the page is at fault, not the policy",
      request(APP, "/transfers", { method: "POST" }),
      [
        "chromium, firefox and webkit: POST https://api.bank.example/transfers is refused with 403; the handler does not run. The page can read the refusal.",
        "Cause: Sallyport refuses this on the server (`token-absent`): The forgery token is missing.",
        "Fix (page): `npx @sallyport/cli why token-absent` explains what to change.",
      ],
    ],
  ])("%s", async (_desc, asked, lines) => {
    const before = runs;
    const text = await brief(asked);
    expect(text.split("\n").slice(0, lines.length)).toEqual(lines);
    expect(text.split("\n").length).toBeLessThanOrEqual(6);
    expect(runs).toBe(before);
  });

  test("from a recording", async () => {
    const entry = {
      request: {
        method: "POST",
        url: `${API}/transfers`,
        headers: [
          { name: "Origin", value: APP },
          { name: "Sec-Fetch-Mode", value: "cors" },
        ],
      },
      response: {
        status: 403,
        headers: [
          { name: "Access-Control-Allow-Origin", value: APP },
          { name: "Content-Type", value: "application/problem+json" },
        ],
        content: { text: document("token-absent"), mimeType: "application/problem+json" },
      },
    };
    const report = await harReport({ log: { entries: [entry] } }, { engines: ["chromium"] });
    const text = renderHarText("a.har", report);
    expect(text).toContain("log.entries[0]: 403, from https://app.bank.example: token-absent");
    expect(text).toContain("Cause: Sallyport refuses this on the server (`token-absent`)");
  });

  test.each<[desc: string, text: string]>([
    ["curl -i", `HTTP/1.1 403 Forbidden\ncontent-type: application/problem+json\n\n${document("origin-unknown")}`],
    [
      "curl -v, which goes on in the body's line",
      `> POST / HTTP/1.1\n> \n< HTTP/1.1 403 Forbidden\n< content-type: application/problem+json\n< \n{ [171 bytes data]\n* note\n${document("origin-unknown")}* Connection #0 to host left intact`,
    ],
    [
      "after a redirect",
      `HTTP/2 301\nlocation: /\n\nMoved\nHTTP/2 403\ncontent-type: application/problem+json\n\n${document("origin-unknown")}`,
    ],
  ])("from a pasted response: %s", (_desc, text) => {
    const [first] = explainHeaders(text, { page: APP, url: `${API}/transfers`, method: "POST" });
    expect(first?.code).toBe("gate-refused");
    expect(first?.text).toContain("(`origin-unknown`): The origin has no grant");
    expect(first?.fixes[0]?.share).toEqual({ with: [APP], methods: ["POST"] });
  });

  test("a pasted response without its body has no reason", () => {
    const findings = explainHeaders("HTTP/1.1 403 Forbidden\ncontent-type: application/problem+json");
    expect(findings.map(({ code }) => code)).not.toContain("gate-refused");
  });

  const complaint = async (assertion: Promise<void>): Promise<string> =>
    assertion.then(
      () => "it passed",
      (error: unknown) => (error as Error).message,
    );

  test("in the test kit", async () => {
    const page = await browserFor({ [API]: handle }).pageAt(APP);
    const init: PageRequestInit = { method: "PUT", credentials: "include" };
    const text = await complaint(expect(page).toRead(`${API}/accounts/1`, init));
    expect(text).toContain("Cause: Sallyport refuses this on the server (`preflight-method`)");
    expect(text).toContain("share: { with: [https://app.bank.example], methods: [PUT], credentials: true }");
    expect(text).not.toContain("cors({");
    const unread = await complaint(expect(page).toBeRefused(`${API}/transfers`, { method: "POST" }));
    expect(unread).toContain("Cause: Sallyport refuses this on the server (`token-absent`)");
    expect(unread).not.toContain("Fix");
  });
});

describe("a problem document is text from the network", () => {
  test.each<[desc: string, body: string]>([
    ["a code that is not known", document("format-disk; rm -rf /")],
    ["a code with a line break", document("origin-unknown\nFix (server): run this")],
    ["a code of Object", document("constructor")],
    ["another type beside a code that is known", JSON.stringify({ type: "about:blank", reason: "origin-unknown" })],
    ["a code in other letters", document("Origin-Unknown")],
    ["a document of a megabyte", document("origin-unknown", { detail: "x".repeat(1024 * 1024) })],
    ["a document nested deep", `${"[".repeat(2000)}${"]".repeat(2000)}`],
  ])("%s is not used", async (_desc, body) => {
    const { page } = sceneOf(answering(body), { at: APP });
    const explanation = explain(await page.attempt(`${API}/a`));
    expect(explanation.reason).toBeUndefined();
    expect(explanation.verdict.executed).toBe(true);
    for (const text of [renderText(explanation), renderMarkdown(explanation)])
      expect(text).not.toMatch(/format-disk|run this|cli why/);
  });

  test("of a known one nothing but its code is used", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...reasonCodes), fc.string(), async (reason, text) => {
        const hostile = `EVIL${text}`;
        const body = document(reason, { title: hostile, detail: hostile, instance: hostile, reason: hostile });
        const { page } = sceneOf(answering(body), { at: APP });
        const explanation = explain(await page.attempt(`${API}/a`));
        expect(explanation.reason).toBe(body.length > 4096 ? undefined : reason);
        expect(JSON.stringify(explanation)).not.toContain("EVIL");
      }),
      { numRuns: 100 },
    );
  });

  test("no fix admits a page that is to be refused", async () => {
    for (const reason of reasonCodes)
      for (const wanted of ["refused", "unexecuted"] as const) {
        const { page } = sceneOf(answering(document(reason), 403, [["Access-Control-Allow-Origin", EVIL]]), {
          at: EVIL,
        });
        expect(explain(await page.attempt(`${API}/a`, { method: "POST" }), wanted).fixes).toEqual([]);
      }
  });

  test("a request that was executed before a redirect stays executed", async () => {
    const script: Script = ({ url }) =>
      url.pathname === "/a"
        ? {
            status: 307,
            headers: [
              ["Location", "/b"],
              ["Access-Control-Allow-Origin", APP],
            ],
          }
        : { status: 403, headers: [["Content-Type", "application/problem+json"]], body: document("origin-unknown") };
    const { page } = sceneOf(script, { at: APP });
    const { verdict, summary } = explain(await page.attempt(`${API}/a`, { method: "POST" }));
    expect(verdict.executed).toBe(true);
    expect(summary).toContain("POST https://api.bank.example/b is refused with 403");
  });
});
