import type { Header } from "../fetch/header-list.ts";

/** What belongs to a connection and to the framing of a body: the transport says it. */
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
