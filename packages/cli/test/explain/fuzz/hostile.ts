import fc from "fast-check";
import { headerCases } from "../pastes/headers.ts";
import { requestCases } from "../pastes/requests.ts";

/** Nothing listens at these, so a request fails at once, and none leaves this machine. */
const deadURLs = ["http://127.0.0.1:1/x", "http://localhost:1/x?a=1#b", "http://[::1]:1/", "http://localhost:6000/x"];

const urls = [
  ...deadURLs,
  ...[
    "https://api.example/orders/1",
    "https://user:pass@api.example/a",
    "https://api.example:8443/a?b=c#d",
    "https://münchen.example/ü",
  ],
  ...[
    "https://api.example.",
    "https://1.2.3.4/",
    "https://[2001:db8::1]:8080/",
    "HTTPS://API.EXAMPLE/%zz%00",
    "http://api.example:65535/",
  ],
  ...[
    "javascript:alert(1)",
    "data:text/html,x",
    "blob:https://app.example/1",
    "ws://api.example/s",
    "wss://api.example/s",
    "file:///etc/passwd",
  ],
  ...[
    "about:blank",
    "chrome-extension://abc/x",
    "ftp://api.example/",
    "//api.example/",
    "/orders",
    "api.example",
    "https://",
    "https:///",
    "http://a b/",
    "",
  ],
  ...[
    "http://api.example:99999/",
    "https://xn--/",
    "https://api.example/\u202egpj.exe",
    "https://0x7f.1/",
    `https://api.example/${"a".repeat(5000)}`,
  ],
];

const origins = [
  ...[
    "https://app.example",
    "http://localhost:3000",
    "null",
    "https://app.example/page?x=1",
    "https://münchen.example",
    "http://[::1]:3000",
  ],
  ...[
    "capacitor://localhost",
    "file:///a.html",
    "app.example",
    "*",
    "",
    "https://app.example:443",
    "https://APP.example/",
    "chrome-extension://abc",
  ],
];

const texts = [
  "",
  "x",
  "a=1",
  "a=1; Secure; SameSite=None",
  "x-a: 1",
  "X: \x01",
  "a: b\r\nc: d",
  "\0",
  "\u{1f600}",
  "é",
  "-",
  "--",
  "@",
  "100%",
  "$(id)",
  "`id`",
  "'",
  '"',
  "\\",
  "\ud800",
  " ",
  "\t",
  "a".repeat(9000),
];

const methods = [
  "GET",
  "PUT",
  "delete",
  "PATCH",
  "OPTIONS",
  "HEAD",
  "TRACE",
  "CONNECT",
  "G\xc9T",
  "",
  "GE T",
  "QUERY",
  "x".repeat(300),
];

/** Made by the test: an empty file, a folder, bytes that are no text, UTF-16, and good ones. */
export const fileNames = [
  "policy.yaml",
  "empty.txt",
  "folder",
  "binary.bin",
  "utf16.txt",
  "bom.txt",
  "crlf.txt",
  "missing.txt",
  "a.har",
  "\0",
  "-",
];

const messages = [
  "Access to fetch at 'https://api.example/me' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  "Access to XMLHttpRequest at 'https://api.example/me' (redirected from 'https://api.example/old') from origin 'null' has been blocked by CORS policy: Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.",
  "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/me. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 401.",
  "Origin https://app.example is not allowed by Access-Control-Allow-Origin. Status code: 503",
  "GET https://api.example/me net::ERR_CERT_AUTHORITY_INVALID",
  "WebSocket connection to 'wss://api.example/s' failed: Error during WebSocket handshake: Unexpected response code: 403",
  "Refused to connect to 'https://api.example/me' because it violates the following Content Security Policy directive: \"connect-src 'self'\".",
  "TypeError: Failed to fetch",
  "Mixed Content: The page at 'https://app.example/' was loaded over HTTPS, but requested an insecure resource 'http://api.example/me'.",
];

const entry = fc.record(
  {
    request: fc.record({
      method: fc.constantFrom(...methods, 1, null),
      url: fc.constantFrom(...urls, null),
      headers: fc.constantFrom<unknown>(
        [{ name: "Origin", value: "https://app.example" }],
        [],
        null,
        "x",
        [{ name: "", value: 1 }],
        [{ name: "Upgrade", value: "websocket" }],
      ),
    }),
    response: fc.record({
      status: fc.constantFrom<unknown>(0, -1, 101, 200, 204, 302, 304, 401, 404, 503, 999, "200", null, 1e9),
      headers: fc.constantFrom<unknown>(
        [{ name: "Access-Control-Allow-Origin", value: "*\n*" }],
        [{ name: "Location", value: "/login" }],
        null,
        {},
        [{ name: "Set-Cookie", value: "\x01" }],
      ),
      _error: fc.constantFrom<unknown>("net::ERR_FAILED", "net::ERR_BLOCKED_BY_CLIENT", "\x1b[2J", "", null, 1),
    }),
    _resourceType: fc.constantFrom("fetch", "websocket", "preflight", "image", "document"),
  },
  { requiredKeys: [] },
);

