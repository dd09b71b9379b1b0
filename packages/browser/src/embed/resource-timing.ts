import { getDecodeAndSplit } from "sallyport/standard";
import type { ElementRules } from "../engines/element-rules.ts";
import type { FailureCode } from "../fetch/failure.ts";
import type { Outcome } from "../page/outcome.ts";
import { lastEventOf, lastHeadIn } from "../trace/trace.ts";
import type { EmbedKind, EmbedOptions } from "./embed-options.ts";

type Timing = "all" | "limited" | "none";

/** What the browser finds out after the network: Resource Timing shows the request as any other. */
const foundLater: readonly FailureCode[] = [
  "cors-cached",
  "nosniff",
  "mime-type",
  "element-status",
  "element-content",
  "integrity",
  "range-malformed",
];

/** Whether an engine counts it as a failure of the request. */
function isFailed(code: FailureCode, as: EmbedKind, { timing, framingTiming }: ElementRules): boolean {
  switch (code) {
    case "redirect-same-origin":
      return timing.refusedRedirect === "failed";
    case "nosniff":
      return (as === "style" || as === "style-import") && timing.blockedStyleFailed;
    case "x-frame-options":
    case "frame-ancestors":
      return framingTiming === "failed";
    case "element-status":
      return (as === "audio" || as === "video") && timing.mediaErrorStatus === "failed";
    default:
      return !foundLater.includes(code);
  }
}

/** Of a request that failed after its response had come, where the response's header decides. */
function timingByHeader({ trace, page, failure }: Outcome): Timing {
  if (failure?.code === "opaque-response" || lastEventOf(trace, "tao-check")?.passed === false) return "limited";
  const { headers = [] } = lastHeadIn(trace) ?? {};
  const { origin = page.origin } = lastEventOf(trace, "cors-check") ?? {};
  const values = headers
    .filter(([name]) => name.toLowerCase() === "timing-allow-origin")
    .flatMap(([, value]) => getDecodeAndSplit(value));
  return values.includes("*") || values.includes(origin) ? "all" : "limited";
}

/** What Resource Timing shows the page of a request. */
export function resourceTiming(outcome: Outcome, { as }: EmbedOptions, elements: ElementRules): Timing {
  const { sent, failure, trace } = outcome;
  const { unsent, failed, hidesUnsentObject } = elements.timing;
  const isStored = lastEventOf(trace, "from-cache") !== undefined;
  if (!sent && !isStored) {
    // That a server is on a local network is found on the way to it.
    const isHidden = as === "object" && hidesUnsentObject && failure?.code !== "local-network-denied";
    return isHidden ? "none" : unsent;
  }
  if (failure !== undefined && isFailed(failure.code, as, elements))
    return failed === "by-header" ? timingByHeader(outcome) : failed;
  return lastEventOf(trace, "tao-check")?.passed === true ? "all" : "limited";
}
