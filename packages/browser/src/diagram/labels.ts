import type { LaneKind, MessageKind } from "./sequence.ts";

/** The labels of a diagram; everything else is from the exchange itself, or a code. */

export const kindLabels: Readonly<Record<MessageKind, string>> = {
  requested: "request",
  preflight: "preflight",
  "preflight-cache": "cached",
  "http-cache": "HTTP cache",
  cookies: "cookies",
  sent: "sent",
  executed: "executed",
  response: "response",
  blocked: "blocked",
  "not-sent": "not sent",
  "no-response": "no response",
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
  readonly newDocument: string;
  readonly nothingToRead: string;
  readonly preflightReused: string;
  readonly preflightKept: (seconds: number) => string;
  readonly stored: (age: number) => string;
  readonly storedUnchanged: string;
  readonly more: (count: number) => string;
  readonly valueHidden: string;
  readonly cookieNotSent: string;
  readonly cookieStored: string;
  readonly cookieRemoved: string;
  readonly cookieNotStored: string;
} = {
  otherServers: "other servers",
  notARequest: "not a request",
  readable: "readable",
  newDocument: "a new document",
  nothingToRead: "nothing to read",
  preflightReused: "preflight reused",
  preflightKept: (seconds) => `preflight, for ${seconds} s`,
  stored: (age) => `stored response, ${age} s old`,
  storedUnchanged: "stored response, unchanged",
  more: (count) => `${count} more`,
  valueHidden: "(value not shown)",
  cookieNotSent: "not sent:",
  cookieStored: "stored:",
  cookieRemoved: "removed:",
  cookieNotStored: "not stored:",
};
