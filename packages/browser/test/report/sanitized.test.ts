import fc from "fast-check";
import { expect, test } from "vitest";
import { toMermaid, toSvg, toText } from "../../src/diagram/index.ts";
import {
  explainHeaders,
  explainMessage,
  findingMarkdown,
  findingText,
  readingMarkdown,
  readingText,
  renderMarkdown,
  renderText,
} from "../../src/explain/index.ts";
import { NetworkFailure, type Network } from "../../src/index.ts";
import { attemptIn } from "../../src/report/attempt.ts";
import {
  findingsBrief,
  groupReports,
  harReport,
  readingBrief,
  renderHarMarkdown,
  renderHarText,
  renderReportsBrief,
  renderReportsMarkdown,
  renderReportsText,
  reportFor,
  type AttemptRequest,
} from "../../src/report/index.ts";
import { sanitizeText } from "sallyport/standard";

/** What a terminal would obey, and what hides or reverses text. */
const hostile = fc
  .array(
    fc.constantFrom(
      "\x1b[2J",
      "\x9b31m",
      "\x07",
      "\u202e",
      "\u200b",
      "\u061c",
      "\xad",
      "\u{e0041}",
      "\ud800",
      "a",
      ",",
    ),
  )
  .map((parts) => parts.join(""));

const lines = (text: string): readonly string[] => text.split("\n");

/** Every line is what the one sanitizer would leave of it. */
function expectSanitized(outputs: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(outputs))
    for (const line of lines(text)) expect(sanitizeText(line), name).toBe(line);
}

const request = (value: string): AttemptRequest => ({
  url: "https://api.example/a",
  page: "https://app.example/",
  method: "PUT",
  headers: [["x-a", encodeURIComponent(value.replace(/\p{Surrogate}/gu, ""))]],
  body: undefined,
  mode: "cors",
  credentials: "include",
  cookies: ["session=1; Path=/; Secure; SameSite=None"],
});

/** A server whose every value is hostile, or a network whose error is. */
const network = (value: string, fails: boolean): Network => ({
  exchange: () =>
    fails
      ? Promise.reject(new NetworkFailure("unreachable", value))
      : Promise.resolve({
          status: 200,
          statusText: value,
          headers: [
            ["Access-Control-Allow-Origin", value],
            ["Access-Control-Allow-Methods", value],
            ["Location", value],
            ["Set-Cookie", `${value}=1; Domain=${value}`],
            ["X-Other", value],
          ],
          body: new Uint8Array(),
        }),
});

test("whatever a server or a network says, no report of it holds an invisible character", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, fc.boolean(), async (value, fails) => {
      const reports = [];
      for (const engine of ["chromium", "firefox", "webkit"] as const)
        reports.push(reportFor(await attemptIn(engine, request(value), network(value, fails)), value));
      const groups = groupReports(reports);
      const [{ explanation, sequence }] = reports as [ReturnType<typeof reportFor>];
      expectSanitized({
        renderText: renderText(explanation),
        renderMarkdown: renderMarkdown(explanation),
        toText: toText(sequence),
        toSvg: toSvg(sequence),
        toMermaid: toMermaid(sequence),
        renderReportsBrief: renderReportsBrief(groups),
        renderReportsText: renderReportsText(groups, []),
        renderReportsMarkdown: renderReportsMarkdown(groups, []),
      });
    }),
    { numRuns: 60 },
  );
});

test("nor do the readings of pasted messages and headers", () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const message = `Access to fetch at 'https://api.example/${value}' from origin 'https://${value}.example' has been blocked by CORS policy: Method ${value} is not allowed by Access-Control-Allow-Methods in preflight response.`;
      for (const reading of explainMessage(message))
        expectSanitized({
          readingText: readingText(reading),
          readingMarkdown: readingMarkdown(reading),
          readingBrief: readingBrief(reading),
        });
      const headers = `HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: ${value}\nSet-Cookie: ${value}=1\n${value}`;
      const findings = explainHeaders(headers, { page: "https://app.example", credentials: true });
      expectSanitized({ findingsBrief: findingsBrief(findings) });
      for (const finding of findings)
        expectSanitized({ findingText: findingText(finding), findingMarkdown: findingMarkdown(finding) });
    }),
  );
});

test("nor do the reports on a log", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (value) => {
      const headers = [
        { name: "Access-Control-Allow-Origin", value },
        { name: "Set-Cookie", value: `${value}=1` },
      ];
      const entry = {
        request: {
          method: "PUT",
          url: "https://api.example/a",
          headers: [{ name: "Origin", value: "https://app.example" }],
        },
        response: { status: 200, headers },
      };
      const report = await harReport({ log: { entries: [entry] } }, { engines: ["chromium"] });
      expectSanitized({
        renderHarText: renderHarText("a.har", report),
        verbose: renderHarText("a.har", report, { verbose: true }),
        renderHarMarkdown: renderHarMarkdown("a.har", report),
      });
    }),
    { numRuns: 40 },
  );
});
