import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { sceneOf, type ScriptedResponse } from "./script.ts";

const type = "urn:example:problem";
const document = JSON.stringify({ type, title: "Forbidden" });
const problem = [["Content-Type", "application/problem+json"]] as const;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

// eslint-disable-next-line @typescript-eslint/require-await -- a body that comes in pieces
async function* pieces(...all: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const one of all) yield typeof one === "string" ? bytes(one) : one;
}

async function* thenForever(text: string): AsyncGenerator<Uint8Array> {
  yield bytes(text);
  await new Promise(() => undefined);
}

async function* thenBroken(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes(text));
  throw new Error("broken");
}

/** What the trace has of a response's problem document, and the body that the page reads. */
async function readingOf(response: ScriptedResponse): Promise<{ problem: string | undefined; body: string }> {
  const { page } = sceneOf(() => response, { at: "https://api.bank.example/" });
  const { trace, response: read } = await page.attempt("/a");
  const event = trace.findLast((one) => one.kind === "response");
  const body = await read?.text().catch(() => "failed");
  return { problem: event?.problem, body: body ?? "" };
}

describe("the type of a problem document", () => {
  const long = JSON.stringify({ type, detail: "x".repeat(5000) });
  test.each<[desc: string, response: ScriptedResponse, problem: string | undefined, body: string]>([
    ["in one piece", { status: 403, headers: problem, body: document }, type, document],
    ["in many", { status: 403, headers: problem, body: pieces(...(document.match(/./g) ?? [])) }, type, document],
    [
      "with a parameter, in other letters",
      { status: 403, headers: [["content-type", "Application/Problem+JSON; charset=utf-8"]], body: document },
      type,
      document,
    ],
    [
      "compressed",
      {
        status: 403,
        headers: [...problem, ["Content-Encoding", "gzip"]],
        body: pieces(gzipSync(document)),
      },
      type,
      document,
    ],
    [
      "of another media type",
      { status: 403, headers: [["Content-Type", "application/json"]], body: document },
      undefined,
      document,
    ],
    ["of a success", { status: 200, headers: problem, body: document }, undefined, document],
    ["no JSON", { status: 403, headers: problem, body: "{" }, undefined, "{"],
    ["null", { status: 403, headers: problem, body: "null" }, undefined, "null"],
    ["a list", { status: 403, headers: problem, body: "[]" }, undefined, "[]"],
    ["a type that is no text", { status: 403, headers: problem, body: '{"type":{}}' }, undefined, '{"type":{}}'],
    ["longer than the budget", { status: 403, headers: problem, body: long }, undefined, long],
    [
      "longer, in pieces",
      { status: 403, headers: problem, body: pieces(...(long.match(/.{1,1000}/g) ?? [])) },
      undefined,
      long,
    ],
    ["without a body", { status: 403, headers: problem, body: pieces() }, undefined, ""],
    ["that breaks off", { status: 403, headers: problem, body: thenBroken(document) }, undefined, "failed"],
  ])("%s", async (_desc, response, expected, body) => {
    expect(await readingOf(response)).toEqual({ problem: expected, body });
  });

  test("is not waited for: a body that stalls delays the page by no more than a second or so", async () => {
    const started = Date.now();
    const { page } = sceneOf(() => ({ status: 403, headers: problem, body: thenForever(document) }), {
      at: "https://api.bank.example/",
    });
    const { response, trace } = await page.attempt("/a");
    expect(response?.status).toBe(403);
    expect(trace.findLast((one) => one.kind === "response")).not.toHaveProperty("problem");
    expect(Date.now() - started).toBeLessThan(5000);
  });
});
