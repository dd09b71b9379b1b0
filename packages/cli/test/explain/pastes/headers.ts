import type { PasteCase } from "./case.ts";

/** `*` beside credentials: an error wherever it is read. */
const open = ["wildcard-credentials"];

/** Header panes, and what command-line tools print. */
export const headerCases: readonly PasteCase[] = [
  {
    desc: "Chrome's pane, response",
    as: "headers",
    text: "access-control-allow-credentials: true\naccess-control-allow-origin: *\ncontent-type: application/json\ndate: Mon, 05 Jan 2026 10:00:00 GMT",
    says: open,
  },
  {
    desc: "Chrome's pane, two lines each",
    as: "headers",
    text: "access-control-allow-credentials\ntrue\naccess-control-allow-origin\n*\ncontent-type\napplication/json",
    says: open,
  },
  {
    desc: "Chrome's pane, two lines each, with colons",
    as: "headers",
    text: "access-control-allow-credentials:\ntrue\naccess-control-allow-origin:\n*\ncontent-type:\napplication/json",
    says: open,
  },
  {
    desc: "Chrome's pane, all of it",
    as: "headers",
    text: "Request URL\nhttps://api.example/me\nRequest Method\nGET\nStatus Code\n200 OK\nRemote Address\n192.0.2.1:443\nReferrer Policy\nstrict-origin-when-cross-origin\naccess-control-allow-credentials\ntrue\naccess-control-allow-origin\n*\nserver\nnginx\n:authority\napi.example\n:method\nGET\norigin\nhttps://app.example\ncookie\nsid=1",
    says: open,
  },
  {
    desc: "Chrome's pane of earlier years, all of it",
    as: "headers",
    text: "Request URL: https://api.example/me\nRequest Method: GET\nStatus Code: 200 \nRemote Address: 192.0.2.1:443\nReferrer Policy: strict-origin-when-cross-origin\naccess-control-allow-credentials: true\naccess-control-allow-origin: *\nserver: nginx\n:authority: api.example\n:method: GET\n:path: /me\norigin: https://app.example\ncookie: sid=1",
    says: open,
  },
  {
    desc: "Firefox, Copy All Response Headers",
    as: "headers",
    text: "HTTP/2 200 \naccess-control-allow-credentials: true\naccess-control-allow-origin: *\ncontent-type: application/json\nX-Firefox-Spdy: h2",
    says: open,
  },
  {
    desc: "Firefox, Copy All as JSON",
    as: "headers",
    text: '{\n\t"Response Headers (120 B)": {\n\t\t"headers": [\n\t\t\t{ "name": "access-control-allow-credentials", "value": "true" },\n\t\t\t{ "name": "access-control-allow-origin", "value": "*" }\n\t\t]\n\t},\n\t"Request Headers (300 B)": {\n\t\t"headers": [\n\t\t\t{ "name": "Origin", "value": "https://app.example" }\n\t\t]\n\t}\n}',
    says: open,
  },
  {
    desc: "headers as an object of JSON",
    as: "headers",
    text: '{\n  "access-control-allow-credentials": "true",\n  "access-control-allow-origin": "*",\n  "content-type": "application/json"\n}',
    says: open,
  },
  {
    desc: "Safari, Copy HTTP Response",
    as: "headers",
    text: "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Credentials: true\r\nAccess-Control-Allow-Origin: *\r\nContent-Type: application/json\r\n",
    says: open,
  },
  {
    desc: "Safari's pane",
    as: "headers",
    text: "Summary\nURL: https://api.example/me\nStatus: 200 OK\nSource: Network\nAddress: 192.0.2.1:443\n\nRequest\nGET /me HTTP/1.1\nOrigin: https://app.example\nCookie: sid=1\n\nResponse\nHTTP/1.1 200 OK\nAccess-Control-Allow-Credentials: true\nAccess-Control-Allow-Origin: *\nContent-Type: application/json",
    says: open,
  },
  {
    desc: "a table",
    as: "headers",
    text: "Access-Control-Allow-Credentials\ttrue\nAccess-Control-Allow-Origin\t*\nContent-Type\ttext/html",
    says: open,
  },
  {
    desc: "curl -i",
    as: "headers",
    text: "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Credentials: true\n\n{}",
    says: open,
  },
  {
    desc: "curl -v",
    as: "headers",
    text: "* Connected to api.example (192.0.2.1) port 443\n> GET /me HTTP/2\n> Host: api.example\n> Origin: https://app.example\n>\n< HTTP/2 200 \n< access-control-allow-origin: *\n< access-control-allow-credentials: true\n<\n{ [2 bytes data]\n{}",
    says: open,
  },
  {
    desc: "curl -i behind its own command",
    as: "headers",
    text: "$ curl -i https://api.example/me -H 'Origin: https://app.example'\nHTTP/2 200 \naccess-control-allow-origin: *\naccess-control-allow-credentials: true\n\n{}",
    says: open,
  },
  {
    desc: "wget -S",
    as: "headers",
    text: "--2026-01-05 10:00:00--  https://api.example/me\nResolving api.example... 192.0.2.1\nHTTP request sent, awaiting response... \n  HTTP/1.1 200 OK\n  Access-Control-Allow-Origin: *\n  Access-Control-Allow-Credentials: true\nLength: 2 [application/json]\nSaving to: 'me'",
    says: open,
  },
  {
    desc: "http -v",
    as: "headers",
    text: "GET /me HTTP/1.1\nAccept: */*\nHost: api.example\nOrigin: https://app.example\n\n\n\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Credentials: true\nContent-Type: application/json\n\n{}",
    says: open,
  },
  {
    desc: "HTTP/2 pseudo-headers",
    as: "headers",
    text: ":status: 200\naccess-control-allow-origin: *\naccess-control-allow-credentials: true",
    says: open,
  },
  {
    desc: "PowerShell's Headers",
    as: "headers",
    text: "Key                              Value\n---                              -----\nAccess-Control-Allow-Credentials {true}\nAccess-Control-Allow-Origin      {*}\nServer                           {nginx}",
    says: open,
  },
  {
    desc: "no-break spaces and CRLF",
    as: "headers",
    text: "Access-Control-Allow-Origin:\u00a0*\r\nAccess-Control-Allow-Credentials:\u00a0true\r\n",
    says: open,
  },
  {
    desc: "a fence of Markdown",
    as: "headers",
    text: "```\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Credentials: true\n```",
    says: open,
  },
  {
    desc: "a quotation",
    as: "headers",
    text: "> HTTP/1.1 200 OK\n> Access-Control-Allow-Origin: *\n> Access-Control-Allow-Credentials: true",
    says: open,
  },
  {
    desc: "a response without the page's origin",
    as: "headers",
    text: "HTTP/2 404 \nserver: nginx\ncontent-type: text/html",
    says: ["error-unshared", "404"],
  },
  {
    desc: "a request's pane",
    as: "request",
    text: "Accept: */*\nHost: api.example\nOrigin: https://app.example\nReferer: https://app.example/\nUser-Agent: Mozilla/5.0",
    says: ["of a request"],
  },
  {
    desc: "a request's pane, two lines each",
    as: "request",
    text: ":authority\napi.example\n:method\nGET\n:path\n/me\n:scheme\nhttps\naccept\n*/*\norigin\nhttps://app.example\ncookie\nsid=1",
    says: ["of a request"],
  },
  {
    desc: "Firefox, Copy All Request Headers",
    as: "request",
    text: "GET /me HTTP/2\nHost: api.example\nUser-Agent: Mozilla/5.0\nAccept: */*\nOrigin: https://app.example",
    says: ["of a request"],
  },
  {
    desc: "a request as it is on the wire",
    as: "request",
    text: "POST /me HTTP/1.1\r\nHost: api.example\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
    says: ["of a request"],
  },
  {
    desc: "a preflight's request pane is the preflight of a PUT",
    as: "request",
    text: ":authority\napi.example\n:method\nOPTIONS\n:path\n/me\n:scheme\nhttps\naccess-control-request-headers\ncontent-type\naccess-control-request-method\nPUT\norigin\nhttps://app.example",
    says: ["the preflight of a PUT", "https://api.example/me"],
  },
  {
    desc: "a preflight on the wire",
    as: "request",
    text: "OPTIONS /me HTTP/1.1\nHost: api.example\nAccess-Control-Request-Method: DELETE\nOrigin: https://app.example",
    says: ["the preflight of a DELETE"],
  },
  {
    desc: "curl -v of a preflight: its status is a preflight's",
    as: "headers",
    text: "> OPTIONS /me HTTP/2\n> Host: api.example\n> origin: https://app.example\n> access-control-request-method: PUT\n>\n< HTTP/2 404\n< server: nginx\n<",
    says: ["preflight-failed", "no OPTIONS route"],
    not: ["error-unshared"],
  },
  {
    desc: "the whole pane of a preflight",
    as: "headers",
    text: "Request URL: https://api.example/me\nRequest Method: OPTIONS\nStatus Code: 403 Forbidden\nResponse Headers\ncontent-type: text/html\nserver: nginx\nRequest Headers\naccess-control-request-method: PUT\norigin: https://app.example",
    says: ["preflight-failed", "403", "https://app.example"],
    not: ["error-unshared"],
  },
  {
    desc: "HTTPie's preflight",
    as: "headers",
    text: "OPTIONS /me HTTP/1.1\nHost: api.example\nOrigin: https://app.example\nAccess-Control-Request-Method: PUT\n\nHTTP/1.1 405 Method Not Allowed\nAllow: GET, HEAD\nServer: gunicorn",
    says: ["preflight-failed", "405"],
  },
  {
    desc: "Vary names the header of a preflight, and is none",
    as: "headers",
    text: "HTTP/1.1 404 Not Found\nVary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers\nServer: nginx",
    says: ["error-unshared"],
    not: ["preflight-failed"],
  },
  {
    desc: "provisional headers",
    as: "provisional",
    text: "Request URL\nhttps://api.example/me\nReferrer Policy\nstrict-origin-when-cross-origin\n\u26a0 Provisional headers are shown\nLearn more\naccept\n*/*",
    says: ["provisional headers"],
  },
];
