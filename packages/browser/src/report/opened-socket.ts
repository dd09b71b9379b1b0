import type { SocketConnection, SocketListener, WireRequest, WireResponse } from "../fetch/network.ts";
import { acceptFor } from "../page/sockets/handshake-response.ts";
import { Uint8Array } from "../platform.ts";
import { headerIn } from "./script-headers.ts";

/** A connection that takes what is sent, and ends as soon as the page closes it. */
function silentConnection(): SocketConnection {
  let listener: SocketListener | undefined;
  return {
    listen: (one) => {
      listener = one;
    },
    send: (_, sent) => sent(),
    close: (code, reason) => {
      listener?.closing(code ?? 1005, reason);
      listener?.closed();
    },
    destroy: () => undefined,
  };
}

/** The response of a server that accepts a WebSocket handshake, with a connection behind it that says nothing. */
export async function openedSocket({ headers }: WireRequest): Promise<WireResponse> {
  const accept = await acceptFor(headerIn(headers, "sec-websocket-key") ?? "");
  return {
    status: 101,
    statusText: "Switching Protocols",
    headers: [
      ["Upgrade", "websocket"],
      ["Connection", "Upgrade"],
      ["Sec-WebSocket-Accept", accept],
    ],
    body: new Uint8Array(),
    socket: silentConnection(),
  };
}
