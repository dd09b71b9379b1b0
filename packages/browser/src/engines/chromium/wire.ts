import { elements, namedFields, safeNumber, splitField, trimBlanks } from "../../wire/wire-text.ts";
import { standardWire } from "../standard/wire.ts";
import type { WireRules } from "../wire-rules.ts";

/** What may stand before the status line. */
const maxJunk = 4;

/** Lines, each without its end: a carriage return alone ends one too. A line that begins with a blank goes on with the one before. */
function unfold(text: string): readonly string[] {
  const lines: string[] = [];
  let continues = false;
  for (const line of text.split(/[\r\n]+/).filter((one) => one !== "")) {
    if (continues && /^[\t ]/.test(line)) {
      lines.push(`${lines.pop() ?? ""} ${line.replace(/^[\t ]+/, "")}`);
      continue;
    }
    lines.push(line);
    continues = /^[^\t :][^:]*:/.test(line) && !/^(?:set-cookie2?|date|expires)[\t ]*:/i.test(line);
  }
  return lines;
}

export const chromiumWire: WireRules = {
  ...standardWire,
  maxHeadBytes: 256 * 1024,
  start: (first, ended, { secure, defaultPort }) => {
    if (first.length < maxJunk + 4 && !ended) return "more-needed";
    const at = first.slice(0, maxJunk + 4).search(/http/i);
    if (at >= 0) return at;
    return !secure && (defaultPort || /^icy /i.test(first)) ? "no-head" : "refused";
  },
  returnEndsLine: true,
  // Whatever else it is, it is a status line.
  statusLine: (line) => {
    if (line.includes("\0")) return undefined;
    const [, major = "0", minor = "0"] = /^http\/(\d)\.(\d)/i.exec(line) ?? [];
    const takesChunks = major !== "0" && `${major}${minor}` !== "10";
    const version = { takesChunks, isOld: !takesChunks };
    const [, blanks = "", rest = ""] = /( +)(.*)/s.exec(line) ?? [];
    if (blanks === "") return { ...version, status: 200, text: "OK" };
    const [, digits = "", text = ""] = /^(\d*)(.*)/s.exec(rest) ?? [];
    if (digits === "") return { ...version, status: 200, text: "" };
    return { ...version, status: safeNumber(digits) ?? 0, text: text.replace(/^ +|(?<! ) +$/g, "") };
  },
  fields: (text) => {
    if (text.includes("\0")) return undefined;
    const fields = unfold(text)
      .filter((line) => !/^[\t ]/.test(line))
      .map(splitField);
    return namedFields(fields.map((field) => field && [trimBlanks(field[0]), trimBlanks(field[1])]));
  },
  endInHead: "accepted-over-http",
  switchingIsInterim: true,
  bodiless: [204, 205, 304],
  isChunked: (values, { takesChunks }) =>
    takesChunks && elements(values).some((value) => value.toLowerCase() === "chunked"),
  contentLength: (values) => {
    const all = new Set(elements(values));
    const [only] = all;
    if (all.size > 1) return "refused";
    return only !== undefined && /^\d+$/.test(only) ? safeNumber(only) : undefined;
  },
  lengthBesideChunks: "ignored",
  chunkSize: (line) => {
    const [, digits] = /^([0-9a-f]+) *(?:;.*)?$/is.exec(line) ?? [];
    return digits === undefined ? undefined : safeNumber(digits, 16);
  },
};
