import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clipboardKind, explainHeaders, explainMessage, type ClipboardKind } from "../../src/explain/index.ts";
import {
  CurlError,
  curlRequest,
  readAxiosCall,
  readCurlLine,
  readFetchCall,
  readHTTPieLine,
  readPowerShell,
  readWgetLine,
} from "../../src/report/index.ts";
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
  ["wget", "wget", "wget --method=PUT https://api.example/x"],
  ["wget behind a prompt", "wget", "$ wget -qO- https://api.example/x | jq"],
  ["wget and what it printed", "response", "wget -S https://api.example/\n  HTTP/1.1 200 OK\n  Server: nginx\n"],
  ["HTTPie", "httpie", "http PUT api.example/x x-client:1"],
  ["HTTPie, https and an option", "httpie", "https -v --form POST :3000/x a=1"],
  ["HTTPie behind a prompt", "httpie", "$ http https://api.example/x"],
  ["HTTPie and what it printed", "response", "http api.example/x\nHTTP/1.1 200 OK\nVary: Origin\n"],
  ["words that begin as HTTPie does", "unknown", "http requests are slow"],
  ["axios", "axios", "axios.put('https://api.example/x', { a: 1 })"],
  ["jQuery", "jquery", "$.getJSON('https://api.example/x', cb)"],
  ["jQuery with options", "jquery", "const x = jQuery.ajax({ url: 'https://api.example/x' });"],
  ["axios with options", "axios", 'await axios({ url: "https://api.example/x" });'],
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
  ["YAML whose key is a header's name", "unknown", "server:\n  port: 80"],
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
    const call = (init: string) => curlRequest(readFetchCall(`fetch("https://api.example/x", ${init})`));
    expect(call('{ credentials: "include", mode: "cors" }')).toMatchObject({ credentials: true });
    expect(call('{ credentials: "omit", mode: "cors" }')).toMatchObject({ credentials: false });
    expect(call('{ mode: "no-cors" }')).toMatchObject({ mode: "no-cors", credentials: false });
    expect(call("{ method: 'PUT', headers: { A: `B ${token}` }, body: JSON.stringify({ a: [1] }) }")).toMatchObject({
      method: "PUT",
      headers: expect.arrayContaining([["A", "B ${token}"]]) as unknown,
      body: '{"a":[1]}',
    });
    for (const other of ["fetch(url)", "fetch(url, { method: 'PUT' })", "fetch('https://api.example/x', {"])
      expect(() => readFetchCall(other)).toThrow(CurlError);
  });

  test("a URL with a line break is two", () => {
    expect(() => curlRequest(readFetchCall('fetch("https://api.exa\\nhttps://app.example")'))).toThrow(CurlError);
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

  test.each([
    ["wget --method=PUT --header='Origin: https://app.example' --body-data='a=1' -q -O - https://api.example/x"],
    ["wget --method PUT --header 'Origin: https://app.example' --post-data a=1 https://api.example/x"],
    [
      "wget --user=ann --password=secret --method=PUT --header=Origin:https://app.example --body-data a=1 https://api.example/x",
    ],
  ])("%s", (line) => {
    expect(curlRequest(readWgetLine(line))).toMatchObject({
      url: "https://api.example/x",
      method: "PUT",
      page: "https://app.example",
      body: "a=1",
    });
  });

  test("wget reads no file", () => {
    expect(curlRequest(readWgetLine("wget --post-file=/etc/passwd https://api.example/x"))).toMatchObject({
      body: undefined,
      notes: [expect.stringContaining("--post-file")],
    });
    expect(() => readWgetLine("wget --header")).toThrow(CurlError);
    expect(() => readWgetLine("wget $(id)")).toThrow(CurlError);
  });

  test.each<[line: string, read: object]>([
    [
      "http PUT https://api.example/x Origin:https://app.example name=ann age:=3 page==2",
      {
        url: "https://api.example/x?page=2",
        method: "PUT",
        page: "https://app.example",
        body: '{"name":"ann","age":3}',
      },
    ],
    ["http api.example/x name=ann", { url: "http://api.example/x", method: "POST", body: '{"name":"ann"}' }],
    ["https --form api.example/x 'a=b c'", { url: "https://api.example/x", method: "POST", body: "a=b+c" }],
    ["http -v :3000/x", { url: "http://localhost:3000/x", method: "GET", body: undefined }],
    ["http --raw='{}' PATCH api.example/x", { url: "http://api.example/x", method: "PATCH", body: "{}" }],
  ])("%s", (line, read) => {
    expect(curlRequest(readHTTPieLine(line))).toMatchObject(read);
  });

  test("HTTPie reads no file, and knows what is none of its items", () => {
    const { notes } = curlRequest(readHTTPieLine("http POST api.example/x a=@/etc/passwd"));
    expect(notes).toEqual([expect.stringContaining("a=@…")]);
    for (const line of ["http", "http api.example/x what", "http api.example/x a:={", "http --auth", "http `id`"])
      expect(() => readHTTPieLine(line), line).toThrow(CurlError);
  });

  test.each<[call: string, read: object]>([
    [
      "axios.put('https://api.example/x', { a: 1 }, { headers: { Origin: 'https://app.example' }, withCredentials: true })",
      {
        url: "https://api.example/x",
        method: "PUT",
        page: "https://app.example",
        body: '{"a":1}',
        headers: [["Content-Type", "application/json"]],
        credentials: true,
      },
    ],
    [
      "await axios({ method: 'delete', url: '/x', baseURL: 'https://api.example/v1/', params: { page: 2 } });",
      { url: "https://api.example/v1/x?page=2", method: "DELETE", body: undefined, credentials: false },
    ],
    ["axios.get('https://api.example/x', { headers: { 'x-a': '1' } })", { method: "GET", headers: [["x-a", "1"]] }],
    ["axios('https://api.example/x')", { url: "https://api.example/x", method: "GET" }],
    ["axios.post('https://api.example/x', 'a=1')", { method: "POST", body: "a=1" }],
    [
      "const { data } = await axios.put(`https://api.example/x?id=${id}`, body(), { headers: { Authorization: 'Bearer ' + token } });",
      {
        url: "https://api.example/x?id=${id}",
        method: "PUT",
        headers: expect.arrayContaining([["Authorization", "'Bearer ' + token"]]) as unknown,
      },
    ],
  ])("%s", (call, read) => {
    expect(curlRequest(readAxiosCall(call))).toMatchObject(read);
  });

  test.each(["axios.get(url)", "axios.put(url, 'a')", "axios({ url })", "axios({})", "axios.get("])(
    "%s: nothing runs it",
    (call) => {
      expect(() => readAxiosCall(call)).toThrow(CurlError);
    },
  );

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
        "wget ",
        "http ",
        "axios.put(",
        "axios({",
        "--header=",
        " a:=",
        " a==",
        "url:",
        "__proto__",
        "$'",
      ),
      fc.string({ maxLength: 10 }),
    );
    const all = [readAxiosCall, readCurlLine, readFetchCall, readHTTPieLine, readPowerShell, readWgetLine];
    const readers = all.map((read) => (text: string) => curlRequest(read(text)));
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
