import type { Case, HeaderList, Place, ScriptedSocket } from "../case.ts";
import { plainPage, response, securePage } from "../row.ts";
import { cookies } from "./navigations.ts";

/** Opens a WebSocket, notes what it hears until it is closed or has heard so many events, and closes it. */
export const open = (protocols = "[]", count = 4, act = ""): string => `
const log = [];
let socket;
try { socket = new WebSocket(to, ${protocols}); } catch (error) { return error.name; }
await new Promise((resolve) => {
  const note = (event) => {
    const { type, data, origin, code, reason, wasClean } = event;
    log.push([type, socket.readyState, data, origin, code, reason, wasClean].filter((one) => one !== undefined));
    ${act}
    if (type === "close" || log.length >= ${String(count)}) resolve();
    if (type === "error") setTimeout(resolve, 300);
  };
  for (const type of ["open", "error", "message", "close"]) socket.addEventListener(type, note);
  setTimeout(resolve, 3000);
});
const heard = log.slice(0, ${String(count)});
socket.close();
return [...heard, socket.protocol, socket.extensions];`;

interface Connecting {
  readonly desc: string;
  readonly to?: string;
  readonly page?: Place;
  readonly status?: number;
  readonly headers?: HeaderList;
  readonly socket?: ScriptedSocket;
  readonly protocols?: string;
  readonly count?: number;
  readonly act?: string;
}

const connecting = (row: Connecting): Case => ({
  desc: `web socket: ${row.desc}`,
  page: row.page ?? securePage,
  routes: {
    "/r": { actual: { ...response(row.headers ?? [], row.status ?? 101), socket: row.socket ?? { messages: ["hi"] } } },
  },
  actions: [
    {
      kind: "source",
      to: row.to ?? "https://b.localhost/r",
      source: open(row.protocols, row.count ?? (row.socket === undefined ? 2 : 4), row.act),
    },
  ],
});

const hosts = ["https://a.localhost", "https://x.a.localhost", "https://b.localhost", "http://b.localhost"];

const ways: Case[] = hosts.map((host) => connecting({ desc: `to ${host}`, to: `${host}/r` }));

const plainWays: Case[] = ["http://a.localhost", "http://b.localhost", "https://b.localhost"].map((host) =>
  connecting({ desc: `from a plain page to ${host}`, page: plainPage, to: `${host}/r` }),
);

