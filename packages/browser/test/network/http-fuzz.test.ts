import fc from "fast-check";
import net, { type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failureCodes } from "../../src/fetch/failure.ts";
import { httpNetwork, type HttpNetwork } from "../../src/network/http.ts";
import { attempt, verdict } from "./attempt.ts";

/** What the one server does with the next connection. */
let act: (socket: Socket) => void = () => undefined;
let server: net.Server;
let origin = "";
/** Short of time, since some servers here say no more. */
let hurried: HttpNetwork;
let patient: HttpNetwork;

beforeAll(async () => {
  server = net.createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => act(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${String((server.address() as net.AddressInfo).port)}`;
  const budgets = { maxHeadBytes: 4_096, maxBodyBytes: 65_536 };
  hurried = httpNetwork({ ...budgets, timeout: { head: 150, gap: 150 } });
  patient = httpNetwork(budgets);
});

afterAll(() => {
  hurried.close();
  patient.close();
  server.close();
});

type Ending = "end" | "reset" | "stall";

const ending = fc.constantFrom<Ending>("end", "end", "reset", "stall");

function finish(socket: Socket, how: Ending): void {
  if (how === "end") socket.end();
  else if (how === "reset") socket.resetAndDestroy();
}

/** Sends chunks, each in a turn of its own, and then ends so or so. */
const sending =
  (chunks: readonly Uint8Array[], how: Ending) =>
  (socket: Socket): void => {
    const [chunk, ...rest] = chunks;
    if (chunk === undefined || socket.destroyed) finish(socket, how);
    else socket.write(chunk, () => setImmediate(sending(rest, how), socket));
  };

/** Cuts bytes at these places. */
function cut(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((start, index) => bytes.subarray(start, at[index])).filter((part) => part.length > 0);
}

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

const codes: readonly string[] = failureCodes;

/** An answer, whole or broken, or a failure: by the codes that there are. */
async function isAnswered(chunks: readonly Uint8Array[], how: Ending): Promise<void> {
  act = sending(chunks, how);
  const answer = await attempt(hurried, { url: `${origin}/` });
  if ("failure" in answer) expect(codes).toContain(answer.failure);
  else if (answer.broken !== undefined) expect(codes).toContain(answer.broken);
}

/** Pieces of which responses are made, and some that they are not made of. */
const piece = fc.oneof(
  fc.constantFrom(
    "HTTP/1.1 200 OK\r\n",
    "HTTP/1.0 200\n",
    "HTTP/1.1 100 Continue\r\n\r\n",
    "HTTP/1.1 103 Early Hints\r\n",
    "HTTP/1.1 101 Switch\r\n",
    "HTTP/1.1 304 Same\r\n",
    "HTTP/1.1 ",
    "Content-Length: 5\r\n",
    "Content-Length: 5, 5\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Transfer-Encoding: gzip, chunked\r\n",
    "Connection: close\r\n",
    "Connection: keep-alive\r\nKeep-Alive: timeout=0\r\n",
    "Connection: upgrade\r\nUpgrade: h2c\r\n",
    "Content-Encoding: gzip\r\n",
    "Trailer: x\r\n",
    ": x\r\n",
    " folded\r\n",
    "\r\n",
    "\n",
    "\r",
    "\0",
    "5\r\nhello\r\n",
    "0\r\n\r\n",
    "ffffffffffffffff\r\n",
    "hello",
  ),
  fc.string({ unit: "binary-ascii", maxLength: 20 }),
);

const pieces = fc.array(piece, { maxLength: 12 }).map((all) => latin1(all.join("")));
const places = fc.array(fc.nat(), { maxLength: 8 });

const head = "HTTP/1.1 200 OK\r\n";

describe("whatever a server sends, there is an answer or a reason", () => {
  test.each([
    ["any bytes", fc.uint8Array({ maxLength: 200 })],
    [
      "any bytes after a good status line",
      fc.uint8Array({ maxLength: 200 }).map((b) => Buffer.concat([latin1(head), b])),
    ],
    [
      "any bytes for a body in chunks",
      fc
        .uint8Array({ maxLength: 200 })
        .map((b) => Buffer.concat([latin1(`${head}Transfer-Encoding: chunked\r\n\r\n`), b])),
    ],
    ["pieces of responses", pieces],
    ["pieces of responses after a good status line", pieces.map((b) => Buffer.concat([latin1(head), b]))],
  ])(
    "%s",
    async (_desc, bytes) => {
      await fc.assert(
        fc.asyncProperty(bytes, places, ending, (all, at, how) => isAnswered(cut(all, at), how)),
        { numRuns: 150 },
      );
    },
    120_000,
  );
});

interface Sent {
  readonly bytes: Uint8Array;
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly delimitedByEnd: boolean;
}

const name = fc
  .string({ unit: fc.constantFrom("a", "b", "X", "Y", "-", "_", "1", "!"), minLength: 1, maxLength: 8 })
  .map((text) => `X${text}`);
const value = fc
  .string({ unit: fc.constantFrom("a", "b", " ", ",", ";", "=", "\t", '"', "\xe9", "\xff"), maxLength: 12 })
  .map((text) => text.trim().replace(/^[\t ]+|[\t ]+$/g, ""));

/** A response as the standard has it, and what is to be made of it. */
const wellFormed: fc.Arbitrary<Sent> = fc
  .record({
    status: fc.integer({ min: 200, max: 599 }).filter((status) => status !== 204 && status !== 304),
    statusText: value,
    own: fc.array(fc.tuple(name, value), { maxLength: 5 }),
    body: fc.array(fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 30 }), { maxLength: 5 }),
    framing: fc.constantFrom("length", "chunks", "end"),
    interim: fc.constantFrom("", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"),
    lineEnd: fc.constantFrom("\r\n", "\r\n", "\n"),
  })
  .map(({ status, statusText, own, body, framing, interim, lineEnd }) => {
    const whole = body.join("");
    const headers: [string, string][] = [...own];
    if (framing === "length") headers.push(["Content-Length", String(whole.length)]);
    if (framing === "chunks") headers.push(["Transfer-Encoding", "chunked"]);
    const lines = [`HTTP/1.1 ${String(status)} ${statusText}`, ...headers.map((pair) => pair.join(": ")), "", ""];
    const chunks = body.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join("");
    const sent = framing === "chunks" ? `${chunks}0\r\n\r\n` : whole;
    const bytes = latin1(interim + lines.join(lineEnd) + sent);
    return { bytes, status, statusText, headers, body: whole, delimitedByEnd: framing === "end" };
  });

describe("a response as the standard has it", () => {
  test("is the same, however it is cut on the way", async () => {
    await fc.assert(
      fc.asyncProperty(wellFormed, places, async ({ bytes, delimitedByEnd, ...sent }, at) => {
        act = sending(cut(bytes, at), "end");
        expect(await attempt(patient, { url: `${origin}/` })).toEqual({ ...sent, broken: undefined });
        expect(delimitedByEnd || bytes.length > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  test("is never whole when it is cut off", async () => {
    await fc.assert(
      fc.asyncProperty(wellFormed, fc.nat(), places, async ({ bytes, delimitedByEnd }, length, at) => {
        const part = bytes.subarray(0, length % bytes.length);
        act = sending(cut(part, at), "end");
        const answer = await attempt(patient, { url: `${origin}/` });
        if (!("failure" in answer) && delimitedByEnd) return;
        const expected = part.length === 0 ? "unreachable" : "truncated";
        expect(verdict(answer).replace(/^\d+ /, "")).toBe(expected);
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});
