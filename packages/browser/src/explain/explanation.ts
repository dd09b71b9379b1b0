import type { ReasonCode } from "sallyport";
import type { EvictedReason, RefusedReason, BlockedReason } from "../cookies/reasons.ts";
import type { EngineName } from "../engines/engine.ts";
import type { FailureCode } from "../fetch/failure.ts";
import type { Header } from "../fetch/header-list.ts";
import type { PageRequest } from "../page/outcome.ts";
import type { TraceEventKind } from "../trace/event.ts";

/** What came of an attempt, in one word: `readable`, an answer that is there and empty to the page, or why there is none. */
export type ExplanationCode = FailureCode | "readable" | "opaque" | "opaque-redirect" | "not-a-request";

/** One step of a browser or of a server: what it looked at, what it found, and what followed. */
export interface Step<Code extends string = TraceEventKind> {
  readonly code: Code;
  readonly outcome: "passed" | "failed" | "noted";
  /** What was looked at: "Access-Control-Allow-Origin of the preflight's answer". */
  readonly looked: string;
  /** What was found: "`*`, and the request has credentials". */
  readonly found: string;
  /** The URL of the section of the standard. */
  readonly section: string;
}

/** What became of one cookie, and why. */
export interface CookieNote {
  readonly name: string;
  readonly fate: "sent" | "withheld" | "stored" | "refused" | "removed";
  readonly reason: BlockedReason | RefusedReason | EvictedReason | undefined;
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

/** What one engine did with one attempt, why, and what to do. Data and its words side by side. */
export interface Explanation {
  readonly engine: EngineName;
  /** What the engine's data was measured on. */
  readonly version: string;
  /** The page's origin, `null` where it is opaque. */
  readonly page: string;
  readonly request: PageRequest | undefined;
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
  readonly fixes: readonly Fix[];
  readonly dangers: readonly Danger[];
}

/** An explanation for each engine, and whether they differ. */
export interface Comparison {
  readonly explanations: readonly Explanation[];
  /** Engines by what they have in common: a code and a verdict. One group where all agree. */
  readonly groups: readonly { readonly engines: readonly EngineName[]; readonly code: ExplanationCode }[];
}

/** What a pasted console message says. */
export interface MessageReading {
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
  readonly fixes: readonly Fix[];
  readonly dangers: readonly Danger[];
}

/** Something that a response head shows, of which a page will be hurt or a user endangered. */
export interface HeadFinding {
  readonly code: string;
  readonly severity: "danger" | "error" | "warning" | "note";
  readonly header: string | undefined;
  readonly text: string;
  readonly fixes: readonly Fix[];
  readonly dangers: readonly Danger[];
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
