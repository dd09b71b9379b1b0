import type { Header } from "../fetch/header-list.ts";

/** Headers of the connection and of the body's framing: the transport writes them. */
const names = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-connection",
  "transfer-encoding",
  "upgrade",
]);

export const withoutConnectionHeaders = (headers: readonly Header[]): Header[] =>
  headers.filter(([name]) => !names.has(name.toLowerCase()));
