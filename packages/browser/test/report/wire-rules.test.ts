import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Browser, readResponse, type EngineName, type Network } from "../../src/index.ts";
import { DryRunNetwork, liveReports, type AttemptRequest, type EngineReport } from "../../src/report/index.ts";

const engines = ["chromium", "firefox", "webkit"] as const;

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** A server that sends the same bytes to everyone; it counts the requests. */
function serverOf(response: string): { readonly network: Network; readonly requests: () => number } {
  let requests = 0;
  const network: Network = {
    exchange: async (request, _signal, rules) => {
      requests++;
      return await Promise.resolve(readResponse(request, bytesOf(response), rules));
    },
  };
  return { network, requests: () => requests };
}

const request: AttemptRequest = {
  url: "https://api.example/r",
  page: "https://app.example/",
  method: "GET",
  headers: [],
  body: undefined,
  mode: "cors",
  credentials: "same-origin",
  cookies: [],
};

const reportsOf = (network: Network, change: Partial<AttemptRequest> = {}): Promise<readonly EngineReport[]> =>
  liveReports(engines, { ...request, ...change }, new DryRunNetwork(network, "all"), () => undefined);

const response = (fields: readonly string[], body = "body", line = "HTTP/1.1 200 OK"): string =>
  [line, "Access-Control-Allow-Origin: *", ...fields, "", body].join("\r\n");

const codes = (reports: readonly EngineReport[]): readonly string[] =>
  reports.map(({ explanation }) => explanation.code);

const [shown, refused] = ["readable", "malformed"];

describe("a live run reads a response as each engine does", () => {
  test.each<[desc: string, response: string, codes: readonly string[], why?: string, fix?: string]>([
    ["a plain response", response(["Content-Length: 4"]), [shown, shown, shown]],
    [
      "a length that is no number",
      response(["Content-Length: x"]),
      [shown, shown, refused],
      'This browser does not understand the Content-Length of the response: it is not a number, or there are several that differ (`The response is not HTTP: its Content-Length is "x".`).',
      "Send `Content-Length` once, as the number of bytes in the body, or let the server software write it. Check that no proxy adds another.",
    ],
    [
      "a coding that is not chunked",
      response(["Transfer-Encoding: gzip"]),
      [shown, shown, refused],
      'This browser does not understand how the body is sent: Transfer-Encoding is not only `chunked`, or contradicts Content-Length (`The response is not HTTP: its Transfer-Encoding is "gzip".`).',
      "Send `Transfer-Encoding: chunked` once and without `Content-Length`, or let the server software write it. Check that no proxy adds another.",
    ],
    [
      "NUL in a header",
      response(["X-Trace: a\0b", "Content-Length: 4"]),
      [refused, refused, refused],
      'The response headers have a character or a line that is not permitted, and this browser refuses all of the response (`The response is not HTTP: "X-Trace" has characters that no header may have.`).',
      "Send valid HTTP headers, without control characters, and with a single value where only one is permitted.",
    ],
    [
      "another protocol: Firefox takes it for HTTP/0.9",
      "220 mail.example ESMTP\r\n",
      [refused, "cors-origin-missing", refused],
      'The response does not begin with an HTTP status line that this browser understands (`The response is not HTTP: it begins with "220 mail".`).',
      "Check the scheme and the port of the URL: another protocol's server may be listening there. An HTTP response begins with a line such as `HTTP/1.1 200 OK`.",
    ],
    [
      "two values of Location: Chromium and Firefox refuse the response",
      response(["Location: /a", "Location: /b", "Content-Length: 4"]),
      [refused, refused, shown],
      "The response has two values of a header that may have one, and this browser refuses all of the response (`Two values of location`).",
      "Send this header once: find out which component adds the second value.",
    ],
    [
      "407",
      response(["Content-Length: 4"], "body", "HTTP/1.1 407 X"),
      [refused, shown, shown],
      "This browser does not show a response with this status: it is for proxies (`Status 407`).",
      "Send 401 instead: 407 is for proxies.",
    ],
    [
      "a first chunk without a size: Firefox shows nothing of the response",
      response(["Transfer-Encoding: chunked"], "zz\r\nbody\r\n"),
      [shown, refused, shown],
      'A chunk of the body is not as long as its size says, or has no valid size (`The response is not HTTP: the size of a chunk is "zz".`).',
      "Let the server software write the chunks, and check that no proxy changes the body.",
    ],
  ])("%s", async (_desc, bytes, expected, why, fix) => {
    const reports = await reportsOf(serverOf(bytes).network);
    expect(codes(reports)).toEqual(expected);
    const refusal = reports.find(({ explanation }) => explanation.code === refused)?.explanation;
    expect([refusal?.why, refusal?.fixes[0]?.text]).toEqual([why, fix]);
  });

  test("a body that only some engines find broken is reported by these", async () => {
    const reports = await reportsOf(serverOf(response(["Content-Length: 9", "Connection: close"])).network);
    expect(codes(reports)).toEqual([shown, shown, shown]);
    expect(reports.map(({ notes }) => notes.some((note) => note.includes("the body is incomplete")))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test("a POST is sent once, and each engine reads the same bytes", async () => {
    const { network, requests } = serverOf(response(["Transfer-Encoding: chunked"], "zz\r\nbody\r\n"));
    const reports = await reportsOf(network, { method: "POST" });
    expect(requests()).toBe(1);
    expect(reports.map(({ dryRun, explanation }) => dryRun ?? explanation.code)).toEqual([shown, refused, shown]);
  });

  test("a problem document is read for every engine", async () => {
    const document = JSON.stringify({ type: "urn:sallyport:reason:origin-unknown" });
    const fields = ["Content-Type: application/problem+json", `Content-Length: ${String(document.length)}`];
    const reports = await reportsOf(serverOf(response(fields, document, "HTTP/1.1 403 Forbidden")).network);
    expect(reports.map(({ explanation }) => explanation.reason)).toEqual(engines.map(() => "origin-unknown"));
  });

  test("each engine reads what a page in it would", async () => {
    const parts = [
      "HTTP/1.1",
      " 200",
      " OK",
      "\r\n",
      "\n",
      "Content-Length: ",
      "4",
      "x",
      "\0",
      "Transfer-Encoding: chunked",
    ];
    const text = fc.array(fc.constantFrom(...parts, "Access-Control-Allow-Origin: *\r\n", "body", "\r\n\r\n"), {
      maxLength: 20,
    });
    const verdict = async (engine: EngineName, network: Network): Promise<boolean> =>
      (await new Browser({ engine, network }).pageAt(request.page).attempt(request.url)).readable;
    await fc.assert(
      fc.asyncProperty(text, async (pieces) => {
        const { network } = serverOf(`HTTP/1.1 200 OK\r\n${pieces.join("")}`);
        const reports = await reportsOf(network);
        for (const { explanation } of reports)
          expect(explanation.verdict.readable).toBe(await verdict(explanation.engine, network));
      }),
      { numRuns: 100 },
    );
  });
});
