import type { Case, HeaderList, Place, ScriptedResponse } from "../case.ts";
import { plainPage, response, securePage } from "../row.ts";
import { cookies } from "./navigations.ts";

/** Connects, notes what it hears until it fails or has heard so many events, and closes. */
export const listen = (count: number, options = "{}"): string => `
const log = [];
let source;
try { source = new EventSource(to, ${options}); } catch (error) { return error.name; }
await new Promise((resolve) => {
  const note = (event) => {
    log.push([event.type, source.readyState, event.data, event.origin, event.lastEventId].filter((one) => one !== undefined));
    if (log.length >= ${count} || source.readyState === 2) { source.close(); resolve(); }
  };
  for (const type of ["open", "error", "message", "foo"]) source.addEventListener(type, note);
  setTimeout(resolve, 3000);
});
source.close();
return log.slice(0, ${count});`;

const type = ["content-type", "text/event-stream"] as const;
const anyone = ["access-control-allow-origin", "*"] as const;
const page = ["access-control-allow-origin", "https://a.localhost"] as const;
const credentials = ["access-control-allow-credentials", "true"] as const;

interface Listening {
  readonly desc: string;
  readonly to?: string;
  readonly page?: Place;
  readonly headers?: HeaderList;
  readonly status?: number;
  readonly body?: string;
  readonly bytes?: string;
  readonly count?: number;
  readonly options?: string;
}

const streamOf = ({
  headers = [type, anyone],
  status = 200,
  body = "data: a\n\n",
  bytes,
}: Listening): ScriptedResponse => (bytes === undefined ? response(headers, status, body) : { status, headers, bytes });

const listening = (row: Listening): Case => ({
  desc: `event source: ${row.desc}`,
  page: row.page ?? securePage,
  routes: { "/r": { actual: streamOf(row) } },
  actions: [{ kind: "source", to: row.to ?? "https://b.localhost/r", source: listen(row.count ?? 2, row.options) }],
});

const hosts = ["https://a.localhost", "https://x.a.localhost", "https://b.localhost", "http://b.localhost"];

const grants: Case[] = hosts.flatMap((host) =>
  ["{}", "{withCredentials: true}"].flatMap((options) =>
    [[], [anyone], [page], [page, credentials]].map((grant) =>
      listening({
        desc: `${host}, ${options}, ${JSON.stringify(grant)}`,
        to: `${host}/r`,
        options,
        headers: [type, ...grant],
      }),
    ),
  ),
);

const types: Case[] = [
  "text/event-stream;charset=utf-8",
  'text/event-stream; charset="UTF-8"',
  "text/event-stream;charset=iso-8859-1",
  "text/event-stream;charset=",
  "text/event-stream;x=y",
  "TEXT/EVENT-STREAM",
  "text/event-stream, text/html",
  "text/html, text/event-stream",
  "text/event-streams",
  "text/html",
  "application/json",
].map((value) => listening({ desc: `type ${value}`, headers: [["content-type", value], anyone] }));

const statuses: Case[] = [201, 204, 205, 206, 299, 300, 304, 400, 401, 404, 410, 429, 500, 503].map((status) =>
  listening({ desc: `status ${status}`, status }),
);

const streams: Case[] = [
  "\ufeffdata: a\n\n",
  "\ufeff\ufeffdata: a\n\ndata: b\n\n",
  "data:a\rdata: b\r\ndata:  c\n\n",
  "data:a\r\rdata:b\r\r",
  ":x\ndata\n\ndata\ndata\n\n",
  "event: foo\ndata: a\n\nevent: foo\n\ndata: b\n\n",
  "event: open\ndata: a\n\nevent:\ndata: b\n\n",
  "id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n",
  "data : a\nDATA: b\ndata: c\n\n",
  "data: a\n\ndata: lost\n",
  "data: a: b\n\n",
].map((body) => listening({ desc: `stream ${JSON.stringify(body)}`, body, count: 4 }));

const reconnections: Case[] = ["id: 7\n", "id: é€\n", "", "id: 7\n\nid\n"].map((id) =>
  listening({ desc: `connects again after ${JSON.stringify(id)}`, body: `retry: 1\n${id}data: a\n\n`, count: 5 }),
);

/** A `retry` without a time, behind one that has it. */
const emptyRetry = listening({
  desc: "connects again after an empty retry",
  body: "retry: 1\nretry\ndata: a\n\n",
  count: 5,
});

const redirected = (status: number, from: string, to: string): Case => ({
  desc: `event source: redirected ${status} from ${from} to ${to}, and connected again`,
  page: securePage,
  routes: {
    "/1": { actual: response([["location", `https://${to}.localhost/r`], anyone], status) },
    "/r": { actual: response([type, anyone], 200, "retry: 1\nid: 7\ndata: a\n\n") },
  },
  actions: [{ kind: "source", to: `https://${from}.localhost/1`, source: listen(5) }],
});

