import type { ClientRequest, IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { NetworkFailure, type Network, type WireRequest, type WireResponse } from "../fetch/network.ts";
import type { FastifyApp, NodeListener } from "./app.ts";

/** Node's own modules without an import, so that the package bundles for the web. */
function builtin<Name extends "node:http" | "node:stream">(
  name: Name,
): Name extends "node:http" ? typeof import("node:http") : typeof import("node:stream") {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const found = process?.getBuiltinModule?.(name);
  if (found === undefined) throw new TypeError("A node:http listener needs Node; give a Web handler here.");
  return found as ReturnType<typeof builtin<Name>>;
}

/** Two ends of a connection that never leaves the process. */
function pair(): readonly [client: Duplex, server: Duplex] {
  const { Duplex } = builtin("node:stream");
  const end = (other: () => Duplex): Duplex =>
    new Duplex({
      read: () => undefined,
      write: (chunk, _encoding, done) => {
        other().push(chunk);
        done();
      },
      final: (done) => {
        other().push(null);
        done();
      },
      destroy: (error, done) => {
        if (!other().destroyed) queueMicrotask(() => void other().destroy());
        done(error);
      },
    });
  const client: Duplex = end(() => server);
  const server: Duplex = end(() => client);
  return [client, server];
}

async function serverFor(listener: NodeListener | Server | FastifyApp): Promise<Server> {
  if (typeof listener === "function") return builtin("node:http").createServer(listener);
  if (!("ready" in listener)) return listener;
  await listener.ready();
  return listener.server as Server;
}

const pairsOf = (raw: readonly string[]): [string, string][] =>
  Array.from({ length: raw.length / 2 }, (_, index) => [raw[2 * index] ?? "", raw[2 * index + 1] ?? ""]);

function answerOf(message: IncomingMessage): WireResponse {
  const { statusCode: status = 0, statusMessage: statusText = "", rawHeaders } = message;
  return { status, statusText, headers: pairsOf(rawHeaders), body: bodyOf(message) };
}

async function* bodyOf(message: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of message) yield chunk as Uint8Array;
  } catch (cause) {
    throw new NetworkFailure("truncated", "The connection ended within the body.", { cause });
  }
}

/** Speaks HTTP/1.1 with a server that does not listen. */
export function nodeConnection(listener: NodeListener | Server | FastifyApp): Network["exchange"] {
  let server: Promise<Server> | undefined;
  return async ({ method, url, headers, body }: WireRequest, signal) => {
    const ready = await (server ??= serverFor(listener));
    const { host, pathname, search } = new URL(url);
    const [client, far] = pair();
    ready.emit("connection", far);
    const lines = [["Host", host], ...headers, ["Connection", "close"]].flat();
    return new Promise<WireResponse>((resolve, reject) => {
      const request: ClientRequest = builtin("node:http").request({
        createConnection: () => client as never,
        method,
        path: pathname + search,
        headers: lines as never,
        setHost: false,
        ...(signal === undefined ? {} : { signal }),
      });
      request.on("response", (message) => resolve(answerOf(message)));
      request.on("error", (cause: Error & { code?: string }) => {
        const malformed = cause.code?.startsWith("HPE_") === true;
        reject(new NetworkFailure(malformed ? "malformed" : "unreachable", cause.message, { cause }));
      });
      request.end(body);
    });
  };
}
