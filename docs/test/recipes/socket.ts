import { once } from "node:events";
import { WebSocket, type RawData } from "ws";

/** A socket as a page of some origin opens it. */
export interface Client {
  readonly socket: WebSocket;
  /** The next message; rejects after ten seconds. */
  readonly next: () => Promise<string>;
}

/** Opens a socket; rejects where the server answers the handshake with anything but a switch of protocols. */
export async function connect(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<Client> {
  const socket = new WebSocket(`ws://localhost:${port}${path}`, { headers: { Host: "localhost:3000", ...headers } });
  const messages: string[] = [];
  socket.on("message", (data: RawData) => messages.push((data as Buffer).toString()));
  await once(socket, "open", { signal: AbortSignal.timeout(10_000) });
  const next = async (): Promise<string> => {
    const known = messages.shift();
    if (known !== undefined) return known;
    await once(socket, "message", { signal: AbortSignal.timeout(10_000) });
    return messages.shift() ?? "";
  };
  return { socket, next };
}