const responses: readonly Connecting[] = [
  { desc: "200", status: 200 },
  { desc: "400", status: 400 },
  { desc: "401", status: 401, headers: [["www-authenticate", 'Bearer realm="x"']] },
  { desc: "403", status: 403 },
  { desc: "404", status: 404 },
  { desc: "426", status: 426 },
  { desc: "500", status: 500 },
  { desc: "no Upgrade", headers: [["upgrade", "-"]] },
  { desc: "two Upgrades", headers: [["upgrade", "h2c, websocket"]] },
  { desc: "Upgrade in another case", headers: [["upgrade", "WebSocket"]] },
  { desc: "no Connection", headers: [["connection", "-"]] },
  { desc: "Connection with more", headers: [["connection", "keep-alive, upgrade"]] },
  { desc: "no Accept", headers: [["sec-websocket-accept", "-"]] },
  { desc: "another Accept", headers: [["sec-websocket-accept", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="]] },
  { desc: "an unknown extension", headers: [["sec-websocket-extensions", "foo"]] },
  { desc: "a compression", headers: [["sec-websocket-extensions", "permessage-deflate"]], socket: {}, count: 1 },
  { desc: "a version", headers: [["sec-websocket-version", "13"]] },
];

const protocols: readonly Connecting[] = [
  { desc: "one is chosen", protocols: '["a", "b"]', headers: [["sec-websocket-protocol", "b"]] },
  { desc: "none is chosen", protocols: '["a", "b"]' },
  { desc: "another one is chosen", protocols: '["a", "b"]', headers: [["sec-websocket-protocol", "c"]] },
  { desc: "one in another case is chosen", protocols: '["a", "b"]', headers: [["sec-websocket-protocol", "B"]] },
  { desc: "an empty one is chosen", protocols: '["a", "b"]', headers: [["sec-websocket-protocol", ""]] },
  { desc: "one is chosen where none is offered", headers: [["sec-websocket-protocol", "a"]] },
  { desc: "a text", protocols: '"a"', headers: [["sec-websocket-protocol", "a"]] },
];

const ends: readonly Connecting[] = [
  { desc: "closed with 4000", socket: { messages: ["hi"], close: [4000, "bye"] } },
  { desc: "closed with 1000", socket: { close: [1000, ""] } },
  { desc: "closed with 1001", socket: { close: [1001, "é"] } },
  { desc: "two messages", socket: { messages: ["a", "é"], close: [1000, ""] } },
];

const redirected = (to: string, from = "https://b.localhost", page = securePage): Case => ({
  ...connecting({ desc: `redirected from ${from} to ${to}`, to: `${from}/1`, page }),
  routes: {
    "/1": { actual: response([["location", to]], 302) },
    "/r": { actual: { ...response([], 101), socket: { messages: ["hi"] } } },
  },
});

const sent: Case[] = ["a", "x.a", "b"].map((host): Case => {
  const row = connecting({ desc: `cookies to ${host}`, to: `https://${host}.localhost/r` });
  const stored = cookies(`${host}.localhost`);
  return { ...row, ...stored, routes: { ...row.routes, ...stored.routes } };
});

const stored: Case[] = [101, 403].map((status) =>
  connecting({
    desc: `cookies in a response of ${status}`,
    status,
    headers: [
      ["set-cookie", "none=1; Secure; SameSite=None"],
      ["set-cookie", "lax=1; Secure; SameSite=Lax"],
    ],
  }),
);

/** A socket that is closed while it connects may have sent its request or not, in Chromium. */
const opened = "await new Promise((done) => (s.onopen = s.onerror = done))";

const calls: Case[] = [
  "return new WebSocket().url",
  "return WebSocket(to)",
  "return new WebSocket(Symbol()).url",
  "return new WebSocket('http://[').url",
  "return new WebSocket('ftp://b.localhost/').url",
  "return new WebSocket(to + '#x').url",
  "return new WebSocket(to + '#').url",
  "return new WebSocket(to, ['a', 'a']).url",
  "return new WebSocket(to, '').url",
  "return new WebSocket(to, 'a b').url",
  "return new WebSocket(to, 'a,b').url",
  "return new WebSocket(to, 'é').url",
  "return new WebSocket(to, {}).url",
  "const s = new WebSocket(to, 5); await new Promise((done) => (s.onclose = done)); return s.readyState",
  "const s = new WebSocket(to, null); await new Promise((done) => (s.onclose = done)); return s.readyState",
  `const s = new WebSocket(to); ${opened}; s.close(); return [s.url, s.binaryType, s.bufferedAmount, String(s)]`,
  `const s = new WebSocket('/x?y'); ${opened}; s.close(); return s.url.split('/').pop()`,
  `const s = new WebSocket(to); try { s.send('x') } catch (e) { ${opened}; s.close(); return e.name }`,
  `const s = new WebSocket(to); try { s.send() } catch (e) { ${opened}; s.close(); return e.name }`,
  `const s = new WebSocket(to); s.binaryType = 'x'; ${opened}; s.close(); return s.binaryType`,
  `const s = new WebSocket(to); s.binaryType = 'arraybuffer'; ${opened}; s.close(); return s.binaryType`,
  ...[
    "1001",
    "0",
    "NaN",
    "2999",
    "5000",
    "66536",
    "1000.4",
    "1000.5",
    "999.5",
    "2999.5",
    "4999.5",
    "'1000'",
    "1000n",
    "3000, 'x'.repeat(124)",
    "1000, 'é'.repeat(62)",
  ].map(
    (code) =>
      `const s = new WebSocket(to); ${opened}; try { s.close(${code}); return s.readyState } catch (e) { s.close(); return e.name }`,
  ),
  "return [WebSocket.CONNECTING, WebSocket.OPEN, WebSocket.CLOSING, WebSocket.CLOSED, WebSocket.prototype.CLOSED, WebSocket.length]",
].map((source) => ({
  desc: `web socket: ${source}`,
  page: securePage,
  routes: { "/r": { actual: { ...response([], 101), socket: {} } } },
  actions: [{ kind: "source", to: "https://b.localhost/r", source }],
}));

export const webSockets: readonly Case[] = [
  ...ways,
  ...plainWays,
  ...responses.map(connecting),
  ...protocols.map(connecting),
  ...ends.map(connecting),
  redirected("https://b.localhost/r"),
  redirected("https://c.localhost/r"),
  redirected("http://b.localhost/r"),
  redirected("https://b.localhost/r", "https://a.localhost"),
  redirected("https://a.localhost/r", "http://a.localhost", plainPage),
  redirected("http://b.localhost/r", "http://a.localhost", plainPage),
  redirected("http://a.localhost/r", "https://b.localhost", plainPage),
  ...sent,
  ...stored,
  ...calls,
  connecting({ desc: "from a sandboxed page", page: { ...securePage, sandboxed: true } }),
  connecting({ desc: "without a referrer", page: { ...securePage, headers: [["referrer-policy", "no-referrer"]] } }),
  connecting({ desc: "with a password", to: "https://u:p@b.localhost/r" }),
];
