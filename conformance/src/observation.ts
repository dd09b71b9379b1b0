import type { ActionResult, ScriptOutcome } from "./script/result.ts";
import type { Placed } from "./cases/placed.ts";
import type { ReceivedRequest } from "./server/received-request.ts";

/** What a case did, in its own words, without ports and names of the run. */
export interface Observation {
  readonly results: readonly ActionResult[];
  readonly requests: readonly ReceivedRequest[];
  /** The engine's own error code of each request that failed by CORS; no driver reports those of WebKit. */
  readonly errors: readonly string[];
  /** `document.cookie` afterwards, where the page's hosts are the case's own. */
  readonly cookie?: string;
  /** Why the case could not be observed. */
  readonly failure?: string;
}

export function observed(
  placed: Placed,
  { results, cookie }: ScriptOutcome,
  requests: readonly ReceivedRequest[],
  errors: readonly string[],
): Observation {
  const { names } = placed;
  return {
    results: results.map((result) => plainResult(result, (text) => names.plain(text))),
    requests,
    errors,
    ...(names.isolation === "hosts" && { cookie }),
  };
}

/** Whose it is, is the platform's in the model. */
const blobUrl = /^blob:.*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function plainResult(result: ActionResult, plain: (text: string) => string): ActionResult {
  return {
    ...result,
    ...(result.url !== undefined && { url: plain(result.url).replace(blobUrl, "blob:UUID") }),
    ...(result.value !== undefined && { value: plain(result.value) }),
    ...(result.headers && { headers: result.headers.map(plain) }),
  };
}
