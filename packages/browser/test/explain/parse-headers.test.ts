import { describe, expect, test } from "vitest";
import { explainHeaders, type HeaderFinding } from "../../src/explain/index.ts";
import { parseHeaders } from "../../src/explain/headers/parse-headers.ts";
import { APP } from "./attempts.ts";

const codesOf = (findings: readonly HeaderFinding[]): string[] => findings.map(({ code }) => code);

describe("as people paste it", () => {
  test.each<[desc: string, text: string]>([
    [
      "curl -i",
      `HTTP/2 200 \r\naccess-control-allow-origin: ${APP}\r\nvary: Origin\r\n\r\n{"a": 1}\r\nnot: a header\r\n`,
    ],
    [
      "curl -v",
      `* Connected to api\n> GET / HTTP/1.1\n> Host: api\n> \n< HTTP/1.1 200 OK\n< Access-Control-Allow-Origin: ${APP}\n< Vary: Origin\n< \n{}\n`,
    ],
    [
      "curl -iL",
      `HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\nHTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: ${APP}\r\nVary: Origin\r\n\r\n`,
    ],
    [
      "100 first",
      `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: ${APP}\r\nVary: Origin\r\n`,
    ],
    ["bare lines", `  Access-Control-Allow-Origin: ${APP}\n  Vary: Origin`],
    ["HTTP/2 of DevTools", `:status: 200\naccess-control-allow-origin: ${APP}\nvary: Origin`],
    ["values on lines of their own", `access-control-allow-origin:\n${APP}\nvary:\nOrigin`],
    ["folded", `Access-Control-Allow-Origin:\r\n ${APP}\r\nVary: Accept,\r\n Origin`],
  ])("%s", (_desc, text) => {
    expect(explainHeaders(text)).toEqual([]);
    const { headers, unreadable } = parseHeaders(text);
    expect(headers.map(([name]) => name.toLowerCase())).toEqual(["access-control-allow-origin", "vary"]);
    expect(unreadable).toEqual([]);
  });
});

describe("hostile heads", () => {
  test.each([
    ["one name", "a"],
    ["colons", ":"],
    ["line ends", "\r\n"],
    ["folds", "a: b\r\n  "],
    ["cookies", "Set-Cookie: a=1; Domain=x; Domain=y\n"],
    ["domains", "; domain = "],
    ["origins", "Access-Control-Allow-Origin: https://a.example\n"],
    ["commas", `Access-Control-Allow-Headers: ${",".repeat(1000)}\n`],
  ])("1 MB of %s", (_desc, text) => {
    expect(explainHeaders(text.repeat(Math.ceil(1_000_000 / text.length))).length).toBeLessThanOrEqual(400);
  });

  test("what stands beyond 65,536 characters is not read, and nothing is said of it", () => {
    const padding = `X-A: ${"a".repeat(66_000)}\n`;
    expect(codesOf(explainHeaders(`${padding}Access-Control-Allow-Origin: *`))).toEqual(["head-cut"]);
    const body = `HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n\n${"a".repeat(66_000)}`;
    expect(codesOf(explainHeaders(body))).toEqual(["wildcard"]);
  });

  test("control characters do not come back", () => {
    const findings = explainHeaders("Access-Control-Allow-Origin: \u001b[31m\u009b2J`\noops\u001b");
    expect(JSON.stringify(findings)).not.toMatch(/\\u001b|\u009b/);
  });
});
