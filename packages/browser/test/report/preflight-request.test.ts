import { describe, expect, test } from "vitest";
import { shippedEngineNames } from "../../src/index.ts";
import { curlRequest, harReport, preflightedRequest, readCurlLine, readFetchCall } from "../../src/report/index.ts";

const url = "https://api.test/items";

describe("the request for which a preflight asks", () => {
  test.each([
    { desc: "no preflight: OPTIONS alone", method: "OPTIONS", headers: [], asked: undefined },
    {
      desc: "no preflight: another method",
      method: "GET",
      headers: [["Access-Control-Request-Method", "PUT"]],
      asked: undefined,
    },
    {
      desc: "a method that no script may use",
      method: "OPTIONS",
      headers: [["Access-Control-Request-Method", "TRACE"]],
      asked: undefined,
    },
    {
      desc: "not a method",
      method: "OPTIONS",
      headers: [["Access-Control-Request-Method", "P U T"]],
      asked: undefined,
    },
    {
      desc: "a PUT with headers; what no script sets is left out",
      method: "OPTIONS",
      headers: [
        ["access-control-request-method", "PUT"],
        ["access-control-request-headers", "content-type, x-a,cookie,,no name"],
      ],
      asked: {
        method: "PUT",
        headers: [
          ["content-type", "application/json"],
          ["x-a", "not-shown"],
        ],
      },
    },
  ] as const)("$desc", ({ method, headers, asked }) => {
    expect(preflightedRequest(method, headers)).toEqual(asked);
  });

  test("of a curl line and of a fetch call", () => {
    const curl = readCurlLine(
      `curl -X OPTIONS -H 'Origin: https://app.test' -H 'Access-Control-Request-Method: PUT' ${url}`,
    );
    const call = readFetchCall(
      `fetch("${url}", {"method":"OPTIONS","headers":{"access-control-request-method":"PUT"}})`,
    );
    for (const line of [curl, call])
      expect(curlRequest(line)).toMatchObject({ url, method: "PUT", isPreflight: true, body: undefined });
    expect(curlRequest(readCurlLine(`curl -X OPTIONS ${url}`))).toMatchObject({
      method: "OPTIONS",
      isPreflight: false,
    });
  });
});

const preflight = (status: number, headers: Readonly<Record<string, string>> = {}): object => ({
  request: {
    method: "OPTIONS",
    url,
    headers: [
      { name: "Origin", value: "https://app.test" },
      { name: "Access-Control-Request-Method", value: "PUT" },
      { name: "Access-Control-Request-Headers", value: "x-a" },
    ],
  },
  response: { status, headers: Object.entries(headers).map(([name, value]) => ({ name, value })), content: {} },
});

describe("a log that has only the preflight", () => {
  const reportsOf = async (...entries: readonly object[]): Promise<readonly unknown[]> => {
    const { explained } = await harReport({ log: { entries } }, { engines: shippedEngineNames });
    return explained.flatMap(({ reports }) => reports.map(({ explanation }) => explanation.summary));
  };

  test("a refused one is the PUT's", async () => {
    expect(await reportsOf(preflight(405))).toEqual(
      shippedEngineNames.map(
        () => `The preflight was refused: the PUT was never sent, and the handler did not run (PUT ${url}).`,
      ),
    );
  });

  test("of one that passes nothing is said", async () => {
    const allowed = {
      "Access-Control-Allow-Origin": "https://app.test",
      "Access-Control-Allow-Methods": "PUT",
      "Access-Control-Allow-Headers": "x-a",
      Vary: "Origin",
    };
    expect(await reportsOf(preflight(204, allowed))).toEqual([]);
  });

  test("a header that is not allowed", async () => {
    const allowed = { "Access-Control-Allow-Origin": "https://app.test", "Access-Control-Allow-Methods": "PUT" };
    expect(await reportsOf(preflight(204, allowed))).toHaveLength(3);
  });
});
