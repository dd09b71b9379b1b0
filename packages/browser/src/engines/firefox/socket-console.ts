import { fill } from "../fill-template.ts";
import type { FailedFetch } from "../shipped-engine.ts";

const cannotConnect = "Firefox can’t establish a connection to the server at {url}.";

/** What a socket or a stream fails with before the request is sent, or where CORS has a line of its own. */
const otherLines: readonly string[] = ["mixed-content", "csp", "bad-port", "aborted"];

/** The first line for a WebSocket or an EventSource; `undefined` for what has another one before it. */
export function firefoxSocketMessage({ failure, initiator, engineCode }: FailedFetch, url: string): string | undefined {
  if (otherLines.includes(failure.code)) return undefined;
  if (initiator === "websocket") return fill(cannotConnect, { url: url.replace(/^http/, "ws") });
  return initiator === "eventsource" && engineCode === undefined ? fill(cannotConnect, { url }) : undefined;
}