const sent: Case[] = ["a", "x.a", "b"].flatMap((host) =>
  ["{}", "{withCredentials: true}"].map((options): Case => {
    const row = listening({
      desc: `cookies to ${host}, ${options}`,
      to: `https://${host}.localhost/r`,
      options,
      headers: [type, page, credentials],
    });
    const stored = cookies(`${host}.localhost`);
    return { ...row, ...stored, routes: { ...row.routes, ...stored.routes } };
  }),
);

const calls: Case[] = [
  "return new EventSource().url",
  "return EventSource('/r')",
  "return new EventSource('http://[').url",
  "return new EventSource(Symbol()).url",
  "return new EventSource(to, 1).url",
  "const s = new EventSource('x y#f'); s.close(); return [s.url.split('/').pop(), s.readyState, s.withCredentials]",
  "const s = new EventSource('/r', {withCredentials: 'false'}); s.close(); return s.withCredentials",
  "return [EventSource.CONNECTING, EventSource.OPEN, EventSource.CLOSED, EventSource.prototype.CLOSED, EventSource.length]",
  "const s = new EventSource('/r'); s.readyState = 5; s.close(); return [s.readyState, String(s)]",
  "const s = new EventSource('/r'); s.onerror = 5; const h = s.onerror; s.close(); return h",
  "return [new MessageEvent('x').data, new MessageEvent('x', {data: 1, origin: 'o', lastEventId: 5}).lastEventId]",
  "return [new CloseEvent('x').code, new CloseEvent('x', {code: 65537, reason: 5, wasClean: 1}).code]",
].map((source) => ({
  desc: `event source: ${source}`,
  page: securePage,
  routes: { "/r": { actual: response([type, anyone], 200, "data: a\n\n") } },
  actions: [{ kind: "source", to: "https://b.localhost/r", source }],
}));

const sandboxed: Place = { ...securePage, sandboxed: true };

/** Sources without a server: what stands before a script that listens to `to`. */
const elsewhere = (desc: string, before: string, page: Place = securePage): Case => ({
  desc: `event source: ${desc}`,
  page,
  routes: { "/r": { actual: response([type, anyone], 200, "data: a\n\n") } },
  actions: [{ kind: "source", to: "https://b.localhost/r", source: `${before}${listen(5)}` }],
});

const dataUrl = "data:text/event-stream,retry%3A1%0Aid%3A7%0Adata%3Aa%0A%0A";
const fromUrl = (url: string): string => `to = ${JSON.stringify(url)};`;
const fromBlob = (mime: string, after = ""): string =>
  `to = URL.createObjectURL(new Blob(["retry: 1\\ndata: a\\n\\n"], { type: "${mime}" })); ${after}`;
const connecting = (sources: string): Place => ({
  ...securePage,
  headers: [["content-security-policy", `connect-src ${sources}`]],
});

const local: Case[] = [
  ...[
    dataUrl,
    "data:,data%3Aa%0A%0A",
    "data:text/event-stream;charset=utf-8;base64,ZGF0YTphCgo=",
    "data:",
    "data:x",
  ].map((url) => elsewhere(url, fromUrl(url))),
  ...["about:blank", "ftp://b.localhost/", "javascript:1", "x:y", "mailto:x", "ws://b.localhost/"].map((url) =>
    elsewhere(url, fromUrl(url)),
  ),
  ...["text/event-stream", "text/plain", ""].map((mime) => elsewhere(`blob: of ${mime}`, fromBlob(mime))),
  elsewhere("blob: that is gone", fromBlob("text/event-stream", "URL.revokeObjectURL(to);")),
  ...[plainPage, sandboxed, connecting("'self'"), connecting("data: blob:")].flatMap((page) => {
    const where = `${page.url}${page.sandboxed ? ", sandboxed" : ""}${JSON.stringify(page.headers ?? "")}`;
    return [
      elsewhere(`data:, ${where}`, fromUrl(dataUrl), page),
      elsewhere(`blob:, ${where}`, fromBlob("text/event-stream"), page),
    ];
  }),
  {
    desc: "event source: redirected to data:",
    page: securePage,
    routes: { "/1": { actual: response([["location", dataUrl], anyone], 302) } },
    actions: [{ kind: "source", to: "https://b.localhost/1", source: listen(2) }],
  },
];

export const eventSources: readonly Case[] = [
  ...grants,
  ...types,
  ...statuses,
  ...streams,
  listening({ desc: "bytes that are not UTF-8", bytes: "646174613a80ff610a0a" }),
  ...reconnections,
  emptyRetry,
  ...[301, 302, 303, 307].map((status) => redirected(status, "b", "b")),
  redirected(302, "a", "b"),
  redirected(307, "b", "c"),
  ...sent,
  ...calls,
  ...local,
  listening({ desc: "from a plain page", page: plainPage, to: "http://b.localhost/r" }),
  listening({ desc: "from a sandboxed page", page: sandboxed }),
  listening({ desc: "without a referrer", page: { ...securePage, headers: [["referrer-policy", "no-referrer"]] } }),
];
