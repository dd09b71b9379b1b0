import { app, cookie, evil, gzip, noCors, toApp, type Row } from "../row.ts";

const events = { "content-type": /^text\/event-stream/ } as const;
const both = "data: first\n\ndata: second\n\n";

/** Of `/handler/NAME`, whose second event is made when the first one was read. */
const stream = (desc: string, name: string, expect: Partial<Row["expect"]> = {}, more: Partial<Row> = {}): Row => ({
  desc: `stream: ${desc}`,
  send: `GET /handler/${name}`,
  with: [app, cookie],
  ...more,
  expect: {
    status: 200,
    reason: "shared",
    ran: true,
    body: both,
    findings: [],
    ...expect,
    headers: { ...events, ...toApp, vary: "Origin", ...expect.headers },
  },
});

/** Answers that come in parts: the head is sealed when the first one goes out, and no part is held back. */
export const streamRows: readonly Row[] = [
  stream("server-sent events, each as it comes", "sse"),
  stream(
    "server-sent events, compressed, each as it comes",
    "sse",
    { headers: { "content-encoding": "gzip", vary: "Accept-Encoding, Origin" } },
    { needs: "events-compressed", with: [app, cookie, gzip] },
  ),
  stream(
    "server-sent events for an origin without a grant",
    "sse",
    { reason: "not-shared", headers: noCors },
    { with: [evil, cookie] },
  ),
  stream(
    "server-sent events for anyone",
    "sse",
    {
      reason: "shared-with-anyone",
      headers: {
        "access-control-allow-origin": "*",
        "access-control-allow-credentials": null,
        vary: "Origin, Sec-Fetch-Site, Sec-Fetch-Mode",
      },
    },
    { send: "GET /public/sse", with: [evil, cookie] },
  ),
  stream(
    "HEAD of a streamed answer",
    "stream",
    { body: "", headers: { "content-type": /^text\/plain/ } },
    { send: "HEAD /handler/stream" },
  ),
  stream("one that fails midway breaks off under its head", "sse-fails", { body: "data: first\n\n", cut: true }),
  stream(
    "one that fails midway, to a client that takes gzip",
    "sse-fails",
    { body: "data: first\n\n", cut: true },
    { needs: "failure-compressed", with: [app, cookie, gzip] },
  ),
  stream(
    "a hijacked reply, whose handler writes every CORS field",
    "raw-sse",
    { findings: ["cors-header-replaced"] },
    {
      needs: "node-response",
    },
  ),
  stream(
    "a hijacked reply, to a client that takes gzip",
    "raw-sse",
    { findings: ["cors-header-replaced"] },
    { needs: "node-response", with: [app, cookie, gzip] },
  ),
  stream(
    "a hijacked reply to an origin without a grant",
    "raw-sse",
    { reason: "not-shared", headers: noCors, findings: ["cors-header-replaced"] },
    { needs: "node-response", with: [evil, cookie] },
  ),
];
