import { namedFields, safeNumber } from "../../wire/wire-text.ts";
import { standardWire } from "../standard/wire.ts";
import type { Header } from "../../fetch/header-list.ts";
import type { WireRules } from "../wire-rules.ts";

/** As `strtoull` reads it: white space and a sign before. */
const decimal = /^[\t\v\f\r ]*([+-]?)(\d*)$/;
const hexadecimal = /^[\t\v\f\r ]*\+?(?:0x(?=[0-9a-f]))?([0-9a-f]*)/i;

const withoutEnd = (text: string): string => text.replace(/(?<![\t\r ])[\t\r ]+$/, "");

/** A field, with the lines that go on with it. */
const field = /([^\n]*)\n?((?:[\t ][^\n]*\n?)*)/g;

function readField(first: string, more: string): Header | undefined {
  const [, name, value] = /^([^:\t\r ]+):(.*)$/s.exec(first) ?? [];
  if (name === undefined || value === undefined) return undefined;
  const lines = `${value}\n${more}`.replace(/^[\t\r\n ]+/, "").split("\n");
  const joined = lines.map((line) => withoutEnd(line.replace(/^[\t ]+/, ""))).join(" ");
  return [name, withoutEnd(joined).replaceAll("\r", " ")];
}

export const webkitWire: WireRules = {
  ...standardWire,
  // 64 KiB, and the bytes that come with the last of them.
  maxHeadBytes: 65_537,
  start: (first) => {
    const at = first.search(/[^\r\n]|$/);
    const rest = first.slice(at, at + 5);
    if (rest === "HTTP/" || rest.startsWith("ICY")) return at;
    return "HTTP/".startsWith(rest) || "ICY".startsWith(rest) ? "more-needed" : "refused";
  },
  statusLine: (line) => {
    const [, version, status, text = ""] =
      /^(?:HTTP\/0*1\.0*([01])|ICY)[\t ]*(\d{3})(?!\d)[\t ]*(.*)/s.exec(line) ?? [];
    if (status === undefined || Number(status) < 100 || text.includes("\0")) return undefined;
    return { takesChunks: true, isOld: version !== "1", status: Number(status), text: withoutEnd(text) };
  },
  fields: (text) => {
    if (text.includes("\0")) return undefined;
    return namedFields([...text.matchAll(field)].map(([, first = "", more = ""]) => readField(first, more)));
  },
  endInHead: "accepted-after-line",
  switchingIsInterim: true,
  isChunked: (values) => {
    const lines = values.map((value) => value.toLowerCase()).filter((value) => value !== "identity");
    if (lines.includes("chunked")) return true;
    return lines.length > 0 ? "refused" : false;
  },
  contentLength: (values) => {
    const last = values.at(-1);
    if (last === undefined) return undefined;
    const [, sign, digits = ""] = decimal.exec(last) ?? [];
    if (sign === undefined) return "refused";
    // What is below zero ends at once, and what is too large never.
    return sign === "-" ? 0 : digits === "" ? 0 : (safeNumber(digits) ?? Number.MAX_SAFE_INTEGER);
  },
  lengthBesideChunks: "ignored",
  shortBody: ({ isOld }, headers) =>
    isOld || headers.some(([name, value]) => name.toLowerCase() === "connection" && /close/i.test(value))
      ? "whole"
      : "broken",
  chunkSize: (line) => {
    const [, digits = ""] = hexadecimal.exec(line) ?? [];
    const significant = digits.replace(/^0+/, "");
    // What 63 bits do not hold is below zero.
    if (significant === "" || significant.length > 16 || /^[89a-f].{15}/i.test(significant)) return 0;
    return safeNumber(significant, 16) ?? Number.MAX_SAFE_INTEGER;
  },
  maxChunkLineBytes: 128,
  maxTrailerLineBytes: Number.MAX_SAFE_INTEGER,
  chunkEnd: "any-line",
  endBetweenChunks: "whole",
};