const har = fc
  .array(fc.oneof(entry, fc.jsonValue()), { maxLength: 5 })
  .map((entries) => JSON.stringify({ log: { entries } }));

const known = fc.constantFrom(
  ...requestCases.map(({ text }) => text),
  ...headerCases.map(({ text }) => text),
  ...messages,
  ...urls,
);

const joint = fc.constantFrom(
  "",
  "\n",
  "\r\n",
  "\t",
  " ",
  "\0",
  "'",
  '"',
  "`",
  "^",
  "\\",
  "&",
  ";",
  "|",
  "{",
  "}",
  "\n\n",
  "> ",
  "```\n",
  "\u00a0",
);

/** A text with something cut out, put in, or behind it. */
const damaged = fc
  .tuple(known, fc.nat(), fc.nat(200), fc.oneof(joint, known, fc.string({ maxLength: 8 })))
  .map(([text, at, length, other]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + other + text.slice(start + length);
  });

export const paste: fc.Arbitrary<string> = fc.oneof(
  known,
  damaged,
  damaged,
  har,
  fc.string({ unit: "binary", maxLength: 40 }),
);

const value = (...usual: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom(...usual), fc.constantFrom(...texts));

const option = fc.oneof(
  fc.tuple(fc.constant("--from"), value(...origins)),
  fc.tuple(fc.constant("--engine"), value("chromium", "firefox", "webkit", "standard", "all", "edge")),
  fc.tuple(fc.constant("-X"), value(...methods)),
  fc.tuple(fc.constant("-H"), value("content-type: application/json", "origin: x", "x-a: 1")),
  fc.tuple(fc.constant("--data"), value("{}")),
  fc.tuple(fc.constant("--cookie"), value("a=1")),
  fc.tuple(fc.constant("--mode"), value("cors", "no-cors")),
  fc.tuple(fc.constant("--page-space"), value("public", "local", "loopback")),
  fc.tuple(
    fc.constant("--resolve"),
    value("api.example:443:127.0.0.1", "api.example:443:[::1]", "a:0:1.1.1.1", "a:1:999.1.1.1"),
  ),
  fc.tuple(fc.constant("--timeout"), value("0.1", "0", "-1", "1e9", "NaN", "0x1")),
  fc.tuple(fc.constantFrom("--policy", "--ca", "--har", "--response"), fc.constantFrom(...fileNames)),
  fc.tuple(
    fc.constantFrom("--curl", "--message"),
    fc.oneof(paste, fc.constantFrom("-", "@crlf.txt", "@missing.txt", "@folder")),
  ),
  fc.tuple(fc.constantFrom("--profile", "--only"), value("x")),
  fc.tuple(
    fc.constantFrom(
      "--credentials",
      "--send",
      "--verbose",
      "--json",
      "--markdown",
      "--mermaid",
      "--svg",
      "--nothing",
      "-z",
      "--",
    ),
  ),
);

export interface CommandLine {
  readonly args: readonly string[];
  readonly input: string;
}

/** Without a policy, only what never leaves this machine is requested. */
const staysHere = ({ args, input }: CommandLine): boolean => {
  if (args.includes("--policy")) return true;
  const named = [...args, input].join("\n").replace(/[\\^`'"]/g, "");
  return !/\.example|0x7f|1\.2\.3\.4|2001:db8/i.test(named) || !/--curl|^-$|https?:/im.test([...args].join("\n"));
};

export const commandLine: fc.Arbitrary<CommandLine> = fc
  .record({
    subject: fc.oneof(
      fc.constantFrom(["-"], []),
      fc.constantFrom(...urls).map((url) => [url]),
    ),
    options: fc.array(option, { maxLength: 5 }),
    policy: fc.boolean(),
    input: paste,
  })
  .map(({ subject, options, policy, input }) => ({
    args: ["explain", ...subject, ...options.flat(), ...(policy ? ["--policy", "policy.yaml"] : [])],
    input,
  }))
  .filter(staysHere);

/** A paste alone, with what it needs so that nothing is sent. */
export const pasted: fc.Arbitrary<CommandLine> = fc
  .tuple(
    paste,
    fc.constantFrom(["--policy", "policy.yaml"], []),
    fc.constantFrom(["--from", "https://page.example"], []),
  )
  .map(([input, policy, from]) => ({ args: ["explain", "-", ...policy, ...from], input }))
  .filter(staysHere);
