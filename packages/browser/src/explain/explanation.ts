import type { ReasonCode } from "sallyport";
import type { EvictedReason, RefusedReason, WithheldReason } from "../cookies/reasons.ts";
import type { EngineName } from "../engines/engine.ts";
import type { FailureCode } from "../fetch/failure.ts";
import type { Header } from "../fetch/header-list.ts";
import type { AskedRequest } from "../page/outcome.ts";
import type { TraceEventKind } from "../trace/event.ts";

/** What came of an attempt, in one word: `readable`, an answer that is there and empty to the page, or why there is none. */
export type ExplanationCode = FailureCode | "readable" | "opaque" | "opaque-redirect" | "not-a-request";

/** One step of a browser or of a server: what it subject at, what it result, and what followed. */
export interface Step<Code extends string = TraceEventKind> {
  readonly code: Code;
  readonly outcome: "passed" | "failed" | "noted";
  /** What was subject at: "Access-Control-Allow-Origin of the preflight's answer". */
  readonly subject: string;
  /** What was result: "`*`, and the request has credentials". */
  readonly result: string;
  /** The URL of the section of the standard. */
  readonly section: string;
}

/** What became of one cookie, and why. */
export interface CookieNote {
  readonly name: string;
  readonly fate: "sent" | "withheld" | "stored" | "refused" | "removed";
  readonly reason: WithheldReason | RefusedReason | EvictedReason | undefined;
  readonly text: string;
}

/** Something to do about it; the first of a list asks for the least. */
export interface Fix {
  /** Where it is done. */
  readonly at: "policy" | "server" | "page" | "proxy" | "browser";
  readonly text: string;
  /** As a Sallyport policy: YAML, keys of the document beside `sallyport` and `self`. */
  readonly policy?: string;
  /** As plain headers of the response. */
  readonly headers?: readonly Header[];
  /** As plain headers of the preflight's answer, where the request needs one. */
  readonly preflight?: readonly Header[];
}

/** What people do about it that opens more than it mends. */
export interface Danger {
  readonly text: string;
  readonly why: string;
}

/** What to do, narrowest first, and what not to do. */
export interface Advice {
  readonly fixes: readonly Fix[];
  readonly dangers: readonly Danger[];
}

/** What one engine did with one attempt, why, and what to do. Data and its words side by side. */
export interface Explanation extends Advice {
  readonly engine: EngineName;
  /** What the engine's data was measured on. */
  readonly version: string;
  /** The page's origin, `null` where it is opaque. */
  readonly page: string;
  readonly request: AskedRequest | undefined;
  readonly code: ExplanationCode;
  readonly verdict: { readonly sent: boolean; readonly executed: boolean; readonly readable: boolean };
  /** Sent, executed and readable told apart in one line. */
  readonly summary: string;
  readonly steps: readonly Step[];
  readonly cookies: readonly CookieNote[];
  /** What the engine's own tools call it: `Network.CorsError`, a page of MDN, WebKit's words. */
  readonly engineCode: string | undefined;
  /** The line that the engine prints to its console; `undefined` where it prints none. */
  readonly consoleMessage: string | undefined;
  /** Why, in a sentence or two; of the cause and not of the symptom. */
  readonly why: string;
  /** What is behind it most often, the most frequent first; empty where the trace itself says it. */
  readonly causes: readonly string[];
  /** Who is protected by this, and from whom. */
  readonly protects: string;
}

/** An explanation for each engine, and whether they differ. */
export interface Comparison {
  readonly explanations: readonly Explanation[];
  /** Engines by what they have in common: a code and a verdict. One group where all agree. */
  readonly groups: readonly { readonly engines: readonly EngineName[]; readonly code: ExplanationCode }[];
}

/** What a pasted console message says. */
export interface MessageReading extends Advice {
  /** The message itself, without what stands around it. */
  readonly text: string;
  /** Who prints it so. */
  readonly engine: Exclude<EngineName, "standard">;
  readonly code: ExplanationCode | undefined;
  readonly engineCode: string | undefined;
  /** What stands in it: `url`, `origin`, `value`, `method`, `header`, `status` … */
  readonly values: Readonly<Record<string, string>>;
  readonly why: string;
  /** What is behind it most often, in order. */
  readonly causes: readonly string[];
}

/** Something that a response head shows, of which a page will be hurt or a user endangered. */
export interface HeaderFinding extends Advice {
  readonly code: string;
  readonly severity: "danger" | "error" | "warning" | "note";
  readonly header: string | undefined;
  readonly text: string;
}

/** What the server's gate looks at, in its order. */
export type GateStep = "target" | "host" | "requester" | "resource" | "grant" | "credentials" | "token" | "answer";

/** What the server's gate decided about a request, and why. */
export interface DecisionExplanation {
  readonly outcome: "pass" | "answer" | "refuse";
  /** The gate's own code; docs/reasons/ has a page for it. */
  readonly code: ReasonCode;
  readonly summary: string;
  readonly steps: readonly Step<GateStep>[];
  readonly why: string;
  readonly protects: string;
}
