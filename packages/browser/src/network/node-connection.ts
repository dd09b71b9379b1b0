import type { ClientRequest, IncomingMessage, Server } from "node:http";
import type { Network, WireRequest, WireResponse } from "../fetch/network.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import type { FastifyApp, NodeListener } from "./app.ts";
import { builtin } from "../fetch/node-builtin.ts";
import { withoutConnectionHeaders } from "./connection-headers.ts";
import { connectionPair, type ConnectionPair } from "./connection-pair.ts";
import { URL } from "../platform.ts";
import { onUnnamedSwitch, pairsOf, parserFailure, switchedResponse } from "./node-upgrade.ts";

/** As long as browsers take, and sixteen times what Node does. */
const maxHeaderSize = 256 * 1024;

/** A listener that fails ends its exchange; Node would end the process. */
function guarded(listener: NodeListener): NodeListener {
  return async (request, response) => {
    const fail = (error: unknown): void => {
      const reason = error instanceof Error ? error : new Error(String(error));
      // What it has written until then goes out first.
      setImmediate(() => void request.socket.destroy(reason));
    };
    response.on("error", () => undefined);
    try {
      await listener(request, response);
    } catch (error) {
      if (!response.writableEnded) fail(error);
    }
  };
}

async function serverFor(listener: NodeListener | Server | FastifyApp): Promise<Server> {
  if (typeof listener === "function") {
    const handle = guarded(listener);
    return builtin("node:http").createServer((request, response) => void handle(request, response));
  }
  if (!("ready" in listener)) return listener;
  await listener.ready();
  return listener.server as Server;
}

async function* bodyOf(message: IncomingMessage, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of message) yield chunk as Uint8Array;
  } catch (cause) {
    throw parserFailure(cause as Error, signal, true);
  }
}

function toWireResponse(message: IncomingMessage, signal: AbortSignal | undefined): WireResponse {
  const { statusCode: status = 0, statusMessage: statusText = "", rawHeaders } = message;
  // A body that nobody reads must not throw.
  message.on("error", () => undefined);
  return { status, statusText, headers: pairsOf(rawHeaders), body: bodyOf(message, signal) };
}

/** A request whose head is not written yet: Node's own way turns the method into upper case, and none is added. */
function openRequest({ client }: ConnectionPair, { method, url, headers, opensSocket }: WireRequest): ClientRequest {
  const { host, pathname, search } = new URL(url);
  const request = builtin("node:http").request({
    createConnection: () => client,
    path: pathname + search,
    setHost: false,
    maxHeaderSize,
    method,
  });
  request.method = method;
  request.setHeader("Host", host);
  for (const [name, value] of withoutConnectionHeaders(headers)) request.appendHeader(name, value);
  request.setHeader("Connection", opensSocket === true ? "Upgrade" : "close");
  if (opensSocket === true) request.setHeader("Upgrade", "websocket");
  return request;
}

/** Speaks HTTP/1.1 with a server that does not listen. */
export function nodeConnection(listener: NodeListener | Server | FastifyApp): Network["exchange"] {
  let server: Promise<Server> | undefined;
  return async (wire: WireRequest, signal?: AbortSignal) => {
    const ready = await (server ??= serverFor(listener));
    const pair = connectionPair(new URL(wire.url));
    const request = openRequest(pair, wire);
    const abort = (): void => void pair.client.destroy(new Error("aborted"));
    return new Promise<WireResponse>((resolve, reject) => {
      const fail = (error: Error): void => reject(parserFailure(error, signal, pair.started()));
      request.on("response", (message) => resolve(toWireResponse(message, signal)));
      request.on("upgrade", (message, connection, head) => {
        const unasked = new NetworkFailure("malformed", "The server switches protocols, unasked.");
        if (wire.opensSocket !== true) reject(unasked);
        // What its end means is the frames' to say.
        pair.client.off("close", ended);
        if (wire.opensSocket === true) void switchedResponse(message, connection, head).then(resolve, fail);
      });
      if (wire.opensSocket === true) onUnnamedSwitch(request, resolve);
      request.on("error", fail);
      const ended = (): void => {
        signal?.removeEventListener("abort", abort);
        fail(new Error("The server closed the connection."));
      };
      pair.client.on("close", ended);
      signal?.addEventListener("abort", abort);
      ready.emit("connection", pair.server);
      request.end(wire.body);
    });
  };
}
