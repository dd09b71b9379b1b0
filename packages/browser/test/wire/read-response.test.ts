import { describe, expect, test } from "vitest";
import {
  engines,
  NetworkFailure,
  readResponse,
  receiveResponse,
  type EngineName,
  type WireResponse,
} from "../../src/index.ts";
import { chunkRows, interimRows } from "./chunk-rows.ts";
import { all, head, shipped, type Row } from "./row.ts";
import { readBody } from "../network/attempt.ts";

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

/** Status, text, fields and body in short; the code of a failure. */
async function seen(engine: EngineName, text: string, url: string): Promise<string> {
  try {
    const { status, statusText, headers, body } = readResponse(
      { method: "GET", url },
      latin1(text),
      engines[engine].wire,
    );
    const { body: content, broken } = await readBody(body);
    const fields = headers.map((field) => field.join("=")).join(" ");
    return `${String(status)} ${JSON.stringify(statusText)} [${fields}] ${JSON.stringify(content)}${broken === undefined ? "" : ` ${broken}`}`;
  } catch (error) {
    if (error instanceof NetworkFailure) return error.code;
    throw error;
  }
}

const shortened = (text: string): string => text.replace(/^200 "OK" /, "");

const rows: readonly Row[] = [
  ...chunkRows,
  ...interimRows,
  { desc: "a length", bytes: `${head("Content-Length: 2")}body`, ...all('[Content-Length=2] "bo"') },
  { desc: "no length", bytes: `${head("x-a: 1")}body`, ...all('[x-a=1] "body"') },
  {
    desc: "a length twice in one line",
    bytes: `${head("Content-Length: 2, 2")}body`,
    ...all('[Content-Length=2, 2] "bo"'),
    webkit: "malformed",
  },
  {
    desc: "two lengths",
    bytes: `${head("Content-Length: 2", "Content-Length: 3")}body`,
    ...all("malformed"),
    webkit: '[Content-Length=2 Content-Length=3] "bod"',
  },
  {
    desc: "a length that is none",
    bytes: `${head("Content-Length: x")}body`,
    ...all("malformed"),
    chromium: '[Content-Length=x] "body"',
    firefox: '[Content-Length=x] "body"',
  },
  {
    desc: "a length below zero",
    bytes: `${head("Content-Length: -2")}body`,
    ...shipped('[Content-Length=-2] "body"'),
    webkit: '[Content-Length=-2] ""',
  },
  {
    desc: "a length with a sign",
    bytes: `${head("Content-Length: +2")}body`,
    ...shipped('[Content-Length=+2] "bo"'),
    chromium: '[Content-Length=+2] "body"',
  },
  {
    desc: "less than the length",
    bytes: `${head("Content-Length: 9")}body`,
    ...all('[Content-Length=9] "body" truncated'),
  },
  {
    desc: "less than the length of what is coded",
    bytes: `${head("Content-Length: 9", "Content-Encoding: x")}body`,
    ...all('[Content-Length=9 Content-Encoding=x] "body" truncated'),
    firefox: '[Content-Length=9 Content-Encoding=x] "body"',
  },
  {
    desc: "less than the length, and the end announced",
    bytes: `${head("Content-Length: 9", "Connection: close")}body`,
    ...all('[Content-Length=9 Connection=close] "body" truncated'),
    webkit: '[Content-Length=9 Connection=close] "body"',
  },
  {
    desc: "a length beside chunks",
    bytes: `${head("Transfer-Encoding: chunked", "Content-Length: 2")}4\r\nbody\r\n0\r\n\r\n`,
    ...shipped('[Transfer-Encoding=chunked Content-Length=2] "body"'),
  },
  {
    desc: "two lengths beside chunks",
    bytes: `${head("Transfer-Encoding: chunked", "Content-Length: 2", "Content-Length: 3")}4\r\nbody\r\n0\r\n\r\n`,
    ...shipped('[Transfer-Encoding=chunked Content-Length=2 Content-Length=3] "body"'),
    firefox: "malformed",
  },
  {
    desc: "a coding beside chunks",
    bytes: `${head("Transfer-Encoding: gzip, chunked")}4\r\nbody\r\n0\r\n\r\n`,
    ...shipped('[Transfer-Encoding=gzip, chunked] "body"'),
    webkit: "malformed",
  },
  {
    desc: "an unknown coding",
    bytes: `${head("Transfer-Encoding: x")}body`,
    ...shipped('[Transfer-Encoding=x] "body"'),
    webkit: "malformed",
  },
  {
    desc: "the identity",
    bytes: `${head("Transfer-Encoding: identity")}body`,
    ...shipped('[Transfer-Encoding=identity] "body"'),
  },
  {
    desc: "no last chunk",
    bytes: `${head("Transfer-Encoding: chunked")}4\r\nbody\r\n`,
    ...all('[Transfer-Encoding=chunked] "body" truncated'),
    webkit: '[Transfer-Encoding=chunked] "body"',
  },
  {
    desc: "no chunk",
    bytes: head("Transfer-Encoding: chunked"),
    ...all('[Transfer-Encoding=chunked] "" truncated'),
    firefox: "truncated",
    webkit: '[Transfer-Encoding=chunked] ""',
  },
  {
    desc: "a chunk longer than its size",
    bytes: `${head("Transfer-Encoding: chunked")}4\r\nbodyX\r\n0\r\n\r\n`,
    ...all('[Transfer-Encoding=chunked] "body" malformed'),
    firefox: "malformed",
    webkit: '[Transfer-Encoding=chunked] "body"',
  },
  {
    desc: "a size with a prefix",
    bytes: `${head("Transfer-Encoding: chunked")}0x4\r\nbody\r\n0\r\n\r\n`,
    ...all('[Transfer-Encoding=chunked] "" malformed'),
    firefox: '[Transfer-Encoding=chunked] "body"',
    webkit: '[Transfer-Encoding=chunked] "body"',
  },
  {
    desc: "a field that goes on",
    bytes: head("x-a: a", "\tb"),
    ...shipped('[x-a=a b] ""'),
    firefox: '[x-a=a\tb] ""',
  },
  {
    desc: "a carriage return in a value",
    bytes: head("x-a: a\rb", "x-b: 1"),
    standard: "malformed",
    chromium: '[x-a=a x-b=1] ""',
    firefox: '[x-b=1] ""',
    webkit: '[x-a=a b x-b=1] ""',
  },
  {
    desc: "a blank before the colon",
    bytes: head("x-a : 1", "x-b: 2"),
    ...shipped('[x-b=2] ""'),
    chromium: '[x-a=1 x-b=2] ""',
  },
  { desc: "a line without a colon", bytes: head("x-a", "x-b: 2"), ...shipped('[x-b=2] ""') },
  { desc: "NUL in a value", bytes: head("x-a: \0"), ...all("malformed") },
  { desc: "NUL in a name", bytes: head("x\0a: 1"), ...all("malformed"), firefox: '[] ""' },
  { desc: "a vertical tab in a value", bytes: head("x-a: \x0ba"), ...all('[x-a=\x0ba] ""') },
  {
    desc: "a head that is cut, over http",
    bytes: "HTTP/1.1 200 OK\r\nx-a: 1\r\nx-b: 2",
    url: "http://a.example:81/",
    ...all('[x-a=1 x-b=2] ""'),
    standard: "truncated",
    webkit: "truncated",
  },
  {
    desc: "a head that is cut, over https",
    bytes: "HTTP/1.1 200 OK\r\nx-a: 1\r\nx-b: 2",
    ...all("truncated"),
    firefox: '[x-a=1 x-b=2] ""',
  },
  {
    desc: "a head that is cut behind a line",
    bytes: "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n",
    ...all("truncated"),
    firefox: '[Content-Length=4] ""',
    webkit: '[Content-Length=4] "" truncated',
  },
  { desc: "nothing", bytes: "", ...all("unreachable") },
  {
    desc: "no head",
    bytes: "just text",
    url: "http://a.example/",
    ...all("malformed"),
    chromium: '[] "just text"',
    firefox: '[] "just text"',
  },
  { desc: "no head, on another port", bytes: "just text", ...all("malformed"), firefox: '[] "just text"' },
  { desc: "bytes before the head", bytes: `abc${head()}`, ...all("malformed"), chromium: '[] ""', firefox: '[] ""' },
  {
    desc: "a status of four digits",
    bytes: "HTTP/1.1 1000 X\r\n\r\n",
    ...all("malformed"),
    chromium: '1000 "X" [] ""',
  },
  {
    desc: "a status of two digits",
    bytes: "HTTP/1.1 99 X\r\n\r\n",
    ...all("malformed"),
    chromium: '99 "X" [] ""',
    firefox: '99 "X" [] ""',
  },
  {
    desc: "protocols are switched",
    bytes: `HTTP/1.1 101 X\r\n\r\n${head("x-a: 1")}`,
    ...shipped('[x-a=1] ""'),
    firefox: '101 "X" [] ""',
  },
  { desc: "interim responses", bytes: `${"HTTP/1.1 103 X\r\n\r\n".repeat(9)}${head("x-a: 1")}`, ...all('[x-a=1] ""') },
  {
    desc: "a head of 66,000 bytes",
    bytes: head(`x-a: ${"v".repeat(66_000)}`),
    ...all(`[x-a=${"v".repeat(66_000)}] ""`),
    webkit: "head-too-long",
  },
  {
    desc: "a head of 300,000 bytes",
    bytes: head(`x-a: ${"v".repeat(300_000)}`),
    ...all("head-too-long"),
    firefox: `[x-a=${"v".repeat(300_000)}] ""`,
  },
];

