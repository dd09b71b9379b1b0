import { checkOptions, ruleFor, text, type OptionRules } from "../../options/check-options.ts";
import type { Outcome } from "../outcome.ts";
import type { PageWebSocket } from "./web-socket.ts";

export interface OpenSocketOptions {
  /** Subprotocols to offer. Default: none. */
  readonly protocols?: string | readonly string[];
  /** What is sent once it is open. Default: nothing. */
  readonly message?: string;
}

const rules: OptionRules<OpenSocketOptions> = {
  protocols: ruleFor((value) => typeof value === "string" || Array.isArray(value), "a string, or a list of strings"),
  message: text,
};

/** How long a server may take for its part of the closing handshake. */
const closeMs = 1000;

/**
 * Opens a WebSocket, sends a message, and closes it: what came before the end has arrived then.
 *
 * @throws TypeError for options that don't exist
 */
export async function openSocket(
  WebSocket: new (url: string | URL, protocols?: string | readonly string[]) => PageWebSocket,
  url: string | URL,
  options: OpenSocketOptions,
): Promise<Outcome> {
  checkOptions("openSocket", options, rules);
  const { protocols, message } = options;
  const socket = new WebSocket(url, ...(protocols === undefined ? [] : [protocols]));
  const heard = (type: string): Promise<unknown> => new Promise((resolve) => socket.addEventListener(type, resolve));
  const closed = heard("close");
  await Promise.race([heard("open"), heard("error"), closed]);
  if (socket.outcome === undefined) throw new Error("A WebSocket that has opened or failed has an outcome.");
  if (socket.readyState === 1) {
    if (message !== undefined) socket.send(message);
    socket.close();
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([closed, new Promise((resolve) => (timer = setTimeout(resolve, closeMs)))]);
    clearTimeout(timer);
  }
  return socket.outcome;
}
