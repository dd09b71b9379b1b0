import fc from "fast-check";
import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { failureCodes } from "../../src/fetch/failure.ts";
import { inProcess, type App } from "../../src/network/in-process.ts";
import { attempt } from "./attempt.ts";

const origin = "https://api.example";
const codes: readonly string[] = failureCodes;

const piece = fc.oneof(
  fc.constantFrom(
    "HTTP/1.1 200 OK\r\n",
    "HTTP/1.1 100 Continue\r\n\r\n",
    "HTTP/1.1 101 Switch\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n",
    "HTTP/1.1 103 Early Hints\r\n\r\n",
    "Content-Length: 5\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Connection: keep-alive\r\n",
    "5\r\nhello\r\n",
    "0\r\n\r\n",
    "\r\n",
    "hello",
  ),
  fc.string({ unit: "binary-ascii", maxLength: 20 }),
);

const bytes = fc.array(piece, { maxLength: 10 }).map((all) => Buffer.from(all.join(""), "latin1"));
const ending = fc.constantFrom("end", "destroy", "fail", "stall");

describe("whatever an application writes to its socket", () => {
  test("there is an answer or a reason", async () => {
    await fc.assert(
      fc.asyncProperty(bytes, ending, async (all, how) => {
        const controller = new AbortController();
        const app: App = ({ socket }: IncomingMessage, _response: ServerResponse) => {
          socket.write(all);
          if (how === "end") socket.end();
          if (how === "destroy") setImmediate(() => void socket.destroy());
          if (how === "fail") setImmediate(() => void socket.destroy(new Error("Oh.")));
          if (how === "stall") setTimeout(() => controller.abort(), 5);
          return _response;
        };
        const answer = await attempt(inProcess({ [origin]: app }), { url: `${origin}/` }, controller.signal);
        if ("failure" in answer) expect(codes).toContain(answer.failure);
        else if (answer.broken !== undefined) expect(codes).toContain(answer.broken);
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});
