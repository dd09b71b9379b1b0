import { all, head, type Row } from "./row.ts";

/** Sizes of chunks, and the lines around them. */
export const chunkRows: readonly Row[] = [
  {
    desc: "a chunk of more than 32 bits",
    bytes: `${head("Transfer-Encoding: chunked")}100000004\r\nbody\r\n0\r\n\r\n`,
    ...all('[Transfer-Encoding=chunked] "body\\r\\n0\\r\\n\\r\\n" truncated'),
    firefox: "malformed",
  },
  {
    desc: "a chunk of more than 63 bits",
    bytes: `${head("Transfer-Encoding: chunked")}8000000000000000\r\nbody\r\n0\r\n\r\n`,
    ...all('[Transfer-Encoding=chunked] "" malformed'),
    firefox: "malformed",
    webkit: '[Transfer-Encoding=chunked] ""',
  },
  {
    desc: "a chunk's size with zeros before it",
    bytes: `${head("Transfer-Encoding: chunked")}${"0".repeat(30)}4\r\nbody\r\n0\r\n\r\n`,
    ...all('[Transfer-Encoding=chunked] "body"'),
  },
  {
    desc: "a last chunk of minus zero",
    bytes: `${head("Transfer-Encoding: chunked")}4\r\nbody\r\n-0\r\n\r\n`,
    ...all('[Transfer-Encoding=chunked] "body" malformed'),
    firefox: '[Transfer-Encoding=chunked] "body"',
    webkit: '[Transfer-Encoding=chunked] "body"',
  },
  {
    desc: "NUL in the line of a chunk",
    bytes: `${head("Transfer-Encoding: chunked")}4;\0\r\nbody\r\n0\r\n\r\n`,
    ...all('[Transfer-Encoding=chunked] "body"'),
    firefox: "malformed",
  },
  {
    desc: "a chunk's line of 129 bytes",
    bytes: `${head("Transfer-Encoding: chunked")}4;${"a".repeat(125)}\r\nbody\r\n0\r\n\r\n`,
    ...all('[Transfer-Encoding=chunked] "body"'),
    webkit: '[Transfer-Encoding=chunked] "" malformed',
  },
  {
    desc: "a chunk's line of 70,000 bytes",
    bytes: `${head("Transfer-Encoding: chunked")}4;${"a".repeat(69_996)}\r\nbody\r\n0\r\n\r\n`,
    ...all('[Transfer-Encoding=chunked] "" malformed'),
    firefox: '[Transfer-Encoding=chunked] "body"',
  },
  {
    desc: "a trailer of 70,000 bytes",
    bytes: `${head("Transfer-Encoding: chunked")}4\r\nbody\r\n0\r\nx:${"a".repeat(69_996)}\r\n\r\n`,
    ...all('[Transfer-Encoding=chunked] "body" malformed'),
    firefox: '[Transfer-Encoding=chunked] "body"',
    webkit: '[Transfer-Encoding=chunked] "body"',
  },
];

/** Interim responses without a final one. */
export const interimRows: readonly Row[] = [
  {
    desc: "no head behind an interim response",
    bytes: "HTTP/1.1 103 Early Hints\r\n\r\njust a long enough body",
    ...all("malformed"),
  },
  {
    desc: "an interim response alone",
    bytes: "HTTP/1.1 103 Early Hints\r\n\r\n",
    ...all("truncated"),
    chromium: "malformed",
    firefox: "malformed",
  },
  {
    desc: "an interim response that is cut off, over plain http",
    bytes: "HTTP/1.1 103 Early Hints\r\nx-a: 1\r\n",
    url: "http://api.example/",
    ...all("truncated"),
    chromium: '103 "Early Hints" [x-a=1] ""',
    firefox: "malformed",
  },
];
