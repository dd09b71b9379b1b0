import fc from "fast-check";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { DecodedBody, handleContentCodings, offeredCodings, type CodedBody } from "../../src/fetch/content-coding.ts";
import { HeaderList } from "../../src/fetch/header-list.ts";
import { NetworkFailure } from "../../src/fetch/network-failure.ts";
import { readBody, within, type Answer } from "./attempt.ts";
import { Browser, engines, inProcess, type EngineName } from "../../src/index.ts";

type Bytes = Uint8Array | AsyncIterable<Uint8Array>;

const rules = engines.standard.contentCodings;

const hello = "hello, ".repeat(100);

const headers = (...codings: readonly string[]): HeaderList =>
  new HeaderList(codings.map((coding) => ["Content-Encoding", coding]));
const coded = (list: HeaderList, body: CodedBody["body"]): CodedBody => ({
  headers: list,
  body,
  url: new URL("https://a.example/"),
});

const decoded = (bytes: Bytes, ...codings: readonly string[]): Promise<Pick<Answer, "body" | "broken">> =>
  within(readBody(handleContentCodings(coded(headers(...codings), bytes), rules)));

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** RFC 1952, section 2.3: the last eight bytes are checksum and length. */
const wrongChecksum = (bytes: Buffer): Buffer => Buffer.from(bytes).fill(0, bytes.length - 8, bytes.length - 4);

/** Four bytes that say what it is, a frame's head, a block of six bytes and one that repeats it, and a checksum. */
const zstdBytes = Buffer.from("28b52ffd04686500003068656c6c6f200100114b11c59d21a8", "hex");
const zstdText = "hello ".repeat(6);

describe("content codings", () => {
  test.each<[desc: string, bytes: Uint8Array, codings: readonly string[], body: string]>([
    ["none", Buffer.from(hello), [], hello],
    ["gzip", gzipSync(hello), ["gzip"], hello],
    ["x-gzip in upper case", gzipSync(hello), ["X-GZIP"], hello],
    ["deflate", deflateSync(hello), ["deflate"], hello],
    ["deflate without its header", deflateRawSync(hello), ["deflate"], hello],
    ["identity", Buffer.from(hello), ["identity"], hello],
    ["identity and gzip", gzipSync(hello), ["identity, gzip"], hello],
    ["two codings in a line", gzipSync(deflateSync(hello)), ["deflate, gzip"], hello],
    ["two codings in two lines", gzipSync(deflateSync(hello)), ["deflate", "gzip"], hello],
    [
      "the same one five times",
      gzipSync(gzipSync(gzipSync(gzipSync(gzipSync(hello))))),
      ["gzip,gzip", "gzip,gzip, gzip"],
      hello,
    ],
    ["an empty body", new Uint8Array(), ["gzip"], ""],
    ["an empty body, twice", new Uint8Array(), ["deflate, gzip"], ""],
    ["nothing, coded", gzipSync(""), ["gzip"], ""],
    ["one that is not known: as it came", gzipSync(hello), ["compress"], gzipSync(hello).toString("latin1")],
    ["one of two is not known: as it came", gzipSync(hello), ["x, gzip"], gzipSync(hello).toString("latin1")],
    ["a header that is no list: as it came", gzipSync(hello), ["gzip;q=1"], gzipSync(hello).toString("latin1")],
    ["an empty header", Buffer.from(hello), [""], hello],
    ["br", brotliCompressSync(hello), ["br"], hello],
    ["zstd", zstdBytes, ["zstd"], zstdText],
    ["zstd, twice in a row", Buffer.concat([zstdBytes, zstdBytes]), ["zstd"], zstdText.repeat(2)],
  ])("%s", async (_desc, bytes, codings, body) => {
    expect(await decoded(bytes, ...codings)).toEqual({ body, broken: undefined });
    for (const size of [1, 7, 4096])
      expect(await decoded(inParts(bytes, size), ...codings)).toEqual({ body, broken: undefined });
  });

  test.each<[desc: string, bytes: Bytes, codings: readonly string[], broken: string]>([
    ["no gzip", Buffer.from(hello), ["gzip"], "malformed"],
    ["no deflate", Buffer.from("\xff\xff\xff\xff", "latin1"), ["deflate"], "malformed"],
    ["a byte", Buffer.from("x"), ["gzip"], "malformed"],
    ["half of it", gzipSync(hello).subarray(0, 20), ["gzip"], "malformed"],
    ["a wrong checksum", wrongChecksum(gzipSync(hello)), ["gzip"], "malformed"],
    ["the inner coding is wrong", gzipSync(hello), ["deflate, gzip"], "malformed"],
    ["eleven codings", gzipSync(hello), [Array(11).fill("gzip").join(", ")], "malformed"],
    ["no br", Buffer.from(hello), ["br"], "malformed"],
    ["no zstd", Buffer.from(hello), ["zstd"], "malformed"],
    ["half of br", brotliCompressSync(hello).subarray(0, 10), ["br"], "malformed"],
    ["half of zstd", zstdBytes.subarray(0, 15), ["zstd"], "malformed"],
    ["bytes behind zstd", Buffer.concat([zstdBytes, Buffer.from("behind")]), ["zstd"], "malformed"],
    ["a connection that breaks", breaking(gzipSync(hello).subarray(0, 20), "truncated"), ["gzip"], "truncated"],
    ["a connection that breaks at once", breaking(new Uint8Array(), "timed-out"), ["gzip"], "timed-out"],
    [
      "a connection that breaks below two",
      breaking(gzipSync(gzipSync(hello)).subarray(0, 20), "aborted"),
      ["gzip, gzip"],
      "aborted",
    ],
  ])("broken: %s", async (_desc, bytes, codings, broken) => {
    expect((await decoded(bytes, ...codings)).broken).toBe(broken);
  });

  test("a body that is decoded already", async () => {
    expect(await decoded(new DecodedBody(Buffer.from(hello)), "gzip")).toEqual({ body: hello, broken: undefined });
  });

  test("any bytes decode, or are malformed", async () => {
    const coding = fc.constantFrom("gzip", "deflate", "gzip, deflate", "br", "zstd", "zstd, gzip");
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]) => {
        const broken = Buffer.from(gzipSync("hello, hello"));
        broken[at % broken.length] = byte;
        return broken;
      }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, coding, fc.integer({ min: 1, max: 30 }), async (all, codings, size) => {
        expect([undefined, "malformed"]).toContain((await decoded(inParts(all, size), codings)).broken);
      }),
      { numRuns: 300 },
    );
  });

  test("what is not read is not decoded", async () => {
    let asked = 0;
    async function* counted(): AsyncGenerator<Uint8Array> {
      for (;;) {
        asked++;
        yield await Promise.resolve(gzipSync(Buffer.alloc(100_000)));
      }
    }
    const body = handleContentCodings(coded(headers("gzip"), counted()), rules) as AsyncIterable<Uint8Array>;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked).toBe(0);
    for await (const chunk of body) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    const then = asked;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked).toBe(then);
  });

  test("a reader that stops does not wait for a source that stalls", async () => {
    let returned = false;
    const start = gzipSync(hello);
    const source: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => {
        let first = true;
        return {
          next: () => {
            if (!first) return new Promise(() => undefined);
            first = false;
            return Promise.resolve({ done: false, value: start });
          },
          return: () => {
            returned = true;
            return new Promise(() => undefined);
          },
        };
      },
    };
    const body = handleContentCodings(coded(headers("gzip"), source), rules) as AsyncIterable<Uint8Array>;
    const reading = (async () => {
      for await (const chunk of body) return chunk.length;
      return 0;
    })();
    expect(await within(reading)).toBeGreaterThan(0);
    expect(returned).toBe(true);
  });
});

