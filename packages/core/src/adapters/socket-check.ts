import type { IncomingMessage } from "node:http";
import type { EventEmitter } from "node:events";
import type { Gate } from "../server/gate.ts";
import { shared } from "./shared.ts";

const guardedServers = shared("guarded servers", () => new WeakSet<object>());
const guardedListeners = shared("guarded listeners", () => new WeakSet<object>());

/** Notes a server whose every request and handshake passes a gate. */
export const noteGuardedServer = (server: object): void => void guardedServers.add(server);

/** Notes a listener of `upgrade` that stands behind a gate. */
export const noteGuardedListener = (listener: object): void => void guardedListeners.add(listener);

const unguarded =
  "A listener of this server's upgrade event is not guarded, so any page can open its WebSockets and use socket.io's " +
  "polling. Guard it with guard.upgrade of sallyport/node, or a NestJS application with sallyport/nest.";

/** Middleware cannot see what the server gives to somebody else. */
function hasUnguardedSockets(request: IncomingMessage): boolean {
  const { server } = request.socket as { readonly server?: Partial<EventEmitter> | null };
  if (server?.listeners === undefined || guardedServers.has(server)) return false;
  return server.listeners("upgrade").some((listener) => !guardedListeners.has(listener));
}

/** Looks, with the first request that a guard sees, whether handshakes go past it, and reports that. */
export function socketCheck(gate: Gate<never>): (request: IncomingMessage) => void {
  let done = false;
  return (request) => {
    if (done) return;
    done = true;
    if (hasUnguardedSockets(request)) gate.fail(new Error(unguarded));
  };
}
