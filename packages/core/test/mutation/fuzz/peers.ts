import type { IncomingMessage, ServerResponse } from "node:http";
import net, { type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { definePolicy, type Policy } from "../../../src/index.ts";
import { validToken } from "../attacks.ts";
import type { Random } from "../random.ts";
import { start } from "../subject.ts";
import { nameOf, type Variant } from "../variant.ts";
import type { Errors } from "../errors.ts";
import { exchange, patience } from "./exchange.ts";
import type { Failure, Peer } from "./failure.ts";
import { close, listen } from "./server.ts";

/** Its source is slow, and fails for some. */
const policyWithSource = (): Policy =>
  definePolicy(
    {
      sallyport: 1,
      self: ["https://api.example"],
      origins: { slow: { source: "slow" } },
      resources: [
        { path: "/accounts/:id", share: { with: ["slow"], methods: ["GET", "POST"], credentials: true } },
        { path: "/pay", forgery: { token: true } },
      ],
    },
    {
      sources: {
        slow: async (origin) => {
          await wait(10);
          if (origin.includes("broken")) throw new Error("the source is down");
          return origin.includes("good");
        },
      },
    },
  );

const hostLine = "Host: api.example\r\n";
const form = "Content-Type: application/x-www-form-urlencoded\r\n";
const chunked = `POST /pay HTTP/1.1\r\n${hostLine}${form}Transfer-Encoding: chunked\r\n\r\n`;
const get = `GET /acme HTTP/1.1\r\n${hostLine}\r\n`;
const posted = `POST /pay HTTP/1.1\r\n${hostLine}${form}Content-Length: 100\r\n\r\n_csrf=${validToken}`;

/** A new origin each time: a source is asked once for each. */
let asked = 0;
const pending = (name: string, method = "GET"): string =>
  `${method} /accounts/1 HTTP/1.1\r\n${hostLine}Origin: https://${name}-${asked++}.example\r\nContent-Length: 0\r\n\r\n`;

const cut = (text: string, at: number): string => text.slice(0, 1 + (at % (text.length - 1)));

const timingOut = (text: string, at: number): string => text.replace("\r\n", `\r\nX-Timeout: ${at % 12}\r\n`);

type Scenario = (socket: Socket, at: number) => Promise<unknown>;

async function sendThen(socket: Socket, text: string, then: "destroy" | "end" | "reset", delay: number): Promise<void> {
  socket.write(text, "latin1");
  await wait(delay);
  if (then === "destroy") socket.destroy();
  else if (then === "end") socket.end();
  else socket.resetAndDestroy();
}

/** What clients do that do not wait for their response. */
const scenarios: Readonly<Record<string, Scenario>> = {
  "head cut, destroyed": (socket, at) => sendThen(socket, cut(pending("good"), at), "destroy", 2),
  "head cut, ended": (socket, at) => sendThen(socket, cut(pending("good"), at), "end", 2),
  "form cut, destroyed": (socket, at) => sendThen(socket, cut(posted, at), "destroy", 5),
  "form cut, ended": (socket, at) => sendThen(socket, cut(posted, at), "end", 5),
  "form cut, reset": (socket, at) => sendThen(socket, cut(posted, at), "reset", 5),
  "source pending, destroyed": (socket, at) => sendThen(socket, pending("good"), "destroy", at % 15),
  "source pending, ended": (socket, at) => sendThen(socket, pending("evil"), "end", at % 15),
  "source pending, reset": (socket, at) => sendThen(socket, pending("evil"), "reset", at % 15),
  "refusal pending, destroyed": (socket, at) => sendThen(socket, pending("evil", "POST"), "destroy", at % 15),
  "source fails, destroyed": (socket, at) => sendThen(socket, pending("broken"), "destroy", at % 15),
  "token pending, destroyed": (socket, at) =>
    sendThen(
      socket,
      `POST /pay HTTP/1.1\r\n${hostLine}X-CSRF-Token: t\r\nContent-Length: 0\r\n\r\n`,
      "destroy",
      at % 3,
    ),
  "chunked form breaks off": (socket, at) => sendThen(socket, `${chunked}${cut("6\r\n_csrf=\r\n", at)}`, "destroy", 5),
  "chunk size broken": (socket, at) =>
    sendThen(socket, `${chunked}${["zz", "-1", "fffffffff"][at % 3] ?? ""}\r\n`, "end", 5),
  "application times out, source pending": (socket, at) => sendThen(socket, timingOut(pending("good"), at), "end", 30),
  "application times out, source pending, refused": (socket, at) =>
    sendThen(socket, timingOut(pending("evil", "POST"), at), "end", 30),
  "application times out, form pending": (socket, at) => sendThen(socket, timingOut(posted, at), "end", 30),
  "form never sent": (socket) =>
    sendThen(
      socket,
      posted.replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n").split("_csrf")[0] ?? "",
      "destroy",
      10,
    ),
  "form behind a pending source": (socket, at) =>
    sendThen(
      socket,
      `POST /accounts/1 HTTP/1.1\r\n${hostLine}${form}Origin: https://good-${asked++}.example\r\nContent-Length: 9\r\n\r\na=1`,
      "reset",
      at % 15,
    ),
  "handshake, destroyed": (socket, at) =>
    sendThen(
      socket,
      `GET /accounts/1 HTTP/1.1\r\n${hostLine}Connection: Upgrade\r\nUpgrade: websocket\r\nOrigin: https://evil-${asked++}.example\r\n\r\n`,
      "destroy",
      at % 15,
    ),
  "pipelined, unread": async (socket, at) => {
    socket.pause();
    await sendThen(socket, `${get}${pending("good")}`.repeat(20), "destroy", at % 15);
  },
  "pipelined behind a pending source": (socket, at) =>
    sendThen(socket, `${pending("evil")}${get}${get}`, "reset", at % 15),
  "byte by byte": async (socket, at) => {
    for (const byte of cut(posted, at).slice(-40)) {
      socket.write(byte, "latin1");
      await wait(1);
    }
    socket.destroy();
  },
};

const scenarioNames: readonly string[] = Object.keys(scenarios);

function play(port: number, { scenario, at }: Peer): Promise<void> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => {
      void scenarios[scenario]?.(socket, at);
    });
    const timer = setTimeout(() => socket.destroy(), patience);
    socket.on("error", () => undefined).on("data", () => undefined);
    socket.on("close", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

interface Running {
  readonly port: number;
  /** Connections that the server still holds. */
  readonly held: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** An application that waits for no gate: it sends a response of its own after some milliseconds. */
function answerInTime(request: IncomingMessage, response: ServerResponse): void {
  const after = request.headers["x-timeout"];
  if (typeof after !== "string") return;
  setTimeout(() => {
    if (!response.headersSent) response.writeHead(503, { "content-length": "0" }).end();
  }, Number(after));
}

async function run(variant: Variant): Promise<Running | undefined> {
  const { server } = await start(variant, { policy: policyWithSource() });
  if (server === undefined) return undefined;
  server.prependListener("request", answerInTime);
  const port = await listen(server);
  const held = (): Promise<number> =>
    new Promise((resolve, reject) => {
      server.getConnections((error, count) => {
        if (error === null) resolve(count);
        else reject(error);
      });
    });
  return { port, held, close: () => close(server) };
}

const healthy = { line: "GET /acme HTTP/1.1", fields: ["Host: api.example"], body: "" };

/** The server is alive, has let go of every connection, and nothing was thrown. */
async function faultAfter({ port, held }: Running, errors: Errors): Promise<string | undefined> {
  const received = await exchange(port, healthy);
  if (typeof received === "string" || received.status >= 500) return "the next request fails";
  const until = performance.now() + patience;
  while ((await held()) > 0) {
    if (performance.now() > until) return "a connection stays open";
    await wait(5);
  }
  // A source that was pending has settled by now.
  await wait(15);
  return errors.take();
}

export async function replayPeer(variant: Variant, peer: Peer, errors: Errors): Promise<string | undefined> {
  const running = await run(variant);
  if (running === undefined) return undefined;
  await play(running.port, peer);
  const fault = await faultAfter(running, errors);
  await running.close();
  return fault;
}

const batchSize = 16;

/** Plays clients that go away, some at once; where a fault is found each of them is played alone. */
export async function fuzzPeers(variant: Variant, count: number, random: Random, errors: Errors): Promise<Failure[]> {
  const running = await run(variant);
  if (running === undefined) return [];
  const failures = new Map<string, Failure>();
  for (let played = 0; played < count; played += batchSize) {
    // By turns: each scenario is played, and each beside others.
    const peers = Array.from({ length: batchSize }, (_, index) => ({
      scenario: scenarioNames[(played + index) % scenarioNames.length]!,
      at: random.below(1000),
    }));
    await Promise.all(peers.map((peer) => play(running.port, peer)));
    const together = await faultAfter(running, errors);
    if (together === undefined) continue;
    for (const peer of peers) {
      const what = await replayPeer(variant, peer, errors);
      if (what !== undefined) failures.set(peer.scenario, { kind: "peer", variant: nameOf(variant), what, peer });
    }
    if (failures.size === 0)
      failures.set("", {
        kind: "peer",
        variant: nameOf(variant),
        what: `${together} (of ${batchSize} at once)`,
        peer: peers[0]!,
      });
  }
  await running.close();
  return [...failures.values()];
}
