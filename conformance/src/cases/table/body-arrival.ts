import { gzipSync } from "node:zlib";
import type { Case, Place } from "../case.ts";
import { plainPage, securePage } from "../row.ts";

type Pieces = readonly (string | number)[];

const head = (fields: readonly string[], type = "application/json"): string =>
  ["HTTP/1.1 200 OK", `Content-Type: ${type}`, "Cache-Control: no-store", ...fields, "", ""].join("\r\n");

const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

const inChunks = "Transfer-Encoding: chunked";
const lastChunk = "0\r\n\r\n";
const pause = 250;

const zipped = gzipSync("hello hello hello hello").toString("latin1");
const coded = (bytes: string): string => head(["Content-Encoding: gzip", `Content-Length: ${String(bytes.length)}`]);

/** What an XMLHttpRequest tells, event by event; `before` and `after` stand around `send`. */
const listening = (before: string, after: string): string => `
const log = [];
const x = new XMLHttpRequest();
const note = ({ type, loaded, total, lengthComputable }) => {
  let text = "threw";
  try { text = x.response instanceof ArrayBuffer ? x.response.byteLength : x.response; } catch {}
  const state = [type, x.readyState, x.status, text, x.responseURL !== "", x.getAllResponseHeaders() !== ""];
  log.push([...state, ...(loaded === undefined ? [] : [loaded, total, lengthComputable])].join(" "));
};
for (const type of ["readystatechange", "progress", "load", "error", "abort", "timeout", "loadend"]) x.addEventListener(type, note);
const ended = new Promise((resolve) => { x.addEventListener("loadend", resolve); setTimeout(resolve, 3000); });
x.open("GET", to);
${before};
x.send();
${after};
await ended;
return log;`;

const reading = `
const log = [];
const r = await fetch(to).catch((e) => e);
if (r instanceof Error) return r.name;
const reader = r.body.getReader();
for (;;) {
  try {
    const { done, value } = await reader.read();
    if (done) return [...log, "done"];
    log.push(value.length);
  } catch (e) { return [...log, e.name]; }
}`;

const arriving = (desc: string, raw: Pieces, source: string, page: Place = securePage): Case => ({
  desc: `body arrival: ${desc}`,
  page,
  routes: { "/r": { actual: { status: 0, headers: [], raw } } },
  actions: [{ kind: "source", to: new URL("/r", page.url).href, source }],
});

const ways: readonly (readonly [desc: string, raw: Pieces])[] = [
  ["three chunks", [head([inChunks]) + chunk("aaaa"), pause, chunk("bbbb"), pause, chunk("cccc"), pause, lastChunk]],
  ["a known length", [`${head(["Content-Length: 8"])}aaaa`, pause, "bbbb"]],
  ["the head first", [head(["Content-Length: 4"]), pause, "aaaa"]],
  ["the head first, and nothing", [head([inChunks]), pause, lastChunk]],
  ["two chunks at a time", [head([inChunks]) + chunk("aaaa"), 20, chunk("bbbb"), 300, lastChunk]],
  ["half a character", [head([inChunks]) + chunk("aaa\xc3"), pause, chunk("\xa9b"), pause, lastChunk]],
  ["one byte at a time", [head([inChunks]) + chunk("a"), pause, chunk("b"), pause, chunk("c"), pause, lastChunk]],
  ["less than the length", [`${head(["Content-Length: 9"])}aaaa`, pause]],
  ["nothing of the length", [head(["Content-Length: 9"]), pause]],
  ["a part of a chunk", [`${head([inChunks])}8\r\naaaa`, pause]],
  ["no last chunk", [head([inChunks]) + chunk("aaaa"), pause]],
  ["gzip", [coded(zipped) + zipped]],
  ["gzip in two pieces", [coded(zipped) + zipped.slice(0, 12), pause, zipped.slice(12)]],
  ["gzip without its end", [coded(zipped.slice(0, 20)) + zipped.slice(0, 20)]],
  ["no gzip", [`${coded("not gzip")}not gzip`]],
  ["no gzip, later", [coded("not gzip"), pause, "not gzip"]],
];

const small: Pieces = [chunk("aaaa"), pause, chunk("bbbb"), pause, lastChunk];
/** Of which WebKit sees at once that no declaration is in it. */
const longer: Pieces = [chunk("a".repeat(30)), pause, chunk("b".repeat(30)), pause, lastChunk];

const types: readonly (readonly [type: string, body: Pieces])[] = [
  ...["text/plain", "text/plain;charset=utf-8", "text/html", "image/png", "text/css"].map(
    (type) => [type, small] as const,
  ),
  ["application/rss+xml", longer],
  ["x", longer],
  ["text/plain\r\nX-Content-Type-Options: nosniff", small],
];

/** What is set on the way fires while nothing comes. */
const slow: Pieces = [head([inChunks]) + chunk("aaaa"), 1500, lastChunk];

const timeouts: readonly (readonly [before: string, after: string])[] = [
  ["x.timeout = 400", ""],
  ["", "x.timeout = 400"],
  ["", "x.onreadystatechange = () => { if (x.readyState === 2) x.timeout = 400 }"],
  ["", "let set; x.onreadystatechange = () => { if (x.readyState === 3 && !set) { set = true; x.timeout = 400 } }"],
  ["x.onloadstart = () => { x.timeout = 400 }", ""],
  ["x.timeout = 2000", "x.timeout = 400"],
  ["x.timeout = 400", "x.timeout = 0"],
  ["x.timeout = 400", "setTimeout(() => (x.timeout = 2000), 100)"],
  ["x.timeout = 2000", "setTimeout(() => (x.timeout = 100), 400)"],
  ["x.timeout = 2000", "x.timeout = 0; x.timeout = 400"],
  ["", "setTimeout(() => (x.timeout = 100), 400)"],
  ["", "setTimeout(() => (x.timeout = 650), 400)"],
];

const ends: readonly (readonly [before: string, after: string])[] = [
  ["x.timeout = 400", ""],
  ["", "setTimeout(() => x.abort(), 400)"],
  ["", "let n = 0; x.onprogress = () => { if (++n === 1) x.abort() }"],
];

const kinds = ["arraybuffer", "json", "blob", "text"];

/** When a page hears of a body that comes in pieces, is broken or late. */
export const bodyArrival: readonly Case[] = [
  ...ways.map(([desc, raw]) => arriving(desc, raw, listening("", ""))),
  ...ways.map(([desc, raw]) => arriving(`${desc}, fetch`, raw, reading)),
  ...types.map(([type, body]) =>
    arriving(
      `${JSON.stringify(type)}, ${String(body[0]).slice(0, 3).trim()}`,
      [head([inChunks], type), ...body],
      listening("", ""),
    ),
  ),
  ...timeouts.map(([before, after]) => arriving(`timeout, ${before} | ${after}`, slow, listening(before, after))),
  ...ends.flatMap(([before, after]) =>
    kinds.map((kind) =>
      arriving(`${kind}, ${before} | ${after}`, slow, listening(`x.responseType = "${kind}"; ${before}`, after)),
    ),
  ),
  ...kinds.map((kind) =>
    arriving(`${kind}, broken`, [`${head([inChunks])}8\r\naaaa`, pause], listening(`x.responseType = "${kind}"`, "")),
  ),
  arriving("over http", slow, listening("", ""), plainPage),
];