function breaking(start: Uint8Array, code: "truncated" | "timed-out" | "aborted"): AsyncIterable<Uint8Array> {
  return {
    async *[Symbol.asyncIterator]() {
      if (start.length > 0) yield start;
      throw await Promise.resolve(new NetworkFailure(code, "The connection broke."));
    },
  };
}

describe("a page's response", () => {
  const page = (bytes: Uint8Array, coding: string): ReturnType<Browser["pageAt"]> => {
    const answer = (): Response => new Response(Buffer.from(bytes), { headers: { "Content-Encoding": coding } });
    return new Browser({ network: inProcess({ "https://a.example": answer }) }).pageAt("https://a.example/");
  };

  test("is decoded, and its header says what it was", async () => {
    const response = await page(gzipSync(hello), "gzip").fetch("/");
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(await response.text()).toBe(hello);
  });

  test("a bomb is an error when it is read, after its budget", async () => {
    const bomb = gzipSync(gzipSync(new Uint8Array(80_000_000)));
    expect(bomb.length).toBeLessThan(20_000);
    const before = process.memoryUsage().rss;
    const response = await page(bomb, "gzip, gzip").fetch("/");
    await expect(within(response.bytes())).rejects.toMatchObject({ cause: { code: "body-too-long" } });
    expect(process.memoryUsage().rss - before).toBeLessThan(600_000_000);
  });

  test("a request offers what can be undone", async () => {
    let offered: string | null = null;
    const app = (request: Request): Response => {
      offered = request.headers.get("accept-encoding");
      return new Response();
    };
    const network = inProcess({ "https://a.example": app });
    await new Browser({ network }).pageAt("https://a.example/").fetch("/");
    expect(offered).toBe("gzip, deflate, br, zstd");
  });
});

