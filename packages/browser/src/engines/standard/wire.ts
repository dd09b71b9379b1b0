import { namedFields, safeNumber, splitField, trimBlanks } from "../../wire/wire-text.ts";
import type { WireRules } from "../wire-rules.ts";

const preface = "HTTP/";
const token = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i;

/** RFC 9112, and where it leaves a choice, the strict one. */
export const standardWire: WireRules = {
  sendsWithoutResponse: 1,
  resentMethods: [],
  // The standard names no limit.
  maxHeadBytes: 256 * 1024,
  start: (first) => {
    if (first.startsWith(preface)) return 0;
    return preface.startsWith(first) ? "more-needed" : "refused";
  },
  // Section 2.2: a recipient may take a line feed alone.
  returnEndsLine: false,
  // Section 4.
  statusLine: (line) => {
    const [, minor, status, text = ""] = /^HTTP\/1\.(\d) (\d{3})(?: (.*))?$/s.exec(line) ?? [];
    if (status === undefined || Number(status) < 100 || /[\0\r]/.test(text)) return undefined;
    return { takesChunks: minor !== "0", isOld: minor === "0", status: Number(status), text };
  },
  // Section 5: a line that is none, and one that goes on, make the message invalid.
  fields: (text) => {
    const lines = text.split(/\r?\n/).filter((line) => line !== "");
    const fields = lines.map(splitField);
    if (!fields.every((field) => field !== undefined && token.test(field[0]) && !/[\0\r]/.test(field[1])))
      return undefined;
    return namedFields(fields).map(([name, value]) => [name, trimBlanks(value)]);
  },
  // Section 8.
  endInHead: "refused",
  switchingIsInterim: "refused",
  bodiless: [204, 304],
  // Section 6.1: a coding that is not understood.
  isChunked: (values, { takesChunks }) => {
    if (values.length === 0) return false;
    return takesChunks && values.length === 1 && values[0]?.toLowerCase() === "chunked" ? true : "refused";
  },
  // Section 6.3, step 5.
  contentLength: (values) => {
    if (values.length === 0) return undefined;
    const all = new Set(values.flatMap((value) => value.split(",")).map(trimBlanks));
    const [only = ""] = all;
    return all.size === 1 && /^\d+$/.test(only) ? (safeNumber(only) ?? "refused") : "refused";
  },
  // Section 6.3, step 3: it may be an attack.
  lengthBesideChunks: "refused",
  shortBody: () => "broken",
  // Section 7.1.
  chunkSize: (line) => {
    const [, digits] = /^([0-9a-f]+)[\t ]*(?:;.*)?$/is.exec(line) ?? [];
    return digits === undefined ? undefined : safeNumber(digits, 16);
  },
  // The standard names no limit.
  maxChunkLineBytes: 16 * 1024,
  maxTrailerLineBytes: 16 * 1024,
  chunkEnd: "line-end",
  endBetweenChunks: "broken",
  headIsShown: "at-once",
};
