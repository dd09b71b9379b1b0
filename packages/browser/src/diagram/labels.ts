import type { LaneKind, MessageKind } from "./sequence.ts";

/** The few words that a diagram has of its own; all else is what went over the wire, and codes. */

export const kindLabels: Readonly<Record<MessageKind, string>> = {
  asked: "asked",
  preflight: "preflight",
  leave: "leave",
  cookies: "cookies",
  sent: "sent",
  executed: "executed",
  answer: "answer",
  withheld: "withheld",
  "never-sent": "never sent",
  "no-answer": "no answer",
  error: "error",
};

export const laneLabels: Readonly<Record<LaneKind, string>> = { page: "page", browser: "browser", server: "server" };

export const attackerLabels: Readonly<Record<LaneKind, string>> = {
  page: "attacker’s page",
  browser: "browser",
  server: "attacker’s server",
};

export const verdictLabels = (verdict: Readonly<Record<"sent" | "executed" | "readable", boolean>>): string[] =>
  (["sent", "executed", "readable"] as const).map((word) => (verdict[word] ? word : `not ${word}`));

export const labels: {
  readonly otherServers: string;
  readonly notARequest: string;
  readonly readable: string;
  readonly nothingToRead: string;
  readonly leaveTaken: string;
  readonly leaveKept: (seconds: number) => string;
  readonly more: (count: number) => string;
  readonly valueHidden: string;
  readonly keptBack: string;
  readonly stored: string;
  readonly removed: string;
  readonly refused: string;
} = {
  otherServers: "other servers",
  notARequest: "not a request",
  readable: "readable",
  nothingToRead: "nothing to read",
  leaveTaken: "from an earlier preflight",
  leaveKept: (seconds) => `kept for ${seconds} s`,
  more: (count) => `and ${count} more`,
  valueHidden: "(value not shown)",
  keptBack: "kept back",
  stored: "stored",
  removed: "removed",
  refused: "refused",
};
