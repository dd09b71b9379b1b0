import type { Case, HeaderList } from "../case.ts";
import { granted, response, securePage, sourceCases } from "../row.ts";

const own = "https://a.localhost/r";

const readings: readonly string[] = [
  "const r = await fetch(to); return [r instanceof Response, r.headers instanceof Headers, Object.keys(r), r.headers === r.headers]",
  "(await fetch(to)).headers.set('a', 'b')",
  "(await fetch(to)).clone().headers.set('a', 'b')",
  "const r = await fetch(to); return [r.body === r.body, r.bodyUsed, await r.text(), r.bodyUsed, r.body.locked]",
  "const r = await fetch(to); const t = r.text(); return [r.bodyUsed, await r.text().catch((e) => e.name), await t]",
  "const r = await fetch(to); const c = r.clone(); return [await r.text(), await c.text(), c.url === r.url]",
  "const r = await fetch(to); await r.text(); r.clone()",
  "const r = await fetch(to); const reader = r.body.getReader(); let n = 0; for (;;) { const { done, value } = await reader.read(); if (done) return n; n += value.length }",
  "const r = await fetch(to); try { r.body.getReader({ mode: 'byob' }); return true } catch (e) { return e.name }",
  "const r = await fetch(to); r.body.getReader(); return [r.bodyUsed, await r.text().catch((e) => e.name)]",
  "const r = await fetch(to); await r.body.cancel(); return [r.bodyUsed, await r.text().catch((e) => e.name)]",
  "const r = await fetch(to); return [await r.blob().then((b) => b.type), await r.blob().catch((e) => e.name)]",
  "const r = await fetch(to); return (await r.bytes()).length",
  "return (await fetch(to)).json()",
  "return (await fetch(to)).formData()",
  "const r = await fetch(to, { method: 'HEAD' }); return [r.body === null, await r.text(), r.bodyUsed]",
  "const r = await fetch(to, { mode: 'no-cors' }); return [r.type, r.body === null, await r.text(), r.bodyUsed]",
  "return (await fetch(new Request(to))).url === to",
  "const r = new Request(to, { method: 'POST', body: 'x' }); const p = fetch(r); return [r.bodyUsed, (await p).status]",
  "const r = new Request(to, { method: 'POST', body: 'x' }); await fetch(r); await fetch(r)",
  "const r = new Request(to, { method: 'POST', body: 'x' }); const p = fetch(r, { body: 'yz' }); return [r.bodyUsed, (await p).status]",
  "const h = new Headers(); h.append('x-z', '1'); h.append('x-z', '2'); await fetch(to, { headers: h })",
  "const r = new Request(to); r.headers.append('x-z', '1'); r.headers.append('x-z', '2'); await fetch(r)",
  "const r = new Request(to, { headers: [['x-z', '1'], ['x-z', '2']] }); await fetch(new Request(r))",
  "await fetch()",
  "await fetch('https://')",
  "await fetch(to, { referrerPolicy: 'always' })",
];

const aborts: readonly string[] = [
  "const c = new AbortController(); c.abort('why'); return fetch(to, { signal: c.signal }).catch((e) => e.name ?? e)",
  "const c = new AbortController(); const p = fetch(new Request(to, { signal: c.signal }), { signal: null }); c.abort('why'); return p.then((r) => r.status)",
  "const c = new AbortController(); const r = await fetch(to, { signal: c.signal }); c.abort('why'); return [await r.text().catch((e) => e.name ?? e), r.bodyUsed]",
  "const c = new AbortController(); const r = await fetch(to, { signal: c.signal }); await r.text(); c.abort(); return [await r.text().catch((e) => e.name), r.bodyUsed]",
];

/** Without a server, which may or may not have received the request. */
const abortsAtOnce: readonly string[] = [
  "const c = new AbortController(); const p = fetch(to, { signal: c.signal }); c.abort('why'); return p.catch((e) => e.name ?? e)",
  "const c = new AbortController(); const p = fetch(to, { signal: c.signal }); c.abort(); return p.catch((e) => [e.name, e === c.signal.reason])",
  "const c = new AbortController(); const p = fetch(new Request(to, { signal: c.signal })); c.abort('why'); return p.catch((e) => e.name ?? e)",
];

const statuses = [204, 304].flatMap((status) =>
  sourceCases(
    [
      `const r = await fetch(to); return [${status}, r.body === null, await r.text(), r.bodyUsed, await r.text().catch((e) => e.name)]`,
    ],
    undefined,
    granted([], status),
  ),
);

const redirect = (headers: HeaderList): Case[] =>
  sourceCases(
    [
      `const r = await fetch(to, { redirect: 'manual' }); return [${headers.length}, r.type, r.body === null, await r.text(), r.bodyUsed]`,
    ],
    own,
    { actual: response(headers, 302) },
  );

const blobs = ["Text/HTML; Charset=UTF-8", "", "x", "text/plain;a=b;a=c", "image/png"].flatMap((type) =>
  sourceCases(
    [`return [${JSON.stringify(type)}, (await (await fetch(to)).blob()).type]`],
    undefined,
    granted([["content-type", type]]),
  ),
);

const requests: readonly Case[] = (["object", "copy"] as const).flatMap((request) =>
  [
    {},
    { method: "PUT", body: { text: "x" }, headers: [["x-a", "1"]] as const },
    { method: "POST", body: { form: [["a", "1"]] as const } },
    { credentials: "include" },
    { keepalive: true, method: "POST", body: { text: "x".repeat(65537) } },
    { referrer: "/other", referrerPolicy: "unsafe-url" },
    { cache: "no-store" },
    { redirect: "error" },
    { integrity: "sha256-x" },
  ].map((init, index): Case => ({
    desc: `fetch of a Request, ${request}, ${String(index)}`,
    page: securePage,
    routes: {
      "/r": {
        preflight: response([
          ["access-control-allow-origin", "https://a.localhost"],
          ["access-control-allow-methods", "PUT"],
          ["access-control-allow-headers", "x-a"],
        ]),
        actual: response([
          ["access-control-allow-origin", "https://a.localhost"],
          ["access-control-allow-credentials", "true"],
        ]),
      },
    },
    actions: [{ kind: "fetch", to: "https://b.localhost/r", request, ...init }],
  })),
);

/** How a script reads what `fetch` gives, and what it passes. */
export const bodyReading: readonly Case[] = [
  ...sourceCases(readings),
  ...sourceCases(aborts),
  ...sourceCases(abortsAtOnce, "data:,x"),
  ...statuses,
  ...redirect([["location", "/other"]]),
  ...redirect([]),
  ...blobs,
  ...requests,
];
