import { elements, namedFields, safeNumber, splitField } from "../../wire/wire-text.ts";
import { standardWire } from "../standard/wire.ts";
import type { WireRules } from "../wire-rules.ts";

/** As far as a status line is looked for. */
const searched = 11;

const preface = "http/1.";

/** Those that count only behind white space. */
const otherPrefaces = ["icy ", "http/2", "http/3"];

/** As `strtoul` reads it: white space and a sign before, and anything behind. Below zero, it is larger than any. */
const hexadecimal = /^[\t\v\f\r ]*(?:\+|-(?=0*(?![0-9a-f])))?(?:0x(?=[0-9a-f]))?([0-9a-f]+)/i;

/** A size has 32 bits. */
const maxChunk = 2 ** 32 - 1;

export const firefoxWire: WireRules = {
  ...standardWire,
  sendsWithoutResponse: 10,
  resentMethods: ["GET", "HEAD", "OPTIONS"],
  maxHeadBytes: 384 * 1024,
  start: (first, ended) => {
    if (first.length < searched && !ended) return "more-needed";
    const window = first.slice(0, searched).toLowerCase();
    const at = window.indexOf(preface);
    if (at >= 0) return at;
    const blanks = window.search(/\S|$/);
    if (otherPrefaces.some((one) => window.startsWith(one, blanks))) return blanks;
    // A part of it alone is neither a head nor a body.
    if (ended && preface.startsWith(window)) return window.length < 4 ? "refused" : 0;
    return "no-head";
  },
  statusLine: (line) => {
    const [, minor = "1"] = /^http\/1\.(\d*)/i.exec(line) ?? [];
    const version = { takesChunks: true, isOld: /^0|^$/.test(minor) || /^icy/i.test(line) };
    const space = line.indexOf(" ");
    if (space < 0) return { ...version, status: 200, text: "OK" };
    const [, digits, text = ""] = /^[\t ]*(\d{1,3})(?:[\t ]+(.*)|$)/s.exec(line.slice(space)) ?? [];
    return digits === undefined ? undefined : { ...version, status: Number(digits), text };
  },
  fields: (text) => {
    const fields = text
      .replace(/\r?\n(?=[\t ])/g, (end, at: number) => (at === 0 ? end : ""))
      .split(/\r?\n/)
      .map(splitField);
    const named = namedFields(fields).map(
      ([name, value]) => [name, value.replace(/^[\t\r ]+|(?<![\t\r ])[\t\r ]+$/g, "")] as const,
    );
    if (named.some(([, value]) => value.includes("\0"))) return undefined;
    return named.filter(([, value]) => !value.includes("\r"));
  },
  endInHead: "accepted",
  switchingIsInterim: false,
  bodiless: [101, 204, 205, 304],
  isChunked: (values) => elements(values).some((value) => value.toLowerCase() === "chunked"),
  contentLength: (values) => {
    // Of one line with one value much is read, and of several nothing that is not the same.
    const all = new Set(elements(values));
    const [only] = all;
    if (all.size > 1) return "refused";
    const [, digits] = /^[\t\v\f\r ]*\+?(\d+)$/.exec(only ?? "") ?? [];
    return digits === undefined ? undefined : safeNumber(digits);
  },
  lengthBesideChunks: "checked",
  // The length of a coded body counts for nothing.
  shortBody: ({ isOld }, headers) =>
    isOld || headers.some(([name]) => name.toLowerCase() === "content-encoding") ? "whole" : "broken",
  chunkSize: (line) => {
    const [, digits] = hexadecimal.exec(line) ?? [];
    const size = digits === undefined || line.includes("\0") ? undefined : safeNumber(digits, 16);
    return size === undefined || size > maxChunk ? undefined : size;
  },
  maxChunkLineBytes: 384 * 1024,
  maxTrailerLineBytes: Number.MAX_SAFE_INTEGER,
  chunkEnd: "line-end-or-nothing",
  headIsShown: "with-content",
};
