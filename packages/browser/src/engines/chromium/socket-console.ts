import { parseMimeType } from "../../fetch/mime-type.ts";
import { essenceOf, fill } from "../fill-template.ts";
import type { FailedFetch } from "../shipped-engine.ts";

const texts = {
  localNetwork:
    "WebSocket connection to '{url}' failed: Error in connection establishment: net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS",
  status: "WebSocket connection to '{url}' failed: Error during WebSocket handshake: Unexpected response code: {value}",
  type: 'EventSource\'s response has a MIME type ("{value}") that is not "text/event-stream". Aborting the connection.',
  charset: 'EventSource\'s response has a charset ("{value}") that is not UTF-8. Aborting the connection.',
} as const;

function typeMessage(value: string): string | undefined {
  const type = parseMimeType(value);
  if (type === undefined) return undefined;
  const charset = type.parameters.get("charset");
  if (type.essence !== "text/event-stream") return fill(texts.type, { value: essenceOf(value) });
  return charset === undefined ? undefined : fill(texts.charset, { value: charset });
}

/** The line for a WebSocket or an EventSource; `undefined` where Chromium prints none that says why. */
export function chromiumSocketMessage(
  { failure: { code, value = "" }, initiator }: FailedFetch,
  url: string,
): string | undefined {
  if (code === "event-source-type") return typeMessage(value);
  if (initiator !== "websocket") return undefined;
  const text = code === "websocket-status" ? texts.status : code.startsWith("local-network-") && texts.localNetwork;
  return text ? fill(text, { url: url.replace(/^http/, "ws"), value }) : undefined;
}
