import type { ReasonCode } from "sallyport";
import type { EvictedReason, RefusedReason, BlockedReason } from "../cookies/reasons.ts";
import type { EngineName } from "../engines/engine.ts";
import type { EngineSpecifier } from "../engines/engine-specifier.ts";
import type { FailureCode } from "../fetch/failure.ts";
import type { Header } from "../fetch/header-list.ts";
import type { PageRequest } from "../page/outcome.ts";
import type { ServerChange, ServerFix } from "./servers/server.ts";
import type { TraceEventKind } from "../trace/event.ts";

/**
 * The result of an attempt: `readable`, an opaque response, one that another document shows, a WebSocket that opened, or why
 * the page gets none.
 */
export type ExplanationCode =
  FailureCode | "readable" | "opaque" | "opaque-redirect" | "navigated" | "websocket-open" | "not-a-request";

/** One step of a browser or of a server. */
export interface Step<Code extends string = TraceEventKind> {
  readonly code: Code;
  readonly outcome: "passed" | "failed" | "noted";
  /** What is checked: "Whether the response is for the origin `https://app.example` (CORS check)". */
  readonly subject: string;
  /** The result: "`*` does not cover requests with credentials". */
  readonly result: string;
  /** The URL of the section of the standard. */
  readonly section: string;
}

/** What happened to one cookie, and why. */
export interface CookieNote {
  readonly name: string;
  readonly status: "sent" | "not-sent" | "stored" | "not-stored" | "removed";
  readonly reason: BlockedReason | RefusedReason | EvictedReason | undefined;
  readonly text: string;
}

/** A grant of a policy to one origin. */
export interface Share {
  readonly with: readonly [origin: string];
  readonly methods: readonly string[];
  readonly headers?: readonly string[];
  readonly expose?: readonly string[];
  readonly credentials?: boolean;
}

/** Something to do about it; in a list the narrowest is first. */
export interface Fix {
  /** Where it is done. */
  readonly at: "policy" | "server" | "page" | "proxy" | "browser";
  readonly text: string;
  /** As a Sallyport policy: YAML, without `sallyport` and `self`. */
  readonly policy?: string;
  /** The grant in that policy, as data. */
  readonly share?: Share;
  /** As plain headers of the response. */
  readonly headers?: readonly Header[];
  /** As plain headers of the response to the preflight, where the request needs one. */
  readonly preflight?: readonly Header[];
  /** Whether it is the response to the preflight that lacks them. */
  readonly atPreflight?: true;
  /** What a server has to do for it, as data: every language that a server is configured in can say it. */
  readonly change?: ServerChange;
  /** The same in the language of the server that the response shows, or that the user named. */
  readonly server?: ServerFix;
  /** The origin in it that stands for the page's, where that isn't known. */
  readonly standIn?: string;
}

/** What people do about it that opens more than it fixes. */
export interface Danger {
  readonly text: string;
  readonly why: string;
}

/** What to do, narrowest first, and what not to do. */
export interface Advice {
  readonly fixes: readonly Fix[];
  readonly dangers: readonly Danger[];
}

/** What one engine did with one attempt, why, and what to do: data, with its texts. */
export interface Explanation extends Advice {
  readonly engine: EngineName;
  /** The engine's version whose rules apply. */
  readonly version: string;
  /** The page's origin, `null` where it is opaque. */
  readonly page: string;
  readonly request: PageRequest | undefined;
  readonly code: ExplanationCode;
  /** The reason in the server's response, where Sallyport refused the request there: `sallyport why CODE` has its page. */
  readonly reason?: ReasonCode;
  readonly verdict: { readonly sent: boolean; readonly executed: boolean; readonly readable: boolean };
  /** What was sent, executed and readable, in one line. */
  readonly summary: string;
  readonly steps: readonly Step[];
  readonly cookies: readonly CookieNote[];
  /** Whether the page reads an error of a server that doesn't know the user: a 401, where nothing said who it is. */
  readonly withoutSession?: true;
  /** What becomes of cookies in requests to another site, in this engine's windows; only where the request is about some. */
  readonly thirdPartyCookies?: string;
  /** What the engine's own tools call it: `Network.CorsError`, a page of MDN, WebKit's words. */
  readonly engineCode: string | undefined;
  /** The line that the engine prints to its console; `undefined` where it prints none. */
  readonly consoleMessage: string | undefined;
  /** Why, in a sentence or two; of the cause and not of the symptom. */
  readonly why: string;
  /** The likely causes, most frequent first; empty where the trace itself has the cause. */
  readonly causes: readonly string[];
  /** Those causes for which the response or the request has evidence. */
  readonly likely: readonly string[];
  /** Who is protected by this, and from whom. */
  readonly protects: string;
}

/** An explanation for each engine, and whether they differ. */
export interface Comparison {
  readonly explanations: readonly Explanation[];
  /** Engines by what they have in common: a code and a verdict. One group where all agree. */
  readonly groups: readonly { readonly engines: readonly EngineSpecifier[]; readonly code: ExplanationCode }[];
}

/** Who prints a message: an engine, the old Edge and Internet Explorer, any browser's tools, a runtime, a server. */
export type MessageSource =
  Exclude<EngineName, "standard"> | "edge-legacy" | "browser" | "node" | "react-native" | "command" | "server";

/** What a pasted console message means. */
export interface MessageReading extends Advice {
  /** The message itself, without what stands around it. */
  readonly text: string;
  /** Who prints it so: an engine, or else a runtime or a server. */
  readonly engine: MessageSource;
  /** The mechanism that it is about: "CORS", "Content Security Policy (CSP)". */
  readonly about: string;
  readonly code: ExplanationCode | undefined;
  readonly engineCode: string | undefined;
  /** What it is about, where there is no code. */
  readonly topic?: string;
  /** Why a cookie was not stored or sent, where it is about one. */
  readonly cookie?: RefusedReason | BlockedReason;
  /** The first and last year of these words, where not all versions print them. */
  readonly since?: number;
  readonly until?: number;
  /** What stands in it: `url`, `origin`, `value`, `method`, `header`, `status` … */
  readonly values: Readonly<Record<string, string>>;
  readonly why: string;
  /** What is behind it most often, in order. */
  readonly causes: readonly string[];
  /** Those causes for which the message has evidence. */
  readonly likely?: readonly string[];
}

/** Something in response headers that breaks a page or endangers a user. */
export interface HeaderFinding extends Advice {
  readonly code: string;
  readonly severity: "danger" | "error" | "warning" | "note";
  readonly header: string | undefined;
  readonly text: string;
  /** The same in one line, where the text takes more. */
  readonly brief?: string;
}

/** What the server's gate looks at, in its order. */
export type DecisionStep =
  "target" | "host" | "requester" | "resource" | "grant" | "credentials" | "token" | "response";

/** What the server's gate decided about a request, and why. */
export interface DecisionExplanation {
  readonly outcome: "pass" | "answer" | "refuse";
  /** The gate's own code; `sallyport why CODE` prints its page. */
  readonly code: ReasonCode;
  readonly summary: string;
  readonly steps: readonly Step<DecisionStep>[];
  readonly why: string;
  readonly protects: string;
}
