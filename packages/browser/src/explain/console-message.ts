import { shippedEngines } from "../engines/index.ts";
import type { Embedding } from "../embed/embedding.ts";
import type { FailedInitiator } from "../engines/shipped-engine.ts";
import type { Outcome, PageRequest } from "../page/outcome.ts";
import { factsOf } from "./attempt-facts.ts";

function initiatorOf(request: PageRequest | undefined): FailedInitiator {
  if (request?.mode === "websocket") return "websocket";
  if (request?.mode === "navigate") return "frame";
  if (request?.initiatorType === "other") return "eventsource";
  return request?.initiatorType === "xmlhttprequest" ? "xmlhttprequest" : "fetch";
}

/**
 * The line that the engine prints to its console for a `fetch`, an XMLHttpRequest, an element, a WebSocket, an EventSource or
 * a frame; `undefined` where it prints none, or none that tells anything.
 */
export function consoleMessage(outcome: Outcome & Partial<Pick<Embedding, "element">>): string | undefined {
  const { engine, failure, page, request, trace } = outcome;
  if (engine === "standard" || failure === undefined) return undefined;
  const { origin = page.origin, status } = factsOf(outcome);
  const urls = trace.flatMap((event) => (event.kind === "main-fetch" ? [event.url] : []));
  return shippedEngines[engine].consoleMessage({
    failure,
    engineCode: failure[engine],
    page,
    origin,
    urls: urls.length > 0 ? urls : [request?.url ?? ""],
    status,
    element: outcome.element,
    initiator: initiatorOf(request),
  });
}
