import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clipboardKind, explainHeaders, explainMessage, type ClipboardKind } from "../../src/explain/index.ts";
import { CurlError, curlRequest, readCurlLine, readFetchCall, readPowerShell } from "../../src/report/index.ts";
import { chromiumCases } from "./messages/chromium-cases.ts";
import { pastedCases } from "./messages/pasted-cases.ts";
import { serverCases } from "./messages/server-cases.ts";

const kinds: readonly (readonly [desc: string, kind: ClipboardKind, text: string])[] = [
  ["curl for bash", "curl", "curl 'https://api.example/x' \\\n  -H 'origin: https://app.example'"],
  ["curl for cmd", "curl", 'curl ^"https://api.example/x^" ^\n  -H ^"origin: https://app.example^"'],
  ["curl.exe", "curl", 'curl.exe "https://api.example/x"'],
  ["curl behind a prompt", "curl", "$ curl -i https://api.example/x"],
  ["curl behind a prompt of Windows", "curl", "C:\\Users\\ana> curl -i https://api.example/x"],
  ["curl behind a prompt of PowerShell", "powershell", 'PS C:\\> Invoke-WebRequest -Uri "https://api.example/x"'],
  [
    "PowerShell",
    "powershell",
    '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\nInvoke-WebRequest -UseBasicParsing -Uri "https://api.example/x"',
  ],
  ["fetch", "fetch", 'fetch("https://api.example/x", {\n  "headers": {},\n  "method": "GET"\n});'],
  ["fetch of Firefox", "fetch", 'await fetch("https://api.example/x", {\n    "credentials": "include"\n});'],
  ["a HAR file", "har", '{\n  "log": {\n    "version": "1.2"'],
  ["curl -i", "response", "HTTP/1.1 200 OK\r\nServer: nginx\r\n\r\n{}"],
  ["curl -v", "response", "> GET / HTTP/2\n> host: api.example\n>\n< HTTP/2 200 \n< vary: Origin\n<"],
  ["wget -S", "response", "--2026-01-01--  https://api.example/\n  HTTP/1.1 200 OK\n  Server: nginx\n"],
  [
    "http -v",
    "response",
    "GET / HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\nHTTP/1.1 200 OK\nVary: Origin\n",
  ],
  ["a pane, two lines each", "response", "access-control-allow-origin:\n*\ncontent-type:\ntext/html"],
  ["a table", "response", "Content-Type\tapplication/json\nServer\tnginx"],
  ["pseudo-headers of a response", "response", ":status: 200\nserver: nginx\ncontent-type: text/html"],
  ["pseudo-headers of a request", "request", ":authority: api.example\n:method: GET\n:path: /x\naccept: */*"],
  [
    "a request's pane",
    "request",
    "Accept: */*\nOrigin: https://app.example\nReferer: https://app.example/\nUser-Agent: Mozilla/5.0",
  ],
  [
    "a raw request",
    "request",
    "POST /x HTTP/1.1\nHost: api.example\nContent-Type: application/json\nContent-Length: 2",
  ],
  ["provisional headers", "provisional", "Provisional headers are shown\nAccept: */*"],
  ["a URL", "url", " https://api.example/x\n"],
  ["a message", "message", "TypeError: Failed to fetch"],
  ["prose", "unknown", "please help"],
  ["nothing", "unknown", ""],
  ["code", "unknown", "const x = 1;"],
];

describe("clipboards", () => {
  test.each(kinds)("%s is %s", (_desc, kind, text) => {
    expect(clipboardKind(text)).toBe(kind);
  });

  test.each([...chromiumCases, ...pastedCases, ...serverCases])(
    "a message isn't taken for anything else: $desc",
    ({ text }) => {
      expect(clipboardKind(text)).toBe("message");
    },
  );

  test("curl for cmd", () => {
    const line =
      'curl ^"https://api.example/x?a=1^&b=%^20^" ^\n  -X ^"PUT^" ^\n  -H ^"content-type: application/json^" ^\n  -H ^"origin: https://app.example^" ^\n  --data-raw ^"^{^\\^"a^\\^":1^}^"';
    expect(curlRequest(readCurlLine(line))).toMatchObject({
      url: "https://api.example/x?a=1&b=%20",
      method: "PUT",
      page: "https://app.example",
      body: '{"a":1}',
    });
  });

  test("curl with a word processor's quotes", () => {
    const { url, headers } = curlRequest(readCurlLine("curl ‘https://api.example/x’ -H ‘x-a: 1’"));
    expect({ url, headers }).toEqual({ url: "https://api.example/x", headers: [["x-a", "1"]] });
  });

  test("fetch", () => {
    const text =
      'fetch("https://api.example/x", {\n  "headers": {\n    "content-type": "application/json"\n  },\n  "referrer": "https://app.example/",\n  "body": "{\\"a\\":1}",\n  "method": "POST"\n});';
    expect(curlRequest(readFetchCall(text))).toMatchObject({
      url: "https://api.example/x",
      method: "POST",
      page: "https://app.example/",
      body: '{"a":1}',
      headers: [["content-type", "application/json"]],
    });
    expect(() => readFetchCall("fetch(url)")).toThrow(CurlError);
  });

  test("PowerShell", () => {
    const text =
      '$session.Cookies.Add((New-Object System.Net.Cookie("sid", "1", "/", "api.example")))\nInvoke-WebRequest -UseBasicParsing -Uri "https://api.example/x" `\n-Method "POST" `\n-Headers @{\n"origin"="https://app.example"\n"x-a"="b`"c"\n} `\n-ContentType "application/json" `\n-Body "{`"a`":1}"';
    expect(curlRequest(readPowerShell(text))).toMatchObject({
      url: "https://api.example/x",
      method: "POST",
      page: "https://app.example",
      body: '{"a":1}',
      credentials: true,
    });
    expect(() => readPowerShell("Invoke-WebRequest $url")).toThrow(CurlError);
  });

  test("whatever is pasted, nothing but a CurlError is thrown", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...kinds.map(([, , text]) => text),
        '"',
        "'",
        "`",
        "^",
        "\\",
        "{",
        "}",
        "\n",
        "-H",
        "fetch(",
        "curl ",
        "$'",
      ),
      fc.string({ maxLength: 10 }),
    );
    const readers = [readCurlLine, readFetchCall, readPowerShell].map(
      (read) => (text: string) => curlRequest(read(text)),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 6 }).map((parts) => parts.join("")),
        (text) => {
          clipboardKind(text);
          explainMessage(text);
          explainHeaders(text);
          for (const read of readers) {
            try {
              read(text);
            } catch (error) {
              expect(error).toBeInstanceOf(CurlError);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
