import type { Case } from "../case.ts";
import { caseOf } from "../row.ts";

type Field = readonly [name: string, value: string];

const languages = "a".repeat(128);
const unsafe = ['"', "(", ")", ":", "<", ">", "?", "@", "[", "\\", "]", "{", "}", "\x7f"];

const safelisted: readonly Field[] = [
  ["accept", "text/html"],
  ["accept", "*/*;q=0.8"],
  ["accept", "a".repeat(128)],
  ["accept", "a".repeat(129)],
  ["accept", ""],
  ["accept", "x\u00e9"],
  ["accept", "a\tb"],
  ["Accept", "application/json"],
  ["accept-language", "en"],
  ["accept-language", "de-CH;q=0.8, *, en=1.5"],
  ["accept-language", languages],
  ["accept-language", `${languages}a`],
  ["accept-language", "en_US"],
  ["accept-language", "en/US"],
  ["accept-language", "en\u00e9"],
  ["content-language", "en"],
  ["content-language", "en-GB, de"],
  ["content-language", languages],
  ["content-language", `${languages}a`],
  ["content-language", "en_US"],
  ...unsafe.map((byte): Field => ["accept", `a${byte}b`]),
];

const contentTypes = [
  "text/plain",
  "text/plain;charset=utf-8",
  'TEXT/Plain; Charset="utf-8"',
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=x",
  "application/json",
  "text/xml",
  "text/html",
  "text/plain, application/json",
  "text/plain;",
  "text/plain; a=(",
  "text/plain; a=\u00e9",
  "text",
  "text/",
  "/",
  "",
  " text/plain ",
  `text/plain;a=${"b".repeat(115)}`,
  `text/plain;a=${"b".repeat(116)}`,
  "text/plain; charset=utf-8; version=2",
  "application/csp-report",
  "application/reports+json",
];

const ranges = [
  "bytes=0-10",
  "bytes=0-",
  "bytes=-5",
  "bytes=10-0",
  "bytes=0-1,5-6",
  "bytes=0-0",
  "bytes = 0-10",
  "Bytes=0-10",
  "bytes=00-10",
  "bytes=a-b",
  "bytes=",
  "bytes=0",
  " bytes=0-1 ",
  "items=0-1",
];

const forbidden: readonly Field[] = [
  ["accept-charset", "utf-8"],
  ["accept-encoding", "br"],
  ["access-control-request-headers", "x-a"],
  ["access-control-request-method", "PUT"],
  ["access-control-request-local-network", "true"],
  ["access-control-request-private-network", "true"],
  ["connection", "close"],
  ["content-length", "7"],
  ["cookie", "a=1"],
  ["cookie2", "a=1"],
  ["date", "x"],
  ["dnt", "1"],
  ["expect", "x"],
  ["host", "evil.localhost"],
  ["keep-alive", "x"],
  ["origin", "https://evil.localhost"],
  ["referer", "https://evil.localhost/"],
  ["set-cookie", "a=1"],
  ["te", "trailers"],
  ["trailer", "x"],
  ["transfer-encoding", "chunked"],
  ["upgrade", "x"],
  ["via", "x"],
  ["proxy-x", "1"],
  ["Proxy-Authorization", "x"],
  ["sec-x", "1"],
  ["Sec-Fetch-Site", "same-origin"],
  ["x-http-method", "TRACE"],
  ["x-http-method-override", "track"],
  ["x-method-override", "GET,connect"],
];

const preflighted: readonly Field[] = [
  ["x-a", "1"],
  ["X-A", "1"],
  ["x-a", ""],
  ["authorization", "Bearer x"],
  ["cache-control", "no-cache"],
  ["pragma", "no-cache"],
  ["if-none-match", "x"],
  ["if-match", "x"],
  ["if-modified-since", "Sat, 01 Jan 2000 00:00:00 GMT"],
  ["last-event-id", "1"],
  ["user-agent", "mine"],
  ["x-requested-with", "XMLHttpRequest"],
  ["x-http-method", "PUT"],
  ["x-http-method-override", "PUT"],
  ["x-method-override", "x"],
  ["sec", "1"],
  ["proxy", "1"],
  ["priority", "u=1"],
  ["idempotency-key", "1"],
  ["a".repeat(200), "1"],
  ["x-a", "v".repeat(4000)],
  ["x-a", "\u00e9"],
];

