import type { Case } from "../case.ts";
import { caseOf } from "../row.ts";
import { named, shown, type Field } from "./header-row.ts";

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

/** Headers of one name, each of so many bytes; together the ninth is more than the standard safelists. */
const repeated = [
  [2, 60],
  [2, 128],
  [8, 128],
  [9, 120],
] as const;

const controls = ["\x01", "\x0b", "\x0c", "\x1f", "\x7f", "\x80", "\xff", "\0", "\r", "\n", "\t"];

export const safelistedHeaders: readonly Case[] = [
  ...["accept", "content-language"].flatMap((name) =>
    repeated.map(([count, bytes]) =>
      caseOf({
        desc: `${count} of ${name}, ${bytes} bytes each`,
        fetch: { headers: Array.from({ length: count }, () => [name, "a".repeat(bytes)] as const) },
      }),
    ),
  ),
  ...named(
    "control character",
    controls.flatMap((byte): Field[] => [
      ["x-a", `a${byte}b`],
      ["accept", `a${byte}b`],
      ["x-a", `${byte}a${byte}`],
    ]),
  ),
  ...named("safelisted name", safelisted),
  ...contentTypes.map((value) =>
    caseOf({
      desc: `content-type ${shown(value)}`,
      fetch: { method: "POST", body: { text: "x" }, headers: [["content-type", value]] },
    }),
  ),
  ...ranges.map((value) => caseOf({ desc: `range ${shown(value)}`, fetch: { headers: [["range", value]] } })),
];
