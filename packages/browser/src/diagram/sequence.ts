import type { EngineName } from "../engines/engine.ts";

export type LaneKind = "page" | "browser" | "server";

/** A participant: the page, its browser, or a server that a request was or would have been sent to. */
export interface Lane {
  /** `page`, `browser`, `server-1` … */
  readonly id: string;
  readonly kind: LaneKind;
  /** An origin, or the engine's name. */
  readonly name: string;
  readonly attacker: boolean;
}

/** A lane's name without what nearly all origins have in common. */
export const shortName = ({ name }: Lane): string => name.replace(/^https:\/\//, "");

/** What a message is: a closed list. */
export const messageKinds = [
  /** The page's script makes a request. */
  "requested",
  /** The browser sends a preflight. */
  "preflight",
  /** The browser caches what a preflight allows, or reuses it. */
  "preflight-cache",
  /** The HTTP cache has the response. */
  "http-cache",
  /** Cookies that are not sent, or that a response sets. */
  "cookies",
  /** The browser sends the request. */
  "sent",
  /** The server has responded, so it has executed the request. */
  "executed",
  /** A response arrives, at the browser or at the page. */
  "response",
  /** A response has arrived, and the browser blocks the page from reading it. */
  "blocked",
  /** A request that the browser does not send. */
  "not-sent",
  /** A request without a response. */
  "no-response",
  /** The page gets an error, and there was no response to block. */
  "error",
] as const;

export type MessageKind = (typeof messageKinds)[number];

export interface Message {
  readonly kind: MessageKind;
  /** The lane that sends it and the lane that gets it; the same lane for what happens inside. */
  readonly from: string;
  readonly to: string;
  /** The first line is the message, the others are its headers. */
  readonly lines: readonly string[];
}

/** An attempt as lanes and messages, in order. */
export interface Sequence {
  readonly engine: EngineName;
  readonly version: string;
  readonly lanes: readonly Lane[];
  readonly messages: readonly Message[];
  readonly verdict: { readonly sent: boolean; readonly executed: boolean; readonly readable: boolean };
}

/** The same where the last request was refused before its handler: an explanation's verdict says that, a trace does not. */
export function withVerdict(sequence: Sequence, verdict: Sequence["verdict"]): Sequence {
  const isRefused = sequence.verdict.executed && !verdict.executed;
  return { ...sequence, verdict, messages: sequence.messages.filter(({ kind }) => !isRefused || kind !== "executed") };
}