const hints: readonly Field[] = [
  ["dpr", "2"],
  ["downlink", "10"],
  ["save-data", "on"],
  ["viewport-width", "100"],
  ["width", "100"],
  ["device-memory", "8"],
  ["rtt", "10"],
  ["ect", "4g"],
  ["available-dictionary", "x"],
  ["service-worker", "script"],
  ["upgrade-insecure-requests", "1"],
  ["purpose", "prefetch"],
];

const refused: readonly Field[] = [
  ["a b", "1"],
  ["", "1"],
  ["a:", "1"],
  ["x-\u00e9", "1"],
  ["x-a", "\u20ac"],
  ["x-a", "1\r\n2"],
  ["x-a", "1\x002"],
  ["x-a", "  padded \t"],
];

const lists: readonly { desc: string; headers: readonly Field[] }[] = [
  {
    desc: "two custom headers, unsorted",
    headers: [
      ["x-b", "1"],
      ["x-a", "2"],
    ],
  },
  {
    desc: "one custom header twice",
    headers: [
      ["x-a", "1"],
      ["X-A", "2"],
    ],
  },
  {
    desc: "accept twice",
    headers: [
      ["accept", "text/html"],
      ["accept", "text/css"],
    ],
  },
  {
    desc: "content-type twice",
    headers: [
      ["content-type", "text/plain"],
      ["content-type", "text/plain"],
    ],
  },
  {
    desc: "a safelisted and a custom header",
    headers: [
      ["accept", "text/html"],
      ["x-a", "1"],
    ],
  },
  {
    desc: "1024 bytes of safelisted values",
    headers: Array.from({ length: 8 }, (): Field => ["accept", "a".repeat(126)]),
  },
  {
    desc: "three safelisted headers of 128 bytes",
    headers: [
      ["accept", "a".repeat(128)],
      ["accept-language", "a".repeat(128)],
      ["content-language", "a".repeat(128)],
    ],
  },
  {
    desc: "accept and an unsafe content-language",
    headers: [
      ["accept", "text/html"],
      ["content-language", "en_US"],
      ["content-type", "application/json"],
    ],
  },
  { desc: "thirty custom headers", headers: Array.from({ length: 30 }, (_, index): Field => [`x-${30 - index}`, "1"]) },
];

const named = (kind: string, fields: readonly Field[]): Case[] =>
  fields.map(([name, value]) =>
    caseOf({ desc: `${kind} ${shown(name)}: ${shown(value)}`, fetch: { headers: [[name, value]] } }),
  );

function shown(text: string): string {
  const quoted = JSON.stringify(text);
  return quoted.length > 48 ? `${quoted.slice(0, 40)}… (${text.length} bytes)` : quoted;
}

export const requestHeaders: readonly Case[] = [
  ...named("safelisted name", safelisted),
  ...contentTypes.map((value) =>
    caseOf({
      desc: `content-type ${shown(value)}`,
      fetch: { method: "POST", body: { text: "x" }, headers: [["content-type", value]] },
    }),
  ),
  ...ranges.map((value) => caseOf({ desc: `range ${shown(value)}`, fetch: { headers: [["range", value]] } })),
  ...named("forbidden name", forbidden),
  ...named("custom header", preflighted),
  ...named("hint", hints),
  ...named("odd header", refused),
  ...lists.map(({ desc, headers }) => caseOf({ desc, fetch: { headers } })),
  ...["", "no-cors"].map((mode) =>
    caseOf({
      desc: `no-cors guard drops custom headers, mode ${mode || "cors"}`,
      fetch: {
        ...(mode && { mode }),
        headers: [
          ["x-a", "1"],
          ["accept", "text/html"],
          ["range", "bytes=0-1"],
        ],
      },
    }),
  ),
];
