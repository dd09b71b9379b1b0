import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Site {
  url(host: string, path: string): string;
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const held: ServerResponse[] = [];

const answers: Record<string, Answer> = {
  "/": (_, response) => response.end("<title>page</title>"),
  "/set": (_, response) => response.setHeader("set-cookie", "jar=shared; Path=/").end("set"),
  "/set-first": (_, response) => response.setHeader("set-cookie", "first=1; Path=/").end(),
  "/set-third": (_, response) => response.setHeader("set-cookie", "third=1; Path=/").end(),
  "/set-first-secure": (_, response) =>
    response.setHeader("set-cookie", "first=1; Path=/; SameSite=None; Secure").end(),
  "/set-third-secure": (_, response) =>
    response.setHeader("set-cookie", "third=1; Path=/; SameSite=None; Secure").end(),
  "/cookies": (request, response) => response.end(request.headers.cookie ?? "none"),
  "/shared-cookies": (request, response) =>
    response
      .setHeader("access-control-allow-origin", request.headers.origin ?? "")
      .setHeader("access-control-allow-credentials", "true")
      .end(request.headers.cookie ?? "none"),
  "/strict": (_, response) => response.setHeader("content-security-policy", "default-src 'none'").end("strict"),
  "/silent": () => undefined,
  "/reset": (request) => void request.socket.destroy(),
  "/held": (_, response) => void held.push(response),
  "/release": (_, response) => {
    for (const waiting of held.splice(0)) waiting.end("released");
    response.end();
  },
};

export async function openSite(): Promise<Site> {
  const server = createServer((request, response) => {
    response.setHeader("content-type", "text/html").setHeader("cache-control", "no-store");
    const answer = answers[request.url ?? ""];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: (host, path) => `http://${host}.localhost:${port}${path}`, close: () => closeServer(server) };
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
