import { app, cookie, evil, noCors, toApp, type Row } from "../row.ts";

/** What the response of `/handler/NAME` must carry, whatever its handler does. */
const sealed = (name: string, desc: string, expect: Partial<Row["expect"]> = {}, needs?: Row["needs"]): Row => ({
  desc: `handler ${name}: ${desc}`,
  ...(needs === undefined ? {} : { needs }),
  send: `GET /handler/${name}`,
  with: [app, cookie],
  expect: {
    status: 200,
    reason: "shared",
    ran: true,
    findings: [],
    ...expect,
    headers: { ...toApp, vary: "Origin", "access-control-expose-headers": "x-total", ...expect.headers },
  },
});

const corsFields = { findings: ["cors-header-replaced"] } as const;

/** Handlers that throw, stream, flush early, or write what only the gate writes. */
export const handlerRows: readonly Row[] = [
  sealed("plain", "a plain answer"),
  sealed("throw", "throws: the 500 is sealed", { status: 500 }),
  sealed("reject", "rejects: the 500 is sealed", { status: 500 }),
  sealed("404", "a 404 is sealed", { status: 404 }),
  sealed("304", "a 304 is sealed", { status: 304 }),
  sealed("204", "a 204 is sealed", { status: 204 }),
  sealed("401", "a 401 is sealed", { status: 401 }),
  sealed("redirect", "a redirect is sealed", { status: 302, headers: { location: "/elsewhere" } }),
  sealed("stream", "a streamed answer is sealed", { body: "onetwo" }),
  sealed("sse", "server-sent events are sealed", { headers: { "content-type": /^text\/event-stream/ } }),
  sealed("vary", "overwrites Vary: ours is added", { headers: { vary: "Accept-Encoding, Origin" } }),
  sealed("vary-origin", "sets Vary itself: nothing twice", { headers: { vary: "accept, origin" } }),
  sealed("vary-all", "Vary: * stays", { headers: { vary: "*" } }),
  sealed("cors", "reflects the origin with credentials: the same as ours, nothing to tell"),
  sealed("cors-same", "sets what the gate would: nothing to tell"),
  sealed("cors-wild", "sets * and every other CORS field: replaced and told", {
    ...corsFields,
    headers: {
      "access-control-allow-methods": null,
      "access-control-allow-headers": null,
      "access-control-max-age": null,
      "timing-allow-origin": null,
    },
  }),
  sealed("cookies", "sets two cookies with a GET: told", {
    findings: ["get-sets-cookie"],
    headers: { "set-cookie": "a=1, b=2" },
  }),
  sealed(
    "write-head-object",
    "writeHead with an object",
    { status: 201, headers: { "x-total": "1" }, ...corsFields },
    "node-response",
  ),
  sealed(
    "write-head-list",
    "writeHead with a flat list",
    { status: 201, headers: { "x-total": "1" }, ...corsFields },
    "node-response",
  ),
  sealed(
    "write-head-list-cookies",
    "writeHead with a list that repeats a name",
    { headers: { "set-cookie": "a=1, b=2" }, findings: ["get-sets-cookie"] },
    "node-response",
  ),
  sealed(
    "write-head-reason",
    "writeHead with a reason phrase",
    { status: 202, headers: { "x-total": "1" } },
    "node-response",
  ),
  sealed(
    "write-head-twice",
    "a second writeHead throws as ever, and the first one is sealed",
    { status: 201 },
    "node-response",
  ),
  sealed("flush", "flushHeaders before the body", { body: "late" }, "node-response"),
  sealed("write-only", "write without writeHead", { body: "onetwo" }, "node-response"),
  sealed("pipe", "a piped stream", { body: "onetwo" }, "node-response"),
  sealed("late-set", "sets CORS fields just before the end", corsFields, "node-response"),
  sealed("append", "appends to our field", corsFields, "node-response"),
  sealed("raw-headers", "sees its request as sent"),
  {
    desc: "handler cors: a foreign origin gets none of what the handler set",
    send: "GET /handler/cors",
    with: [evil, cookie],
    expect: { status: 200, reason: "not-shared", ran: true, headers: noCors, findings: ["cors-header-replaced"] },
  },
  {
    desc: "handler cors on an unlisted path",
    send: "GET /unlisted",
    with: [evil, cookie, "X-Behave: cors"],
    expect: { status: 200, reason: "not-shared", ran: true, headers: noCors, findings: ["cors-header-replaced"] },
  },
  {
    desc: "handler cors to curl",
    send: "GET /unlisted",
    with: ["X-Behave: cors-wild"],
    expect: { status: 200, reason: "non-browser", ran: true, headers: noCors, findings: ["cors-header-replaced"] },
  },
  {
    desc: "HEAD of a handler that answers GET",
    send: "HEAD /handler/plain",
    with: [app, cookie],
    expect: { status: 200, reason: "shared", ran: true, headers: { ...toApp, vary: "Origin" }, body: "" },
  },
  {
    desc: "a credentialed grant that answers without credentials: told",
    send: "GET /handler/plain",
    with: [app],
    expect: { status: 200, reason: "shared", ran: true, headers: toApp, findings: ["credentials-not-needed"] },
  },
  {
    desc: "a credentialed grant that answers 401 without credentials: nothing to tell",
    send: "GET /handler/401",
    with: [app],
    expect: { status: 401, reason: "shared", ran: true, headers: toApp, findings: [] },
  },
  {
    desc: "a public resource that sets a cookie: told",
    send: "GET /public/cookies",
    with: [evil],
    expect: {
      status: 200,
      reason: "shared-with-anyone",
      ran: true,
      findings: ["anyone-sets-cookie", "get-sets-cookie"],
    },
  },
  {
    desc: "a public resource that says private: told",
    send: "GET /public/private",
    with: [evil],
    expect: { status: 200, reason: "shared-with-anyone", ran: true, findings: ["anyone-private"] },
  },
  {
    desc: "a public resource whose handler overwrites Vary",
    send: "GET /public/vary",
    with: [evil],
    expect: {
      status: 200,
      reason: "shared-with-anyone",
      ran: true,
      headers: { vary: "Accept-Encoding, Origin, Sec-Fetch-Site, Sec-Fetch-Mode" },
    },
  },
  {
    desc: "a public resource: the cookie is in none of the places where a handler looks",
    send: "GET /public/raw-headers",
    with: [evil, cookie, "Authorization: Basic dTpw"],
    expect: {
      status: 200,
      reason: "shared-with-anyone",
      ran: true,
      saw: { cookie: null, authorization: null },
      body: "no credentials",
    },
  },
];
