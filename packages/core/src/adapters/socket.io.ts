import type { IncomingMessage } from "node:http";
import type { Gate } from "../server/gate.ts";

/** What is looked at of a server of socket.io. */
export interface SocketIoServer {
  /** A text where the server is one of ws. */
  readonly path?: unknown;
  readonly engine?: { readonly opts?: { readonly transports?: readonly string[] } };
}

/** Whether a page that has no grant passes with a plain GET. By an address, whose check of the Host needs no name. */
function letsAnyPagePass(gate: Gate<IncomingMessage>, path: string): boolean {
  const headers = { host: "127.0.0.1", origin: "null", "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" };
  const { outcome, reason } = gate.decide({ method: "GET", target: path, headers });
  return outcome === "pass" && reason === "not-shared";
}

/**
 * A GET that opens a session of long-polling changes state, which the gate cannot know unless the policy says so.
 * @throws TypeError where the policy doesn't; in report mode it is only reported
 */
export function checkPolling(io: SocketIoServer, gate: Gate<IncomingMessage>): void {
  if (typeof io.path !== "function" || io.engine?.opts?.transports?.includes("polling") !== true) return;
  const path = (io as { path(): string }).path();
  // Every target that begins so is socket.io's.
  if (![`${path}/`, `${path}/x`].some((target) => letsAnyPagePass(gate, target))) return;
  const error = new TypeError(
    `Any page can open socket.io sessions with a GET. Add forgery: { stateChanging: ["GET"] } to the policy's resource ` +
      `${JSON.stringify(`${path}/**`)}, or transports: ["websocket"] to the gateway's options.`,
  );
  if (!gate.reportsOnly) throw error;
  gate.fail(error);
}
