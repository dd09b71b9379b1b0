import { shippedEngines } from "../engines/index.ts";
import type { Embedding } from "../embed/embedding.ts";
import type { Outcome } from "../page/outcome.ts";
import { factsOf } from "./attempt-facts.ts";

/** The line that the engine prints to its console for a `fetch`, an XMLHttpRequest or an element; `undefined` where it prints none. */
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
    isXMLHttpRequest: request?.initiatorType === "xmlhttprequest",
  });
}
