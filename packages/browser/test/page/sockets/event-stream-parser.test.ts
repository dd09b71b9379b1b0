import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EventStreamParser, type StreamEvent } from "../../../src/page/sockets/event-stream-parser.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function parse(chunks: readonly Uint8Array[]): { events: readonly string[]; parser: EventStreamParser } {
  const parser = new EventStreamParser();
  const events = chunks.flatMap((chunk) => [...parser.push(chunk)]);
  return { events: events.map(shown), parser };
}

const shown = ({ type, data, lastEventId }: StreamEvent): string => `${type}|${data}|${lastEventId}`;

describe("an event stream", () => {
  test.each<[desc: string, stream: string, events: readonly string[]]>([
    ["one event", "data: a\n\n", ["message|a|"]],
    ["a byte order mark", "\ufeffdata: a\n\n", ["message|a|"]],
    ["two of them, the second in a name", "\ufeff\ufeffdata: a\n\ndata: b\n\n", ["message|b|"]],
    ["every end of a line", "data:a\rdata: b\r\ndata:  c\n\n", ["message|a\nb\n c|"]],
    ["two carriage returns", "data:a\r\rdata:b\r\r", ["message|a|", "message|b|"]],
    ["a comment", ":x\ndata: a\n\n", ["message|a|"]],
    ["no value", "data\n\n", ["message||"]],
    ["two lines without a value", "data\ndata\n\n", ["message|\n|"]],
    ["a type", "event: foo\ndata: a\n\ndata: b\n\n", ["foo|a|", "message|b|"]],
    ["a type without data", "event: foo\n\ndata: b\n\n", ["message|b|"]],
    ["an empty type", "event:\ndata: a\n\n", ["message|a|"]],
    ["an id", "id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n", ["message|a|1", "message|b|1", "message|c|"]],
    ["an id with NUL", "id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n", ["message|a|1", "message|b|1"]],
    ["an unknown name", "x: 1\nData: 2\ndata : 3\ndata: a\n\n", ["message|a|"]],
    ["a colon in the value", "data: a: b\n\n", ["message|a: b|"]],
    ["an event without its end", "data: a\n\ndata: b\n", ["message|a|"]],
    ["nothing", "", []],
  ])("%s", (_, stream, events) => {
    expect(parse([bytesOf(stream)]).events).toEqual(events);
    expect(parse([...bytesOf(stream)].map((byte) => Uint8Array.of(byte))).events).toEqual(events);
  });

  test("bytes that are not UTF-8", () => {
    expect(parse([Uint8Array.of(100, 97, 116, 97, 58, 0x80, 0xff, 97, 10, 10)]).events).toEqual([
      "message|\ufffd\ufffda|",
    ]);
  });

  test.each([
    ["retry: 50\n", 50],
    ["retry:0\n", 0],
    ["retry: 1a\n", undefined],
    ["retry: -1\n", undefined],
    ["retry\n", undefined],
    ["retry: ١\n", undefined],
  ])("%j asks to wait %s ms", (stream, milliseconds) => {
    expect(parse([bytesOf(stream)]).parser.reconnectionTime).toBe(milliseconds);
  });

  test("`retry` without a time asks for what an engine makes of it", () => {
    const parser = new EventStreamParser("", 3000);
    expect([...parser.push(bytesOf("retry: 5\nretry:\n"))]).toEqual([]);
    expect(parser.reconnectionTime).toBe(3000);
  });

  test.each([
    ["id: 5\n", ""],
    ["id: 5\n\n", "5"],
    ["id: 5\n\nid: 6\n", "5"],
  ])("%j is continued from the id %j", (stream, id) => {
    expect(parse([bytesOf(stream)]).parser.lastEventId).toBe(id);
  });
});

/** The standard's grammar, over the whole stream at once. */
function naive(stream: string): string[] {
  const text = stream.replace(/^\ufeff/, "");
  const blocks = text.split(/\r\n|\n|\r/).slice(0, -1);
  const events: string[] = [];
  let [id, type, data]: [string, string, string[]] = ["", "", []];
  for (const line of blocks) {
    const [, name = line, value = ""] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (line === "") {
      if (data.length > 0) events.push(`${type || "message"}|${data.join("\n")}|${id}`);
      [type, data] = ["", []];
    } else if (name === "id" && !value.includes("\0")) id = value;
    else if (name === "event") type = value;
    else if (name === "data") data.push(value);
  }
  return events;
}

test("is read as by a naive reader, in whatever chunks it comes", () => {
  const piece = fc.constantFrom(
    "data",
    "id",
    "event",
    "retry",
    ":",
    " ",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "a",
    "é",
    "\0",
    "\ufeff",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.array(fc.nat(60), { maxLength: 5 }), (pieces, cuts) => {
      const stream = pieces.join("");
      const bytes = bytesOf(stream);
      const places = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
      const chunks = places.slice(1).map((end, at) => bytes.subarray(places[at], end));
      expect(parse(chunks).events).toEqual(naive(stream));
    }),
    { numRuns: 2000 },
  );
});
