import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Policy } from "../policy/policy.ts";
import type { Decision } from "../server/decision.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import { answerOf } from "../server/problem-document.ts";
import { headOf, stripFields } from "./incoming.ts";

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** There is no response object: the refusal is written to the socket. */
function refuse(socket: Duplex, decision: Decision): void {
  const { status, headers, body = "" } = answerOf(decision);
  const fields = { ...headers, connection: "close", "content-length": String(Buffer.byteLength(body)) };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  // A client that keeps its half open would keep the other too.
  socket.once("finish", () => void socket.destroy());
  socket.end(`HTTP/1.1 ${String(status)} Refused\r\n${lines.join("")}\r\n${body}`);
}

/**
 * Guards socket handshakes: `server.on("upgrade", guard.upgrade(policy, onUpgrade))`. No CORS protects them, and cookies
 * come along.
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
  return (request, socket, head) => {
    // Until the handler has the socket nobody else listens, and an unheard error ends the process.
    const ignore = (): void => void socket.destroy();
    socket.on("error", ignore);
    const proceed = (decision: Decision): void => {
      if (decision.enforce === "refuse" && decision.outcome !== "pass") {
        refuse(socket, decision);
        return;
      }
      if (decision.enforce === "refuse") stripFields(request, decision.strip);
      socket.off("error", ignore);
      onUpgrade(request, socket, head);
    };
    const decision = gate.judge(headOf(request, request.url), request);
    if (decision instanceof Promise) void decision.then(proceed);
    else proceed(decision);
  };
}