describe("each engine", () => {
  const seen = async (engine: EngineName, bytes: Uint8Array, coding: string): Promise<string> => {
    const { body, broken } = await within(
      readBody(handleContentCodings(coded(headers(coding), bytes), engines[engine].contentCodings)),
    );
    if (broken !== undefined) return "broken";
    return body === Buffer.from(bytes).toString("latin1") ? "as it came" : body;
  };
  const short = "hello, hello";
  const undone = { standard: short, chromium: short, firefox: short, webkit: short };
  const untouched = { standard: "as it came", chromium: "as it came", firefox: "as it came", webkit: "as it came" };
  const refused = { standard: "broken", chromium: "broken", firefox: "broken", webkit: "broken" };

  test.each<[desc: string, bytes: Uint8Array, coding: string, expected: Readonly<Record<string, string>>]>([
    ["gzip", gzipSync(short), "gzip", undone],
    ["in capitals", gzipSync(short), "GZIP", { ...undone, webkit: "as it came" }],
    ["identity beside it", gzipSync(short), "identity, gzip", { ...untouched, standard: short, firefox: short }],
    ["an empty element", gzipSync(short), "gzip,", { ...undone, chromium: "as it came" }],
    ["an unknown one below it", gzipSync(short), "x, gzip", { ...untouched, firefox: short }],
    ["an unknown one above it", gzipSync(short), "gzip, x", { ...untouched, firefox: short }],
    ["zstd", zstdBytes, "zstd", { ...untouched, standard: zstdText, chromium: zstdText, firefox: zstdText }],
    ["no gzip", Buffer.from(short), "gzip", { ...refused, webkit: "as it came" }],
    ["no br", Buffer.from(zstdText), "br", refused],
    ["one coding less than it says", gzipSync(short), "gzip, gzip", { ...refused, webkit: short }],
    ["gzip without its end", gzipSync(short).subarray(0, -8), "gzip", { ...undone, standard: "broken" }],
    ["deflate without its end", deflateSync(short).subarray(0, -4), "deflate", { ...undone, standard: "broken" }],
    ["gzip with a wrong checksum", wrongChecksum(gzipSync(short)), "gzip", { ...undone, standard: "broken" }],
    [
      "bytes behind gzip",
      Buffer.concat([gzipSync(short), Buffer.from("behind")]),
      "gzip",
      { ...undone, standard: "broken" },
    ],
    [
      "bytes behind zstd",
      Buffer.concat([zstdBytes, Buffer.from("behind")]),
      "zstd",
      { ...refused, webkit: "as it came" },
    ],
    [
      "zstd without its end",
      zstdBytes.subarray(0, -4),
      "zstd",
      { ...untouched, standard: "broken", chromium: zstdText, firefox: zstdText },
    ],
    ["bytes behind deflate", Buffer.concat([deflateSync(short), Buffer.from("x")]), "deflate", undone],
  ])("%s", async (_desc, bytes, coding, expected) => {
    for (const engine of ["standard", "chromium", "firefox", "webkit"] as const)
      expect([engine, await seen(engine, bytes, coding)]).toEqual([engine, expected[engine]]);
  });

  test("a zstd frame that is a bomb is an error, after its budget", async () => {
    // A frame without a size, and blocks that repeat one byte 131,072 times.
    const block = Buffer.from([
      0x02 | ((131_072 << 3) & 0xff),
      ((131_072 << 3) >> 8) & 0xff,
      ((131_072 << 3) >> 16) & 0xff,
      0x61,
    ]);
    const bomb = Buffer.concat([Buffer.from("28b52ffd0058", "hex"), ...Array<Buffer>(1024).fill(block)]);
    let length = 0;
    for await (const chunk of handleContentCodings(coded(headers("zstd"), bomb), rules) as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > 1_000_000) break;
    }
    expect(length).toBeLessThan(20_000_000);
  });

  test.each<[engine: EngineName, url: string, offered: string]>([
    ["standard", "http://a.example/", "gzip, deflate, br, zstd"],
    ["chromium", "https://a.example/", "gzip, deflate, br, zstd"],
    ["chromium", "http://a.example/", "gzip, deflate"],
    ["chromium", "http://localhost/", "gzip, deflate, br, zstd"],
    ["firefox", "https://a.example/", "gzip, deflate, br, zstd"],
    ["firefox", "http://a.example/", "gzip, deflate"],
    ["firefox", "http://a.localhost/", "gzip, deflate, br, zstd"],
    ["webkit", "https://a.example/", "gzip, deflate, br"],
    ["webkit", "http://localhost/", "gzip, deflate"],
  ])("%s offers %s: %s", (engine, url, offered) => {
    expect(offeredCodings(engines[engine].contentCodings, new URL(url))).toBe(offered);
  });
});
