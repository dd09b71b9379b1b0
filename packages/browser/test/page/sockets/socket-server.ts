import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { WebSocketServer, type ServerOptions, type WebSocket } from "ws";

/** A server that echoes, and does what the path says: `/close` and `/drop` end the connection, `/403` refuses it. */
export function socketServer(
  options: ServerOptions = {},
  seen: (request: IncomingMessage) => void = () => undefined,
): Server {
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => false, ...options });
  const server = createServer((_request, response) => response.end("no socket"));
  server.on("upgrade", (request, connection, head) => {
    seen(request);
    if (request.url === "/403") {
      connection.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, connection, head, (socket) => serve(socket, request.url ?? ""));
  });
  return server;
}

function serve(socket: WebSocket, path: string): void {
  socket.on("error", () => undefined);
  socket.on("message", (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on("close", (code, reason) => closings.push(`${String(code)} ${reason.toString()}`));
  if (path === "/close") socket.close(4000, "bye");
  if (path === "/bare") socket.close();
  if (path === "/drop") setTimeout(() => socket.terminate(), 10);
}

/** What servers heard at the end. */
export const closings: string[] = [];

/** The value of Sec-WebSocket-Accept for a key. */
export const acceptOf = (key: string): string =>
  createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");

/** A server that responds with 101 and such lines, where `$` is what the key asks for, and then with such bytes. */
export function rawServer(lines: readonly string[], frames = "", ends = false): Server {
  const server = createServer();
  server.on("upgrade", (request, connection) => {
    connection.on("error", () => undefined);
    const head = ["HTTP/1.1 101 Switching Protocols", ...lines].join("\r\n");
    const accept = acceptOf(request.headers["sec-websocket-key"] ?? "");
    connection.write(Buffer.concat([Buffer.from(`${head.replace("$", accept)}\r\n\r\n`), Buffer.from(frames, "hex")]));
    if (ends) connection.end();
  });
  return server;
}
