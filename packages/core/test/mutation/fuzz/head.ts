import { applyTricks, usualTricks } from "../tricks.ts";
import type { Random } from "../random.ts";
import type { Route } from "../routes.ts";
import type { Head } from "./failure.ts";

const methods = [
  ...["GET", "GET", "GET", "POST", "POST", "OPTIONS", "OPTIONS", "HEAD", "PUT", "DELETE", "PATCH", "QUERY", "TRACE"],
  ...["PROPFIND", "M-SEARCH", "CONNECT", "get", "PURGE", "G\xc9T"],
];

const oddVersions = ["HTTP/1.0", "HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "http/1.1"];

const origins = [
  ...["https://app.example", "https://partner.example", "https://evil.example", "https://api.example", "null", "", "*"],
  ...["https://app.example/", "https://APP.example", "https://app.example:443", "https://app.example.", "app.example"],
  ...["https://app.example, https://evil.example", "https://app.example https://evil.example", "https://u@app.example"],
  ...[
    "https://app.example\t",
    "https://\xe4pp.example",
    "https://app%2eexample",
    "https://[::1]",
    "https://1.2.3.4:99999",
  ],
  ...[
    "https://app.example\xff",
    "https://.app.example",
    "https://xn--.example",
    "file://",
    "https:",
    "https://app_.example",
  ],
];

const hosts = [
  ...["api.example", "api.example", "api.example", "api.example:80", "API.example", "api.example.", "evil.example", ""],
  ...[
    "api.example, evil.example",
    "[::1]:80",
    "[::1",
    "127.0.0.1",
    "0x7f.1",
    "localhost",
    "api.example:99999",
    "api..example",
  ],
  ...[
    "api.example/",
    "api.example?",
    "u@api.example",
    "%61pi.example",
    "\xc3\xa4pi.example",
    "api.example:",
    ":80",
    " ",
  ],
];

const lists = [
  ...[
    "content-type",
    "Content-Type, X-A",
    "*",
    "authorization",
    ",,,",
    "content-type,",
    "x".repeat(4000),
    "a b",
    "\xe9",
  ],
  ...[
    Array.from({ length: 300 }, (_, at) => `x-${at}`).join(","),
    ",".repeat(5000),
    "a,".repeat(2000),
    '"a,b"',
    "x\x01",
  ],
];

const odd = [
  ...[
    "",
    " ",
    "\t",
    ",",
    ";",
    "=",
    '"',
    "\\",
    "\x01",
    "\x7f",
    "\x80",
    "\xff\xfe",
    "\xc3",
    "\xe2\x84\xaa",
    "\xed\xa0\x80",
  ],
  ...[
    "a".repeat(300),
    "a".repeat(9000),
    "%00",
    "0",
    "-1",
    "1e99",
    "__proto__",
    "null",
    "undefined",
    "NaN",
    "[object Object]",
  ],
];

const values: Readonly<Record<string, readonly string[]>> = {
  Host: hosts,
  Origin: origins,
  "Access-Control-Request-Method": ["GET", "POST", "PUT", "DELETE", "get", "PATCH", "*", "G T", "M".repeat(500)],
  "Access-Control-Request-Headers": lists,
  "Access-Control-Request-Private-Network": ["true"],
  Cookie: ["session=1", "a", ";", "=;=;", "session=1; session=2", "c=".repeat(2000)],
  Authorization: ["Basic dTpw", "Bearer t", "Bearer", "bearer t, Basic x", "eyJ.a.b", "\xff", "DPoP a", "Negotiate"],
  "Sec-Fetch-Site": ["same-origin", "same-site", "cross-site", "none", "Same-Origin", "x"],
  "Sec-Fetch-Mode": ["cors", "no-cors", "navigate", "websocket", "same-origin", "x"],
  "Sec-Fetch-Dest": ["document", "iframe", "image", "empty", "x"],
  "Sec-Purpose": ["prefetch", "prefetch;prerender", "x"],
  "Content-Type": [
    ...[
      "application/x-www-form-urlencoded",
      "multipart/form-data",
      "multipart/form-data; boundary=a",
      "application/json",
    ],
    ...["text/plain", "application/x-www-form-urlencoded; charset=x", "multipart/form-data; boundary=", "a/b/c", ";"],
  ],
  "X-CSRF-Token": ["t", "v1.", `v1.${"a".repeat(22)}.${"b".repeat(43)}`],
  "X-HTTP-Method-Override": ["DELETE", "PUT", "delete", "x"],
  "X-Forwarded-Host": hosts,
  Forwarded: ["host=evil.example", 'host="a;b"', "for=x;host=api.example, host=b"],
  "Accept-Encoding": ["gzip", "br", "x"],
  Referer: ["https://evil.example/", "x"],
  Upgrade: ["websocket", "h2c", "websocket, h2c", "x"],
  Connection: ["close", "keep-alive", "Upgrade", "keep-alive, Upgrade", "x", "Origin"],
  "Transfer-Encoding": ["chunked", "gzip, chunked", "identity", "x"],
  "Content-Length": ["0", "5", "-1", "1e3", "5, 5", "99999999999999999999"],
  Expect: ["100-continue", "x"],
  TE: ["trailers"],
  ":authority": ["api.example"],
  "X\xe9": ["x"],
  "X Y": ["x"],
};

/** The gate reads these most. */
const readMost = ["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers", "Sec-Fetch-Site"];

/** Node's parser refuses most requests with these, and nothing behind it is reached. */
const mostlyRefused = [":authority", "X\xe9", "X Y", "Transfer-Encoding", "Content-Length", "Host", "Expect"];

const names = Object.keys(values).filter((name) => !mostlyRefused.includes(name));

const bodies = [
  ...["a=1", "_csrf=t", "_csrf=a&_csrf=b", "_method=DELETE", "%", "%zz=%ff", "\xff\xfe\x00", "a[b][c]=1", "=&=&"],
  ...[
    "--a\r\nContent-Disposition: form-data; name=_csrf\r\n\r\nt\r\n--a--\r\n",
    "--a\r\n\r\n",
    "{",
    "a".repeat(70_000),
  ],
  ...["_csrf=".repeat(3000), "5\r\nhello\r\n0\r\n\r\n", "zz\r\n", "__proto__=1", "constructor[prototype]=1"],
];

function randomField(random: Random): string {
  const name = random.pick(random.oneIn(2) ? readMost : random.oneIn(12) ? mostlyRefused : names);
  const value = random.oneIn(12) ? random.pick(odd) : random.pick(values[name] ?? odd);
  const spelled = random.oneIn(8) ? name.toLowerCase() : name;
  return `${spelled}:${random.oneIn(10) ? "\t " : " "}${value}`;
}

export function randomHead(random: Random, routes: readonly Route[]): Head {
  const tricks = Array.from({ length: random.below(3) }, () => ({
    name: random.pick(usualTricks),
    at: random.below(1 << 20),
  }));
  const target = applyTricks(random.pick(routes).own, tricks);
  const fields = Array.from({ length: random.below(9) }, () => randomField(random));
  // Most have the right Host, or nothing behind the Host check is reached.
  if (!random.oneIn(12)) fields.unshift(`Host: ${random.oneIn(6) ? random.pick(hosts) : "api.example"}`);
  if (random.oneIn(40)) fields.push(...Array.from({ length: 150 }, (_, at) => `X-${at}: ${at}`));
  const body = random.oneIn(3) ? random.pick(bodies) : "";
  if (body !== "") fields.push(`Content-Length: ${body.length}`);
  return {
    line: `${random.pick(methods)} ${target} ${random.oneIn(12) ? random.pick(oddVersions) : "HTTP/1.1"}`,
    fields,
    body,
  };
}

export const bytesOf = ({ line, fields, body }: Head): Buffer =>
  Buffer.from(`${[line, ...fields].join("\r\n")}\r\n\r\n${body}`, "latin1");

/** The head with one part less, in every way. */
export function* smallerHeads(head: Head): Iterable<Head> {
  for (const at of head.fields.keys()) yield { ...head, fields: head.fields.filter((_, index) => index !== at) };
  if (head.body !== "") yield { ...head, body: "" };
  const [method = "", target = ""] = head.line.split(" ");
  for (const line of [`${method} /acme HTTP/1.1`, `GET ${target} HTTP/1.1`])
    if (line !== head.line) yield { ...head, line };
}
