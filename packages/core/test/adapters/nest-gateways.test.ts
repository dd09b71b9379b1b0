import type { AbstractHttpAdapter } from "@nestjs/core";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import { definePolicy } from "../../src/index.ts";
import { guard } from "../../src/adapters/nest.ts";
import { gatewayModule, platforms, quiet, versions, type GatewayOptions, type Nest } from "./nest-versions.ts";

const socket = { with: ["https://app.example"], webSocket: true, credentials: true } as const;
const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [
    { path: "/ws", share: socket },
    { path: "/socket.io/**", share: { ...socket, methods: ["GET", "POST"] }, forgery: { stateChanging: ["GET"] } },
  ],
});

type Fields = Readonly<Record<string, string>>;

const granted: Fields = { origin: "https://app.example", "sec-fetch-site": "cross-site", cookie: "session=1" };
const hostile: Fields = { ...granted, origin: "https://evil.example" };

const ownPort = 8081;

/** A free port of the loopback interface: where a gateway listens that asks for a port of its own. */
let actualPort: Promise<number>;

beforeEach(() => {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the server
  const { listen } = net.Server.prototype;
  actualPort = new Promise((resolve) => {
    vi.spyOn(net.Server.prototype, "listen").mockImplementation(function (this: net.Server, ...args: unknown[]) {
      if (args[0] !== ownPort) return listen.apply(this, args as never);
      this.once("listening", () => resolve((this.address() as AddressInfo).port));
      const callback = args.findLast((arg) => typeof arg === "function");
      return listen.apply(this, [0, "127.0.0.1", callback] as never);
    });
  });
});

afterEach(() => void vi.restoreAllMocks());

interface Case {
  readonly desc: string;
  readonly adapter: "WsAdapter" | "IoAdapter";
  readonly gateway?: GatewayOptions;
  readonly visit: Visit;
}

/** Connects and sends a message; gives the status of the last response. */
type Visit = (port: number, fields: Fields, options: GatewayOptions) => Promise<number>;

/** Opens a WebSocket and sends messages, each once the peer has sent one that begins with `after`. */
const webSocket = (target: string, steps: readonly (readonly [after: string, send: string])[]): Visit => {
  return (port, headers) =>
    new Promise((resolve) => {
      const client = new WebSocket(`ws://127.0.0.1:${port}${target}`, { headers });
      onTestFinished(() => client.terminate());
      const left = [...steps];
      const proceed = (received: string): void => {
        if (!received.startsWith(left[0]?.[0] ?? "")) return;
        const [, send] = left.shift() ?? [];
        if (send !== undefined) client.send(send);
        if (left.length === 0) client.close();
        else if (left[0]?.[0] === "") proceed("");
      };
      client.on("unexpected-response", (_, { statusCode = 0 }) => resolve(statusCode));
      client.on("open", () => left[0]?.[0] === "" && proceed(""));
      client.on("message", (data: Buffer) => proceed(data.toString()));
      client.on("close", () => resolve(101)).on("error", () => resolve(0));
    });
};

const plainSocket = webSocket("/ws", [["", JSON.stringify({ event: "ping", data: 1 })]]);

const namespaced = (namespace: string | undefined, text = ""): string =>
  namespace === undefined ? text : `${namespace},${text}`;

const socketIo: Visit = (port, fields, { namespace }) =>
  webSocket("/socket.io/?EIO=4&transport=websocket", [
    ["0", `40${namespaced(namespace)}`],
    ["40", `42${namespaced(namespace, '["ping",1]')}`],
  ])(port, fields, {});

const exchange = (port: number, method: string, target: string, headers: Fields, body = "") =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const request = http.request(
      { host: "127.0.0.1", port, method, path: target, headers, agent: false },
      (response) => {
        let text = "";
        response.on("data", (chunk) => (text += String(chunk)));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
      },
    );
    request.on("error", reject).end(body);
  });

const pollTarget = "/socket.io/?EIO=4&transport=polling";

const openSession = async (port: number, fields: Fields): Promise<{ status: number; target: string }> => {
  const { status, body } = await exchange(port, "GET", pollTarget, fields);
  return { status, target: `${pollTarget}&sid=${/"sid":"([^"]+)"/.exec(body)?.[1] ?? ""}` };
};

/** Connects to the namespace and sends a message, in a session that is open. */
const speak = async (port: number, target: string, fields: Fields, namespace: string | undefined): Promise<number> => {
  const text = { ...fields, "content-type": "text/plain" };
  const connected = await exchange(port, "POST", target, text, `40${namespaced(namespace)}`);
  if (connected.status !== 200) return connected.status;
  await exchange(port, "GET", target, fields);
  return (await exchange(port, "POST", target, text, `42${namespaced(namespace, '["ping",1]')}`)).status;
};

const polling: Visit = async (port, fields, { namespace }) => {
  const { status, target } = await openSession(port, fields);
  return status === 200 ? speak(port, target, fields, namespace) : status;
};

/** The session is the granted page's. */
const pollingInSession: Visit = async (port, fields, { namespace }) =>
  speak(port, (await openSession(port, granted)).target, fields, namespace);

const cases: readonly Case[] = [
  { desc: "ws", adapter: "WsAdapter", gateway: { path: "/ws" }, visit: plainSocket },
  { desc: "ws, own port", adapter: "WsAdapter", gateway: { port: ownPort }, visit: plainSocket },
  { desc: "ws, own port and path", adapter: "WsAdapter", gateway: { port: ownPort, path: "/ws" }, visit: plainSocket },
  ...[
    { where: "", gateway: {} },
    { where: ", namespace", gateway: { namespace: "/chat" } },
    { where: ", own port", gateway: { port: ownPort } },
    { where: ", own port and namespace", gateway: { port: ownPort, namespace: "/chat" } },
  ].flatMap(({ where, gateway }): Case[] => [
    { desc: `socket.io WebSocket${where}`, adapter: "IoAdapter", gateway, visit: socketIo },
    { desc: `socket.io polling${where}`, adapter: "IoAdapter", gateway, visit: polling },
    { desc: `socket.io polling in an open session${where}`, adapter: "IoAdapter", gateway, visit: pollingInSession },
  ]),
];

/** Runs an application with the gateway, and gives what a visitor gets and what the gateway saw. */
async function attempt(nest: Nest, platform: AbstractHttpAdapter, fields: Fields, row: Case) {
  const { adapter, gateway = {}, visit } = row;
  const seen: string[] = [];
  const app = await nest.NestFactory.create(gatewayModule(nest, gateway, seen), platform, quiet);
  onTestFinished(() => app.close());
  app.useWebSocketAdapter(new nest[adapter](app));
  guard(policy, app);
  await app.listen(0, "127.0.0.1");
  const { port } = (app.getHttpServer() as net.Server).address() as AddressInfo;
  const status = await visit(gateway.port === undefined ? port : await actualPort, fields, gateway);
  return { status, seen };
}

describe.each(Object.entries(versions))("NestJS %s", (_, nest) => {
  describe.each(Object.entries(platforms))("on %s", (_, platform) => {
    test.each(cases)("$desc: the granted page connects", async (row) => {
      const { status, seen } = await attempt(nest, platform(nest), granted, row);
      await expect.poll(() => seen).toEqual(["connection", "message"]);
      expect(status).toBe([plainSocket, socketIo].includes(row.visit) ? 101 : 200);
    });

    // A middleware sees neither upgrades nor what engine.io takes before it.
    test.each(cases)("$desc: a hostile page does not", async (row) => {
      expect(await attempt(nest, platform(nest), hostile, row)).toEqual({ status: 403, seen: [] });
    });
  });
});
