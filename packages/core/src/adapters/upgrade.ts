import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Policy } from "../policy/handle.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import { enforceThen } from "./enforce.ts";
import { noteGuardedListener } from "./socket-check.ts";
import { ignoreErrors, SocketTransport } from "./socket-transport.ts";

type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Guards socket handshakes: `server.on("upgrade", guard.upgrade(policy, onUpgrade))`. CORS doesn't protect them, and the
 * browser sends cookies with them.
 * @param policy what `definePolicy` or `loadPolicy` returned
 * @param onUpgrade called for handshakes that pass, with the arguments of the event
 * @throws TypeError when an option is wrong
 */
export function upgrade(
  policy: Policy,
  onUpgrade: UpgradeHandler,
  options: GuardOptions<IncomingMessage> = {},
): UpgradeHandler {
  const gate = new Gate(policy, options);
  const guarded: UpgradeHandler = (request, socket, head) => {
    const handOver = ignoreErrors(socket);
    enforceThen(gate, new SocketTransport(request, socket), () => {
      handOver();
      onUpgrade(request, socket, head);
    });
  };
  noteGuardedListener(guarded);
  return guarded;
}
