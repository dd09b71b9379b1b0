import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NetworkFailure } from "../../src/index.ts";
import { ReceivedBody } from "../../src/fetch/response-body.ts";

async function* chunksOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

/** All of it, by reading on from what is there. */
async function readOn(body: ReceivedBody): Promise<number[]> {
  for (let length = 0; ;) {
    const bytes = await body.readBeyond(length);
    if (bytes.length === length) return [...bytes];
    length = bytes.length;
  }
}

describe("a body that comes in chunks", () => {
  test("is the chunks in their order, however and however often it is read", async () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(chunks, async (parts) => {
        const body = new ReceivedBody(chunksOf(parts));
        const naive = parts.flatMap((part) => [...part]);
        const read = await Promise.all([readOn(body), body.read().then((bytes) => [...bytes]), readOn(body)]);
        expect(read).toEqual([naive, naive, naive]);
        expect([...(await body.read())]).toEqual(naive);
      }),
    );
  });

  test("fails for each reader alike", async () => {
    const body = new ReceivedBody(
      (async function* () {
        yield await Promise.resolve(Uint8Array.of(1));
        throw new NetworkFailure("truncated", "cut off");
      })(),
    );
    expect([...(await body.readBeyond(0))]).toEqual([1]);
    await expect(body.read()).rejects.toThrow("cut off");
    await expect(readOn(body)).rejects.toThrow("cut off");
  });

  test("is not asked for more than is read", async () => {
    let asked = 0;
    const body = new ReceivedBody(
      (async function* () {
        for (;;) {
          asked += 1;
          yield await Promise.resolve(Uint8Array.of(asked));
        }
      })(),
    );
    await body.readBeyond(2);
    expect(asked).toBe(3);
  });
});
