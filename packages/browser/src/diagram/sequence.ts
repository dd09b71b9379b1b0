import type { EngineName } from "../engines/engine.ts";

export type LaneKind = "page" | "browser" | "server";

/** Who takes part: the page, its browser, and the servers that were asked or would have been. */
export interface Lane {
  /** `page`, `browser`, `server-1` … */
  readonly id: string;
  readonly kind: LaneKind;
  /** An origin, or the engine's name. */
  readonly name: string;
  readonly attacker: boolean;
}

/** What one message is: a closed list. */
export const messageKinds = [
  /** The page's script asks for something. */
  "asked",
  /** The browser asks the server for leave. */
  "preflight",
  /** What the browser keeps of that, or takes from it later. */
  "leave",
  /** What became of cookies. */
  "cookies",
  /** A request leaves. */
  "sent",
  /** The server has answered it, so it has done what it does. */
  "executed",
  /** An answer arrives, at the browser or at the page. */
  "answer",
  /** An answer has arrived, and the browser keeps it from the page. */
  "withheld",
  /** A request that the browser does not make. */
  "never-sent",
  /** A request without an answer. */
  "no-answer",
  /** The page gets an error, and no answer was there to withhold. */
  "error",
] as const;

export type MessageKind = (typeof messageKinds)[number];

export interface Message {
  readonly kind: MessageKind;
  /** The lane that it leaves, and the one that it is for; one and the same for what happens inside. */
  readonly from: string;
  readonly to: string;
  /** What it says: the first line is the message, the others its headers. Without control characters. */
  readonly lines: readonly string[];
}

/** What went back and forth, in its order. */
export interface Sequence {
  readonly engine: EngineName;
  readonly version: string;
  readonly lanes: readonly Lane[];
  readonly messages: readonly Message[];
  readonly verdict: { readonly sent: boolean; readonly executed: boolean; readonly readable: boolean };
}