describe.each(["standard", "chromium", "firefox", "webkit"] as const)("what %s reads", (engine) => {
  test.each(rows)("$desc", async (row) => {
    expect(shortened(await seen(engine, row.bytes, row.url ?? "https://a.example:444/"))).toBe(row[engine]);
  });
});

describe("as the bytes come", () => {
  async function* pieces(text: string, length: number): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < text.length; at += length) yield await Promise.resolve(latin1(text.slice(at, at + length)));
  }

  const texts = [
    `${head("Content-Length: 4")}body`,
    `${head("Content-Length: 9")}body`,
    `${head("Transfer-Encoding: chunked")}4\r\nbody\r\n0\r\n\r\n`,
    `${head("Transfer-Encoding: chunked")}4\r\nbody\r\nx\r\n`,
    `${head("Transfer-Encoding: chunked")}8\r\nbo`,
    head("Content-Length: 4"),
    "HTTP/1.1 204 X\r\n\r\n",
    "HTTP/1.1 200",
    "no head",
    "",
  ];

  test.each(texts)("%j: the same in pieces of any size", async (text) => {
    const request = { method: "GET", url: "https://api.example/" };
    const short = async (response: Promise<WireResponse>): Promise<unknown> => {
      try {
        const { status, body } = await response;
        return [status, (await readBody(body)).broken];
      } catch (error) {
        if (error instanceof NetworkFailure) return error.code;
        throw error;
      }
    };
    for (const engine of ["standard", "chromium", "webkit"] as const) {
      const { wire } = engines[engine];
      const whole = await short(Promise.resolve().then(() => readResponse(request, latin1(text), wire)));
      for (const length of [1, 3, text.length + 1])
        expect(await short(receiveResponse(request, pieces(text, length), wire))).toEqual(whole);
    }
  });

  test("gives content before the rest has come, and asks for no more when it isn't read on", async () => {
    let ended = false;
    async function* stalling(): AsyncGenerator<Uint8Array> {
      try {
        yield latin1(`${head("Content-Length: 9")}body`);
        await new Promise<never>(() => undefined);
      } finally {
        ended = true;
      }
    }
    const { body } = await receiveResponse({ method: "GET", url: "https://api.example/" }, stalling());
    const chunks = (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
    expect(Buffer.from((await chunks.next()).value as Uint8Array).toString()).toBe("body");
    await chunks.return?.();
    expect(ended).toBe(true);
  });
});
