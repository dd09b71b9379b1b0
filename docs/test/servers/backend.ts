import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What stands behind a proxy: an application without CORS, whose router has no OPTIONS. */
export interface Backend {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export async function startBackend(): Promise<Backend> {
  const server = createServer((request, response) => {
    response.setHeader("x-total", "7");
    if (request.method === "OPTIONS") response.writeHead(405).end();
    else response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
