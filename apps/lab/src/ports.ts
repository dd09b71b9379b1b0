import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Upgrade } from "./world/servers.ts";

/** What answers at a port. */
interface Service {
  readonly listener: RequestListener;
  readonly upgrade?: Upgrade;
  /** With it, the port speaks TLS. */
  readonly certificate?: { readonly key: string; readonly cert: string };
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens on the port that is wanted, or on a free one where that is taken; 0 is any free one. On both loopback addresses,
 * since browsers take `*.localhost` for either, and another program may have one of them.
 */
export async function listen(service: Service, wanted: number): Promise<Listening> {
  for (const candidate of [wanted, 0, 0, 0]) {
    try {
      return await listenOn(service, candidate);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  throw new Error("no free port was found on this machine");
}

async function listenOn(service: Service, wanted: number): Promise<Listening> {
  const four = serverOf(service);
  await bind(four, wanted, "127.0.0.1");
  const { port } = four.address() as AddressInfo;
  const six = serverOf(service);
  try {
    await bind(six, port, "::1");
  } catch (error) {
    if (isTaken(error)) {
      await end(four);
      throw error;
    }
    return { port, close: () => end(four) }; // a machine without IPv6
  }
  return { port, close: () => endAll([four, six]) };
}

function serverOf({ listener, upgrade, certificate }: Service): Server {
  const server = certificate === undefined ? createServer(listener) : createSecureServer(certificate, listener);
  if (upgrade !== undefined) server.on("upgrade", upgrade);
  return server;
}

const bind = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });

async function endAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(servers.map(end));
}

async function end(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

const isTaken = (error: unknown): boolean => {
  const code = (error as NodeJS.ErrnoException).code;
  return code === "EADDRINUSE" || code === "EACCES";
};
