import type { Case } from "../case.ts";
import { raw, withFields } from "./raw-row.ts";
import { shown } from "./header-row.ts";

const chunked = "4\r\nbody\r\n0\r\n\r\n";
const inChunks = "Transfer-Encoding: chunked";

const lengths: readonly (readonly string[])[] = [
  ...["2, 2", "2,2", "2, 3", "2,", "+2", "-2", "0x2", "2 2", "", "2.0", "2;", "2x", "x", "02", "9"],
  ...["99999999999999999999999", "2\x0b", "\x0b2", '"2"', "2\0"],
]
  .map((value) => [value])
  .concat([
    ["2", "2"],
    ["2", "3"],
    ["2", ""],
    ["4", "x"],
    ["x", "4"],
    ["02", "2"],
  ]);

const codings: readonly (readonly string[])[] = [
  ...["chunked", "Chunked", "chunked, chunked", "gzip, chunked", "identity", "identity, chunked", "chunked, identity"],
  ...["gzip", "x", "chunked;a=b", '"chunked"', " chunked ", "chunked\x0b", "xchunked", "chunked,", "", ",chunked"],
]
  .map((value) => [value])
  .concat([
    ["chunked", "chunked"],
    ["identity", "chunked"],
    ["chunked", "identity"],
    ["x", "chunked"],
  ]);

const chunks: readonly string[] = [
  ...[
    "4\r\nbody\r\n",
    "4\r\nbody",
    "4\r\nbo",
    "4\r\nbody\r\n0\r\n",
    "4\r\nbody\r\n0",
    "4\r\nbody\r\n0\r\nx: y\r\n\r\n",
  ],
  ...["4\r\nbody\r\n0\r\nx: y", "4;a=b\r\nbody\r\n0\r\n\r\n", "4 \r\nbody\r\n0\r\n\r\n", " 4\r\nbody\r\n0\r\n\r\n"],
  ...["4\t\r\nbody\r\n0\r\n\r\n", "04\r\nbody\r\n0\r\n\r\n", "0x4\r\nbody\r\n0\r\n\r\n", "+4\r\nbody\r\n0\r\n\r\n"],
  ...["-4\r\nbody\r\n0\r\n\r\n", "x\r\nbody\r\n0\r\n\r\n", "\r\nbody\r\n0\r\n\r\n", "4\nbody\n0\n\n"],
  ...["4\r\nbodyX0\r\n\r\n", "4\r\nbodyXX0\r\n\r\n", "4\r\nbody0\r\n\r\n", "4g\r\nbody\r\n0\r\n\r\n"],
  ...["fffffffffffffffff\r\nbody\r\n0\r\n\r\n", "7fffffffffffffff\r\nbody", "4\r\nbody\r\n00000\r\n\r\n"],
  ...["4\r\nbody\r\n0;x\r\n\r\n", "", "0\r\n\r\n", "0", `${chunked}behind`, "4,\r\nbody\r\n0\r\n\r\n"],
];

/** Of a second chunk, and of the end. */
const laterChunks: readonly string[] = [
  ...["4;a=b", "4 ", " 4", "4x", "x", "", "+4", "-4", "0x4", "ffffffff", "100000000", "ffffffffffffffff", " ", ";a"],
  ...["80000000", "fffffffffffffffff", "4\r", "4\0", "4;a\0b", "0x", "G"],
].map((size) => `4\r\nbody\r\n${size}\r\nmore\r\n0\r\n\r\n`);

const chunkEnds: readonly string[] = [
  ...["0\r\n\r", "0\r\nx", "0 \r\n\r\n", "0x0\r\n\r\n", "-0\r\n\r\n", "-00\r\n\r\n", "+0\r\n\r\n", "0\n\n"],
  ...["0\r\r\n\r\n", "0\r\nx: y\r\nz\r\n\r\n", "0\r\n : y\r\n\r\n", "\r\n0\r\n\r\n", "X0\r\n\r\n"],
].map((end) => `4\r\nbody\r\n${end}`);

const sizes: readonly string[] = [
  ...["100000004", "ffffffff", "7fffffffffffffff", "8000000000000000", "ffffffffffffffff", "0000000000000000000004"],
  ...["\v4", "4\v", "\f4", "4\0", "4 4", "4;", '4;a="b', "\r\n4", "\n4", "100000000;"],
].map((size) => `${size}\r\nbody\r\n0\r\n\r\n`);

/** Lines around chunks: an extension of the first or the last one, and a trailer. */
const longLines = [128, 129, 1000, 16_000, 20_000, 70_000].flatMap((length) => {
  const filler = "a".repeat(length - 4);
  return [
    [`a chunk's line of ${String(length)} bytes`, `4;${filler}\r\nbody\r\n0\r\n\r\n`],
    [`the last chunk's line of ${String(length)} bytes`, `4\r\nbody\r\n0;${filler}\r\n\r\n`],
    [`a trailer of ${String(length)} bytes`, `4\r\nbody\r\n0\r\nx:${filler}\r\n\r\n`],
  ] as const;
});

const both: readonly (readonly string[])[] = [["4"], ["2"], ["x"], ["2", "3"]];

const field = (name: string) => (value: string) => `${name}: ${value}`;

/** Where a body ends. */
export const rawFraming: readonly Case[] = [
  ...lengths.map((values) =>
    raw(`Content-Length ${values.map(shown).join(" and ")}`, withFields(values.map(field("Content-Length")))),
  ),
  ...codings.map((values) =>
    raw(
      `Transfer-Encoding ${values.map(shown).join(" and ")}`,
      withFields(values.map(field("Transfer-Encoding")), chunked),
    ),
  ),
  ...longLines.map(([desc, body]) => raw(desc, withFields([inChunks], body))),
  ...[...chunks, ...laterChunks, ...chunkEnds, ...sizes].map((body) =>
    raw(`chunks ${shown(body)}`, withFields([inChunks], body)),
  ),
  ...both.map((values) =>
    raw(
      `chunks and Content-Length ${values.join(" and ")}`,
      withFields([inChunks, ...values.map(field("Content-Length"))], chunked),
    ),
  ),
  raw("neither", withFields([])),
  raw("more than the length", withFields(["Content-Length: 2"])),
  raw("less than the length, Connection: close", withFields(["Content-Length: 9", "Connection: close"])),
  raw("less than the length, HTTP/1.0", withFields(["Content-Length: 9"], "body", "HTTP/1.0 200 OK")),
  raw("chunks in HTTP/1.0", withFields([inChunks], chunked, "HTTP/1.0 200 OK")),
  ...[204, 205, 304].flatMap((status) => [
    raw(`${String(status)} with a length`, withFields(["Content-Length: 4"], "body", `HTTP/1.1 ${String(status)} X`)),
    raw(`${String(status)} in chunks`, withFields([inChunks], chunked, `HTTP/1.1 ${String(status)} X`)),
  ]),
];
