import type { Ink } from "./canvas.ts";
import type { MessageKind } from "./sequence.ts";

/** What each kind of message is drawn in, in a terminal and in a drawing. */
export const inks: Readonly<Record<MessageKind, Ink>> = {
  asked: "plain",
  preflight: "leave",
  leave: "leave",
  cookies: "quiet",
  sent: "sent",
  executed: "executed",
  answer: "answer",
  withheld: "stop",
  "never-sent": "stop",
  "no-answer": "stop",
  error: "stop",
};
