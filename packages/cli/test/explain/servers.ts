import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from "node:net";

export interface Served {
  readonly port: number;
  readonly requests: string[];
  close(): Promise<void>;
}

const listening = async (server: Server, sockets: Set<Socket>, requests: string[]): Promise<Served> => {
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};

const lineOf = ({ method, url, headers }: IncomingMessage): string =>
  `${method ?? ""} ${url ?? ""}${headers["access-control-request-method"] === undefined ? "" : " (preflight)"}`;

/** A real server that notes what reaches it. */
export function serve(listener: RequestListener): Promise<Served> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(lineOf(request));
    listener(request, response);
  });
  return listening(server, new Set(), requests);
}

/** The same over TLS. */
export function serveTls(listener: RequestListener, identity: { key: string; cert: string }): Promise<Served> {
  return listening(createTlsServer(identity, listener), new Set(), []);
}

/** A server that need not speak HTTP. */
export function serveRaw(onSocket: (socket: Socket) => void): Promise<Served> {
  return listening(createTcpServer(onSocket), new Set(), []);
}

/** Shares everything with one page, as a server that is right may. */
export const sharing =
  (page: string, handler: RequestListener): RequestListener =>
  (request, response) => {
    response.setHeader("access-control-allow-origin", page);
    response.setHeader("access-control-allow-credentials", "true");
    response.setHeader("access-control-allow-methods", "PUT, DELETE");
    response.setHeader("access-control-allow-headers", "content-type, x-a, authorization");
    if (request.headers["access-control-request-method"] !== undefined) response.writeHead(204).end();
    else handler(request, response);
  };
