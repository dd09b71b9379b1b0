import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  Browser,
  engines,
  failureCodes,
  NetworkFailure,
  readResponse,
  type EngineName,
  type Network,
} from "../../src/index.ts";
import { ResponseReader } from "../../src/wire/response-reader.ts";
import { readBody } from "../network/attempt.ts";

const names = Object.keys(engines) as EngineName[];
const request = { method: "GET", url: "http://a.example:81/" };
const limits = { maxHeadBytes: 4096, maxBodyBytes: 4096 };

const piece = fc.oneof(
  fc.constantFrom(
    ..."HTTP/1.1 200 OK\r\n|HTTP/1.0 200\n|HTTP/1.1 100 Continue\r\n\r\n|HTTP/1.1 101 X\r\n|ICY 200 OK\r\n|\r\n|\n|\r|\0".split(
      "|",
    ),
    ..."Content-Length: 5\r\n|Content-Length: -5\r\n|Content-Length: 5, 5\r\n|Transfer-Encoding: chunked\r\n".split(
      "|",
    ),
    ..."Transfer-Encoding: x\r\n|Content-Encoding: gzip\r\n|Content-Encoding: br\r\n|Location: /\xe9\t\r\n".split("|"),
    ..."Set-Cookie: a=\xff\r\n| folded\r\n|: x\r\n|5\r\nhello\r\n|0\r\n\r\n|ffffffffffffffff\r\n|HTTP/1.1 302 X\r\n|hello".split(
      "|",
    ),
  ),
  fc.string({ unit: "binary-ascii", maxLength: 20 }),
);

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.array(piece, { maxLength: 12 }).map((all) => Buffer.from(all.join(""), "latin1")),
  fc
    .array(piece, { maxLength: 12 })
    .map((all) => Buffer.from(`HTTP/1.1 200 OK\r\n${all.join("")}\r\n\r\n${all.join("")}`, "latin1")),
);

/** What came of bytes that arrive in pieces. */
function read(engine: EngineName, pieces: readonly Uint8Array[]): unknown {
  const reader = new ResponseReader(request, engines[engine].wire, limits);
  const content: Uint8Array[] = [];
  for (const chunk of pieces) {
    reader.push(chunk);
    if (reader.head !== undefined) content.push(reader.take() ?? new Uint8Array());
  }
  reader.end();
  const rest = reader.take();
  if (reader.head !== undefined && rest !== undefined) content.push(rest);
  return { head: reader.head, failure: reader.failure?.code, content: Buffer.concat(content).toString("latin1") };
}

const cut = (all: Uint8Array, places: readonly number[]): Uint8Array[] => {
  const at = [...new Set(places.map((place) => place % (all.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((start, index) => all.subarray(start, at[index]));
};

describe("whatever a server sends", () => {
  test.each(names)("%s reads a response, or has a reason", async (engine) => {
    await fc.assert(
      fc.asyncProperty(bytes, async (all) => {
        try {
          const { body } = readResponse(request, all, engines[engine].wire);
          const { broken } = await readBody(body);
          if (broken !== undefined) expect(failureCodes).toContain(broken);
        } catch (error) {
          expect(error).toBeInstanceOf(NetworkFailure);
        }
      }),
      { numRuns: 500 },
    );
  });

  // In Firefox it counts what is found together.
  test.each(names.filter((name) => name !== "firefox"))("%s reads the same, however it is cut", (engine) => {
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(), { maxLength: 8 }), (all, places) => {
        expect(read(engine, cut(all, places))).toEqual(read(engine, [all]));
      }),
      { numRuns: 500 },
    );
  });

  test.each(names)("a page in %s gets a response or an error of its own", async (engine) => {
    await fc.assert(
      fc.asyncProperty(bytes, async (all) => {
        const network = {
          exchange: (...[wire, , rules]: Parameters<Network["exchange"]>) =>
            Promise.resolve().then(() => readResponse(wire, all, rules)),
        };
        const page = new Browser({ engine, network }).pageAt("http://a.example:81/page");
        const outcome = await page.attempt("/r");
        if (outcome.failure !== undefined) expect(failureCodes).toContain(outcome.failure.code);
        const text = await outcome.response?.text().catch((error: unknown) => error);
        expect(text === undefined || typeof text === "string" || text instanceof TypeError).toBe(true);
        await new Promise<void>((resolve) => {
          const xhr = new page.XMLHttpRequest();
          xhr.addEventListener("loadend", () => resolve());
          xhr.open("GET", "/r");
          xhr.send();
        });
        await page.navigate("/r");
      }),
      { numRuns: 100 },
    );
  });
});

describe("the work is in proportion to what came", () => {
  test.each(names)("%s, byte by byte", (engine) => {
    const reader = new ResponseReader(request, engines[engine].wire, { maxHeadBytes: 2 ** 20, maxBodyBytes: 2 ** 20 });
    const text = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nx: ${"a".repeat(50_000)}\r\n\r\n${"1\r\nx\r\n".repeat(20_000)}0\r\n\r\n`;
    for (const byte of Buffer.from(text)) reader.push(Uint8Array.of(byte));
    reader.end();
    expect(reader.done).toBe(true);
  });

  const runs = [" ", "\t", "\r", "0", "-", ",", ", ", ":", "a ", " \n", "\r\n ", "a:b\n", "\0"];
  const places: readonly ((run: string) => string)[] = [
    (run) => `${run}HTTP/1.1 200 OK\r\n\r\n`,
    (run) => `HTTP/1.1 ${run}200 OK\r\n\r\n`,
    (run) => `HTTP/1.1 200 a${run}b\r\n\r\n`,
    (run) => `HTTP/1.1 200 OK\r\nx${run}y: z\r\n\r\n`,
    (run) => `HTTP/1.1 200 OK\r\nx: a${run}b\r\n\r\n`,
    (run) => `HTTP/1.1 200 OK\r\nContent-Length: 1${run}b\r\n\r\n`,
    (run) => `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked${run}b\r\n\r\n`,
    (run) => `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1${run}b\r\nx\r\n0\r\n\r\n`,
    (run) => `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n${run}b\r\n\r\n`,
  ];

  test.each(names)("%s, with a long run of anything anywhere", (engine) => {
    for (const run of runs)
      for (const place of places) {
        const reader = new ResponseReader(request, engines[engine].wire, {
          maxHeadBytes: 2 ** 20,
          maxBodyBytes: 2 ** 20,
        });
        reader.push(Buffer.from(place(run.repeat(150_000 / run.length)), "latin1"));
        reader.end();
        expect(reader.done || reader.failure !== undefined).toBe(true);
      }
  });
});
