import type { Body, Case } from "../case.ts";
import { caseOf } from "../row.ts";

const bodies: readonly { desc: string; body: Body }[] = [
  { desc: "text", body: { text: "x" } },
  { desc: "empty text", body: { text: "" } },
  { desc: "bytes", body: { bytes: [0, 255] } },
  { desc: "URLSearchParams", body: { params: [["a", "1"]] } },
  { desc: "FormData", body: { form: [["a", "1"]] } },
  { desc: "a blob of text/plain", body: { blob: "x", type: "text/plain" } },
  { desc: "a blob of application/json", body: { blob: "{}", type: "application/json" } },
  { desc: "a blob without a type", body: { blob: "x", type: "" } },
  { desc: "a stream", body: { stream: "x" } },
];

export const bodyCases: readonly Case[] = [
  ...bodies.flatMap(({ desc, body }) =>
    ["POST", "PUT"].map((method) => caseOf({ desc: `${method} with ${desc}`, fetch: { method, body } })),
  ),
  ...bodies.map(({ desc, body }) =>
    caseOf({
      desc: `POST of JSON with ${desc}`,
      fetch: { method: "POST", body, headers: [["content-type", "application/json"]] },
    }),
  ),
  ...bodies
    .slice(0, 8)
    .map(({ desc, body }) => caseOf({ desc: `xhr POST with ${desc}`, xhr: { method: "POST", body } })),
  ...["GET", "HEAD", "OPTIONS", "DELETE"].map((method) =>
    caseOf({ desc: `${method} with a body`, fetch: { method, body: { text: "x" } } }),
  ),
  caseOf({
    desc: "same-origin POST with a stream",
    fetch: { to: "https://a.localhost/r", method: "POST", body: { stream: "x" } },
  }),
  caseOf({ desc: "no-cors POST with a stream", fetch: { mode: "no-cors", method: "POST", body: { stream: "x" } } }),
  caseOf({ desc: "keepalive of 64 kB", fetch: { method: "POST", keepalive: true, body: { text: "x".repeat(65536) } } }),
  caseOf({
    desc: "keepalive beyond 64 kB",
    fetch: { method: "POST", keepalive: true, body: { text: "x".repeat(65537) } },
  }),
];
