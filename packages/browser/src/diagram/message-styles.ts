import type { DrawingStyle } from "./canvas.ts";
import type { MessageKind } from "./sequence.ts";

/** The style of each kind of message, in a terminal and in SVG. */
export const messageStyles: Readonly<Record<MessageKind, DrawingStyle>> = {
  requested: "plain",
  preflight: "preflight",
  "preflight-cache": "preflight",
  "http-cache": "quiet",
  cookies: "quiet",
  sent: "sent",
  executed: "executed",
  response: "response",
  blocked: "stop",
  "not-sent": "stop",
  "no-response": "stop",
  error: "stop",
};
