import type { ResponsePart } from "../fetch/network-failure.ts";

/** What is wrong with a part of a response. Engines differ: what one refuses, another shows. */
export const responsePartTexts: Readonly<Record<ResponsePart, string>> = {
  "first-line": "The response does not begin with an HTTP status line that this browser understands.",
  "final-response":
    "The server sent an interim response, such as 103 Early Hints, and no final response that this browser understands.",
  fields:
    "The response headers have a character or a line that is not permitted, and this browser refuses all of the response.",
  "content-length":
    "This browser does not understand the Content-Length of the response: it is not a number, or there are several that differ.",
  "transfer-encoding":
    "This browser does not understand how the body is sent: Transfer-Encoding is not only `chunked`, or contradicts Content-Length.",
  upgrade: "The server switches to another protocol (101), and the browser did not request that.",
  chunks: "A chunk of the body is not as long as its size says, or has no valid size.",
  "repeated-header":
    "The response has two values of a header that may have one, and this browser refuses all of the response.",
  status: "This browser does not show a response with this status: it is for proxies.",
};
