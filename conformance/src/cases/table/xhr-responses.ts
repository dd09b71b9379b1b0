import type { Case } from "../case.ts";
import { granted, sourceCases } from "../row.ts";

const wait = "x.send(); await new Promise((r) => x.addEventListener('loadend', r));";
const codes = "[...x.responseText].map((c) => c.codePointAt(0).toString(16)).join(' ')";

/** Bytes and what the response says of them; each row is a source between `open` and `send`, and one after it. */
const served = (bytes: string, type: string, before: string, after: string): Case[] =>
  sourceCases(
    [`/* ${bytes} ${type} */ const x = new XMLHttpRequest(); x.open('GET', to); ${before}; ${wait} ${after}`],
    undefined,
    { actual: { ...granted([["content-type", type]]).actual, bytes } },
  );

const hex = (text: string): string => Buffer.from(text, "latin1").toString("hex");

const declared = hex('<?xml version="1.0" encoding="iso-8859-1"?><a>\xe9</a>');

const texts: readonly Case[] = ["e9", "efbbbf41", "feff0041", "fffe4100", "80819f"].flatMap((bytes) =>
  ["text/plain", "text/plain;charset=windows-1252", "text/plain;charset=iso-8859-1", "text/plain;charset=utf-16le"]
    .concat(["text/plain;charset=shift_jis", "text/plain;charset=x", "application/xml", "text/html"])
    .flatMap((type) => served(bytes, type, "", `return ${codes}`)),
);

const declarations: readonly Case[] = [
  "text/xml",
  "image/svg+xml",
  "text/plain",
  "text/html",
  "",
  "text/xml;charset=utf-8",
].flatMap((type) =>
  ["", "text"].flatMap((kind) => served(declared, type, `x.responseType = '${kind}'`, `return ${codes}`)),
);

const overrides: readonly Case[] = [
  "text/plain;charset=windows-1252",
  "text/plain;charset=x",
  "nonsense",
  "text/xml",
].flatMap((type) =>
  served("e980", "text/plain;charset=iso-8859-1", `x.overrideMimeType('${type}')`, `return ${codes}`),
);

const blobTypes: readonly Case[] = ["text/plain", "Text/HTML; Charset=UTF-8", "", "x", "text/plain;a=b;a=c"].flatMap(
  (type) =>
    ["", "x.overrideMimeType('image/PNG;a=B')", "x.overrideMimeType('nonsense')"].flatMap((override) =>
      served("41", type, `x.responseType = 'blob'; ${override}`, "return x.response.type"),
    ),
);

const json: readonly Case[] = ["7b", "efbbbf31", "31"].flatMap((bytes) =>
  ["application/json", "text/plain;charset=utf-16le"].flatMap((type) =>
    served(bytes, type, "x.responseType = 'json'", "return x.response"),
  ),
);

const calls: readonly string[] = [
  "new XMLHttpRequest().open()",
  "new XMLHttpRequest().open('GET')",
  "new XMLHttpRequest().send()",
  "const x = new XMLHttpRequest(); x.open('GET', to); x.setRequestHeader('x')",
  "const x = new XMLHttpRequest(); x.open('GET', to); x.setRequestHeader('x', '\\u20ac')",
  "const x = new XMLHttpRequest(); x.open('GET', to); x.setRequestHeader('x', Symbol())",
  "const x = new XMLHttpRequest(); x.setRequestHeader('a b', '1')",
  "const x = new XMLHttpRequest(); x.open('GET', to); x.setRequestHeader('a b', '1')",
  "new XMLHttpRequest().getResponseHeader()",
  "return new XMLHttpRequest().getResponseHeader('a b')",
  "new XMLHttpRequest().overrideMimeType()",
  "new XMLHttpRequest().overrideMimeType(5)",
  ...["'a'", "-1", "1.9", "2 ** 32 + 5"].map(
    (timeout) => `const x = new XMLHttpRequest(); x.timeout = ${timeout}; return x.timeout`,
  ),
  "const x = new XMLHttpRequest(); x.withCredentials = 'a'; return x.withCredentials",
  ...["5", "null", "'document'", "'x'"].map(
    (type) => `const x = new XMLHttpRequest(); x.responseType = ${type}; return x.responseType`,
  ),
  "const x = new XMLHttpRequest(); x.onload = 5; return x.onload",
  "const x = new XMLHttpRequest(); return [x.upload instanceof XMLHttpRequestUpload, x instanceof XMLHttpRequestEventTarget, x.upload === x.upload, x instanceof EventTarget, x.responseXML, x.responseText, x.response]",
  "new XMLHttpRequestUpload()",
  `const n = []; const x = new XMLHttpRequest(); x.open('GET', to); x.send({ toString() { n.push(x.readyState); return 'o' } }); n.push('sent'); await new Promise((done) => (x.onloadend = done)); return n`,
  "const n = []; try { new XMLHttpRequest().send({ toString() { n.push('called'); return 'o' } }) } catch (e) { n.push(e.name) } return n",
  "const x = new XMLHttpRequest(); x.open('POST', to); x.send({ toString() { throw new RangeError('x') } })",
  "const x = new XMLHttpRequest(); x.open('POST', to); x.send(Symbol())",
  `const x = new XMLHttpRequest(); x.open('GET', to); ${wait} x.overrideMimeType('text/plain')`,
  `const x = new XMLHttpRequest(); x.open('GET', to); ${wait} x.responseType = 'blob'`,
  `const x = new XMLHttpRequest(); x.open('GET', to); x.responseType = 'json'; ${wait} return x.responseText`,
  `const x = new XMLHttpRequest(); x.open('GET', to); x.responseType = 'json'; ${wait} return x.responseXML`,
  ...["'u', 'p'", "'u', null", "undefined, 'p'", "''"].map(
    (user) => `const x = new XMLHttpRequest(); x.open('GET', to, true, ${user}); ${wait} return x.responseURL`,
  ),
  ...["[1, 2]", "5", "true", "{}", "new ReadableStream()"].map(
    (body) =>
      `const x = new XMLHttpRequest(); x.open('POST', to); x.upload.onloadstart = (e) => (x.total = e.total); x.send(${body}); await new Promise((r) => x.addEventListener('loadend', r)); return x.total`,
  ),
];

const progress = ["", "41"].flatMap((bytes) =>
  served(
    bytes,
    "text/plain",
    "const n = []; for (const t of ['readystatechange', 'progress']) x.addEventListener(t, (e) => n.push(t, x.readyState, e.loaded))",
    "return n",
  ),
);

/** What an XMLHttpRequest makes of bytes and types, and how its members convert what a script gives. */
export const xhrResponses: readonly Case[] = [
  ...texts,
  ...declarations,
  ...overrides,
  ...blobTypes,
  ...json,
  ...progress,
  ...sourceCases(calls),
];

const uploads = ["load", "loadend", "error"].flatMap((uploadListener) =>
  [301, 303, 307].flatMap((status): Case[] => [
    {
      desc: `xhr: upload ${uploadListener}, ${String(status)} without a Location`,
      page: { url: "https://a.localhost/page" },
      routes: { "/r": granted([], status) },
      actions: [{ kind: "xhr", to: "https://a.localhost/r", method: "POST", body: { text: "x" }, uploadListener }],
    },
  ]),
);

export const xhrUploads: readonly Case[] = uploads;
