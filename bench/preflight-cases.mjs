// What a page sends in each case: its requests in order, of which the last is measured. A URL is
// /MAX-AGE/LISTED/CASE/PATH: the server's max-age, and which request headers its preflight response lists.

const put = (path, headers = { "x-one": "1" }, init = {}) => ({ path, init: { method: "PUT", headers, ...init } });
const cached = "600/all";

/** Each with the words for its row of the table. */
export const preflightCases = [
  { name: "GET, no preflight needed", at: cached, requests: [{ path: "a", init: {} }] },
  { name: "PUT, first request", at: cached, requests: [put("a")] },
  { name: "PUT, repeated", at: cached, requests: [put("a"), put("a")] },
  { name: "PUT, another URL", at: cached, requests: [put("a"), put("b")] },
  { name: "PUT, another query", at: cached, requests: [put("a?page=1"), put("a?page=2")] },
  { name: "PUT, another header, already listed", at: cached, requests: [put("a"), put("a", { "x-two": "1" })] },
  { name: "PUT, another header, not listed yet", at: "600/asked", requests: [put("a"), put("a", { "x-two": "1" })] },
  {
    name: "DELETE after PUT, already listed",
    at: cached,
    requests: [put("a"), put("a", undefined, { method: "DELETE" })],
  },
  {
    name: "PUT, with credentials after without",
    at: cached,
    requests: [put("a"), put("a", undefined, { credentials: "include" })],
  },
  { name: "PUT, repeated, `Access-Control-Max-Age: 0`", at: "0/all", requests: [put("a"), put("a")] },
  { name: "PUT, repeated, no `Access-Control-Max-Age`", at: "none/all", requests: [put("a"), put("a")] },
  { name: "The same, 6 seconds later", at: "none/all", requests: [put("a"), { ...put("a"), waitMs: 6000 }], trials: 1 },
];
