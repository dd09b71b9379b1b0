import type { Case } from "../case.ts";
import { securePage } from "../row.ts";
import { lengthOf4, raw, rawOverBoth, withFields, withValue } from "./raw-row.ts";
import { shown } from "./header-row.ts";

const bytes = ["\0", "\x01", "\x08", "\t", "\x0b", "\x0c", "\x1f", "\x7f", "\x80", "\xff"];

const values = bytes.flatMap((byte) => [`x-a: a${byte}b`, `x-a: ${byte}b`, `x-a: a${byte}`]);
const names = [...bytes, " ", "(", "@", '"', "/", "{", "\xe9"].map((byte) => `x${byte}a: 1\r\nx-b: 2`);

const lines = [
  ...["x-a: a\rb", "x-a: \rb", "x-a: a\r", "\rx-a: a\r\nx-b: 1", "x-a: a\nx-b: b", "x-a: a\r\n b", "x-a: a\r\n\tb"],
  ...[
    "x-a:\r\n b",
    "x-a: a\r\n  \r\nx-b: 1",
    "x-a: a\r\n x-b: b",
    "x-a : a",
    "x-a\t: a",
    "x-a\r\nx-b: 1",
    ": a\r\nx-b: 1",
  ],
  " \r\nx-b: 1",
];

const statusLines = [
  ...["HTTP/1.1 200", "HTTP/1.1 200 ", "HTTP/1.1  200 OK", "HTTP/1.1 200  OK", "HTTP/1.1\t200 OK", "HTTP/1.1 200\tOK"],
  ...["HTTP/1.1 099 X", "HTTP/1.1 99 X", "HTTP/1.1 0 X", "HTTP/1.1 600 X", "HTTP/1.1 999 X", "HTTP/1.1 1000 X"],
  ...["HTTP/1.1 2 X", "HTTP/1.1 20x X", "HTTP/1.1 200x X", "HTTP/1.1 200OK", "HTTP/1.1 -200 X", "HTTP/1.1 OK"],
  ...[
    "HTTP/1.1 ",
    "HTTP/1.1",
    "HTTP/1.0 200 OK",
    "HTTP/1.2 200 OK",
    "HTTP/1.10 200 OK",
    "HTTP/2 200 ",
    "HTTP/3.0 200 OK",
  ],
  ...["HTTP/0.9 200 OK", "HTTP/ 200 OK", "HTTP 200 OK", "HTTP/1 200 OK", "HTTP/x 200 OK", "HTTP/01.1 200 OK"],
  ...["HTTPS/1.1 200 OK", "ICY 200 OK", "XHTTP/1.1 200 OK", "\r\nHTTP/1.1 200 OK", "\nHTTP/1.1 200 OK"],
  ...[" HTTP/1.1 200 OK", "abcHTTP/1.1 200 OK", "abcdeHTTP/1.1 200 OK", "HTTP/1.1 200 \xc3\xa9", "HTTP/1.1 200 \xe9"],
  ...["HTTP/1.1 200 OK ", "HTTP/1.1 200 O\0K", "HTTP/1.1 200 O\x01K", "HTTP/1.1 200 O\rK"],
];

const ok = "HTTP/1.1 200 OK\r\n";

const ends = [
  ...["just a body", "<html>x</html>", "H", "HTTP", "x", "\r\n", "\r\n\r\n", "HTTP/1.1 20", "HTTP/1.1 200 OK", ok],
  ...[`${ok}${lengthOf4}\r\nx-a: 1\r\n`, `${ok}Content-Length: 0\r\nx-a: 1\r\n`, `${ok}x-a: 1\r\n`],
  ...[`${ok}x-a: 1\r\nx-b: 2`, `${ok}x-a: 1\r\nx-b`, `${ok}x-a: 1\r\n\r`],
  ...["\n", "\r"].map((end) => withFields([lengthOf4, "x-a: 1"]).replaceAll("\r\n", end)),
];

const interim = [
  ...["100 Continue", "103 Early Hints", "199 X", "101 X"].map((status) => `HTTP/1.1 ${status}\r\n\r\n`),
  "HTTP/1.1 101 X\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
  "HTTP/1.1 100 Continue\r\n\r\n".repeat(40),
];

/** As long as so many bytes with the blank line behind it. */
function headOf(length: number): string {
  const empty = withFields([lengthOf4, "x-a: "], "");
  return withFields([lengthOf4, `x-a: ${"v".repeat(length - empty.length)}`]);
}

const floods = [
  ...[60_000, 65_000, 66_000, 262_144, 262_145, 393_216, 393_217].map((length) =>
    raw(`a head of ${String(length)}`, headOf(length)),
  ),
  ...[101, 1001, 3000].map((count) =>
    raw(
      `${String(count)} fields`,
      withFields([lengthOf4, ...Array.from({ length: count }, (_, index) => `x-${String(index)}: 1`)]),
    ),
  ),
];

/** From a host that nothing was requested from before: a connection that is kept is another matter. */
const nothing = ["GET", "HEAD", "POST"].map((method): Case => ({
  desc: `raw: nothing, ${method}`,
  page: securePage,
  routes: { "/r": { actual: { status: 0, headers: [], raw: "" } } },
  actions: [{ kind: "fetch", to: "https://b.localhost/r", method, mode: "no-cors" }],
}));

const hints = "HTTP/1.1 103 Early Hints\r\n";

/** Interim responses from a host that nothing was requested from before, and then the end of the connection. */
const interimAlone = [
  ...["HTTP/1.1 100 Continue\r\n\r\n", `${hints}\r\n`, `${hints}link: </x>\r\n\r\n`, `${hints}\r\n${hints}\r\n`],
  ...[
    `${hints}link: </x>\r\n`,
    "HTTP/1.1 103 Early Hints",
    `${hints}\r\nHT`,
    `${hints}\r\njunk`,
    `${hints}\r\nmore than junk`,
  ],
  ...[`${hints}\r\nHTTP/1.1 200 OK`, `${hints}Content-Length: 4\r\n\r\nbody`, `${hints}\r\nHTTP/1.1 x\r\n\r\n`],
].flatMap((bytes) =>
  ["https", "http"].flatMap((scheme) =>
    ["cors", "no-cors"].map((mode): Case => ({
      desc: `raw: interim alone, ${scheme}, ${mode}, ${shown(bytes)}`,
      page: { url: `${scheme}://a.localhost/page` },
      routes: { "/r": { actual: { status: 0, headers: [], raw: bytes } } },
      actions: [{ kind: "fetch", to: `${scheme}://b.localhost/r`, mode }],
    })),
  ),
);

/** What a response's head may be. */
export const rawHeads: readonly Case[] = [
  ...withValue("value", values),
  ...withValue("name", names),
  ...withValue("line", lines),
  raw("a first line that begins with a blank", withFields([" x-a: a", lengthOf4])),
  raw("a length that goes on", withFields(["Content-Length: 2", " 2"])),
  raw("a blank before the colon of Content-Length", withFields(["Content-Length : 2"])),
  ...statusLines.map((line) => raw(`status line ${shown(line)}`, withFields([lengthOf4], "body", line))),
  ...ends.flatMap((all) => rawOverBoth(`the end after ${shown(all)}`, all)),
  ...interim.map((before) => raw(`interim ${shown(before)}`, before + withFields([lengthOf4]))),
  // One alone from the page's own server has no row: the connection was kept, and Chromium takes it for an empty 200.
  ...interimAlone,
  raw("two interim responses", `${interim[0] ?? ""}${interim[0] ?? ""}${withFields([lengthOf4])}`),
  ...floods,
  ...nothing,
];
