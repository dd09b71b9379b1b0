import { describe, expect, test } from "vitest";
import { Malformed, RequestReader } from "../src/server/request-reader.ts";

const chunked = "POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";

const requests = [
  { desc: "a lower-case method", text: "patch /r HTTP/1.1\r\n\r\n", request: { method: "patch", target: "/r" } },
  {
    desc: "names as written, values without the space around",
    text: "GET / HTTP/1.1\r\nX-A: \t one two \t\r\nx-a:2\r\n\r\n",
    request: {
      headers: [
        ["X-A", "one two"],
        ["x-a", "2"],
      ],
    },
  },
  { desc: "Latin-1", text: "GET / HTTP/1.1\r\nx-a: \u00e9\r\n\r\n", request: { headers: [["x-a", "\u00e9"]] } },
  {
    desc: "a body by its length",
    text: "PUT / HTTP/1.1\r\ncontent-length: 4\r\n\r\n\r\n\r\n",
    request: { body: Buffer.from("\r\n\r\n") },
  },
  {
    desc: "a chunked body",
    text: `${chunked}3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`,
    request: { body: Buffer.from("abcde") },
  },
  { desc: "empty lines before", text: "\r\n\r\nGET /r HTTP/1.1\r\n\r\n", request: { target: "/r" } },
  { desc: "an absolute target", text: "GET http://b/ HTTP/1.1\r\n\r\n", request: { target: "http://b/" } },
];

const bytesOf = (text: string): Buffer => Buffer.from(text, "latin1");

describe("reads", () => {
  test.each(requests)("$desc", ({ text, request }) => {
    expect([...new RequestReader().push(bytesOf(text))]).toMatchObject([request]);
  });

  test.each(requests)("$desc, byte by byte", ({ text, request }) => {
    const reader = new RequestReader();
    const read = [...bytesOf(text)].flatMap((byte) => [...reader.push(Buffer.from([byte]))]);
    expect(read).toMatchObject([request]);
  });

  test("two requests in one chunk, and waits for the rest of a third", () => {
    const reader = new RequestReader();
    const two = "GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGET /3 HTT";
    expect([...reader.push(bytesOf(two))].map(({ target }) => target)).toEqual(["/1", "/2"]);
    expect([...reader.push(bytesOf("P/1.1\r\n\r\n"))].map(({ target }) => target)).toEqual(["/3"]);
  });
});

describe("refuses", () => {
  test.each([
    { desc: "another protocol", text: "\x16\x03\x01\x02\x00\r\n\r\n" },
    { desc: "HTTP/2", text: "PRI * HTTP/2.0\r\n\r\n" },
    { desc: "a field without a colon", text: "GET / HTTP/1.1\r\nx-a\r\n\r\n" },
    { desc: "a length that is none", text: "GET / HTTP/1.1\r\ncontent-length: x\r\n\r\n" },
    { desc: "a chunk without a size", text: `${chunked}zz\r\n` },
    { desc: "a head without an end", text: `GET / HTTP/1.1\r\nx-a: ${"a".repeat(1 << 20)}` },
  ])("$desc", ({ text }) => {
    expect(() => [...new RequestReader().push(bytesOf(text))]).toThrow(Malformed);
  });
});
