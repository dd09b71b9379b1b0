import net from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { definePolicy, type Policy } from "../../../src/index.ts";
import type { Random } from "../random.ts";
import { start } from "../subject.ts";
import { nameOf, type Variant } from "../variant.ts";
import type { Errors } from "../errors.ts";
import { exchange, patience } from "./exchange.ts";
import type { Failure, Peer } from "./failure.ts";
import { scenarioNames, scenarios, timeOut } from "./scenarios.ts";
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

async function run(variant: Variant): Promise<Running | undefined> {
  const { server } = await start(variant, { policy: policyWithSource() });
  if (server === undefined) return undefined;
  server.prependListener("request", timeOut);
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

/** The server is alive, holds no connection, and nothing was thrown. */
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
