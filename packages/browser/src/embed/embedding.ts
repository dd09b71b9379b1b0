import type { ElementRules } from "../engines/element-rules.ts";
import type { Engine } from "../engines/engine.ts";
import type { Environment } from "../fetch/environment.ts";
import type { FailureCode } from "../fetch/failure.ts";
import { isSameOrigin } from "../fetch/origin.ts";
import type { Outcome } from "../page/outcome.ts";
import { resourceTiming } from "./resource-timing.ts";
import { lastEventOf } from "../trace/trace.ts";
import type { Destination } from "../fetch/request.ts";
import type { EmbedKind, EmbedOptions } from "./embed-options.ts";
import type { Use } from "./use-response.ts";
import { URL } from "../platform.ts";

/** What a page observes of something that it embeds. */
export interface Embedding extends Outcome {
  /** What the page embedded, and what that is for Sec-Fetch-Dest; `undefined` where the engine requests nothing. */
  readonly element: { readonly as: EmbedKind; readonly destination: Destination } | undefined;
  /**
   * The event of the element: `load` stands for a media element's `loadedmetadata` and for a promise that is fulfilled,
   * `error` for one that is rejected. `none`: the page hears nothing.
   */
  readonly event: "load" | "error" | "none";
  /**
   * `readable`: its pixels, rules, cues or document, too. `opaque`: the page shows, runs or plays it, but cannot read it:
   * a canvas is tainted, `cssRules` throws. `none`: there is nothing to use.
   */
  readonly content: "readable" | "opaque" | "none";
  /** Of a script that runs: whether the page hears the message of its errors, or only `Script error.` */
  readonly errorMessages: "shown" | "muted" | undefined;
  /** The source text of a script that runs. The page itself reads it only where `content` is `readable`. */
  readonly source: string | undefined;
  /** Resource Timing: every time and size, only start and duration, or no entry. */
  readonly timing: "all" | "limited" | "none";
}

const isOfFraming = (code: FailureCode | undefined): boolean =>
  code === "x-frame-options" || code === "frame-ancestors";

function pluginEvent(code: FailureCode, rules: ElementRules["object"], as: "object" | "embed"): Embedding["event"] {
  if (code === "element-content") return rules.noContent;
  if (code === "embedded-credentials") return "none";
  if (isOfFraming(code)) return rules.notFramed;
  return code !== "element-status" && as === "embed" ? "none" : rules.errorStatus;
}

function eventOf(
  { request, sent, failure, trace }: Outcome,
  { as }: EmbedOptions,
  client: Environment,
  elements: ElementRules,
): Embedding["event"] {
  // What the engine does not know.
  if (request === undefined) return "error";
  if (failure === undefined) return "load";
  if (as === "object" || as === "embed") return pluginEvent(failure.code, elements[as], as);
  if (as === "font" && !sent) return elements.unsentFont;
  const { url = "" } = lastEventOf(trace, "main-fetch") ?? {};
  const isOwn = !URL.canParse(url) || isSameOrigin(new URL(url).origin, client.origin);
  return as === "preload" &&
    !(failure.code === "csp" && !sent) &&
    elements.failedPreloadFires === "load-unless-own" &&
    !isOwn
    ? "load"
    : "error";
}

function contentOf(
  { failure, response, trace }: Outcome,
  { as }: EmbedOptions,
  client: Environment,
  { object }: ElementRules,
  use: Use | undefined,
): Embedding["content"] {
  // A page of the browser's own, in place of the document.
  if (as === "object" && isOfFraming(failure?.code) && object.notFramed === "load") return "opaque";
  if (failure !== undefined || response === undefined || use?.isEmpty === true) return "none";
  if (as !== "object" && as !== "embed") return response.type === "opaque" ? "opaque" : "readable";
  const { url = "" } = lastEventOf(trace, "main-fetch") ?? {};
  return isSameOrigin(new URL(url).origin, client.origin) ? "readable" : "opaque";
}

/** Adds to an outcome what the page observes. */
export function observeEmbedding(
  outcome: Outcome,
  options: EmbedOptions,
  client: Environment,
  { elements }: Engine,
  use: Use | undefined,
  destination: Destination | undefined,
): Omit<Embedding, "source"> {
  const content = contentOf(outcome, options, client, elements, use);
  const isScript = options.as === "script" || options.as === "module" || options.as === "import";
  const isMuted = content === "opaque" && elements.mutesScriptErrors;
  return {
    ...outcome,
    element: destination === undefined ? undefined : { as: options.as, destination },
    readable: content === "readable",
    event: eventOf(outcome, options, client, elements),
    content,
    errorMessages: !isScript || content === "none" ? undefined : isMuted ? "muted" : "shown",
    timing: resourceTiming(outcome, options, elements),
  };
}
