import type { CDPSession } from "playwright-core";
import type { CorsError } from "./engine.ts";

/**
 * Network.CorsError values: https://chromedevtools.github.io/devtools-protocol/tot/Network/#type-CorsError. The Network
 * domain tells the failures of requests, the Audits domain also those before there was a request.
 */
export async function watchCorsErrors(cdp: CDPSession): Promise<() => Promise<CorsError[]>> {
  const asked = new Map<string, string>();
  const errors: CorsError[] = [];
  cdp.on("Network.requestWillBeSent", ({ requestId, request, redirectResponse }) => {
    if (redirectResponse === undefined) asked.set(requestId, request.url);
  });
  cdp.on("Network.loadingFinished", ({ requestId }) => void asked.delete(requestId));
  cdp.on("Network.loadingFailed", ({ requestId, corsErrorStatus, type }) => {
    const url = asked.get(requestId);
    asked.delete(requestId);
    // Where a preflight fails, its request does too.
    if (url !== undefined && corsErrorStatus && type !== "Preflight")
      errors.push({ url, code: corsErrorStatus.corsError });
  });
  cdp.on("Audits.issueAdded", ({ issue }) => {
    const { corsErrorStatus, request, isWarning } = issue.details.corsIssueDetails ?? {};
    if (corsErrorStatus === undefined || request?.requestId !== undefined || isWarning) return;
    // Those of a WebSocket may come after its events, and after the case; for a fetch the scheme is the error.
    if (/^wss?:/.test(request?.url ?? "") && corsErrorStatus.corsError !== "CorsDisabledScheme") return;
    errors.push({ url: request?.url ?? "", code: corsErrorStatus.corsError });
  });
  await cdp.send("Network.enable");
  await cdp.send("Audits.enable");
  return async () => {
    await cdp.send("Runtime.evaluate", { expression: "0" }); // what was told before it has come with its answer
    return errors.splice(0);
  };
}
