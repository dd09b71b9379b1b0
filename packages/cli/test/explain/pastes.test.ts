import { afterAll, describe, expect, test } from "vitest";
import { run } from "../transcript.ts";
import type { PasteCase } from "./pastes/case.ts";
import { headerCases } from "./pastes/headers.ts";
import { requestCases } from "./pastes/requests.ts";

/** What the command says that it took a text for. */
const said: Readonly<Record<PasteCase["as"], string>> = {
  "curl line": "note: read as a curl line",
  "wget line": "note: read as a wget line",
  "line of HTTPie": "note: read as a line of HTTPie",
  "fetch call": "note: read as a fetch call",
  "axios call": "note: read as an axios call",
  "jQuery call": "note: read as a jQuery call",
  "PowerShell command": "note: read as a PowerShell command",
  headers: "note: read as response headers",
  request: "the headers of a request",
  provisional: "provisional headers",
  message: "note: read as a message",
  URL: "note: read as a URL",
  HAR: "note: read as a HAR file",
};

const isRequest = ({ as }: PasteCase): boolean => as.includes(" ") || as === "URL" || as === "request";

/** A policy, so that nothing is sent; a URL alone has no page. */
async function lost(one: PasteCase): Promise<readonly string[]> {
  const more = isRequest(one) ? ["--json", "--policy", "policy.yaml"] : [];
  const from = one.as === "URL" ? ["--from", "https://app.example"] : [];
  const { output, errors } = await run(["explain", "-", ...more, ...from], { input: one.text });
  const all = errors + output;
  return [
    ...[said[one.as], ...one.says].filter((text) => !all.includes(text)).map((text) => `not said: ${text}`),
    ...(one.not ?? []).filter((text) => all.includes(text)).map((text) => `said: ${text}`),
  ];
}

const parts: readonly (readonly [part: string, cases: readonly PasteCase[]])[] = [
  ["requests", requestCases],
  ["headers", headerCases],
];

const scores: string[] = [];

afterAll(() => {
  console.log(`explain -, by part: ${scores.join("; ")}`);
});

describe.each(parts)("pasted %s", (part, cases) => {
  let right = 0;

  afterAll(() => {
    scores.push(`${part} ${String(right)} of ${String(cases.length)}`);
  });

  test.each(cases)("$desc", async (one) => {
    expect(await lost(one)).toEqual([]);
    right++;
  });
});
