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
  /** How long the page's cookies last, by name, where the case looks at it: `session`, or until which hour. */
  readonly lifetimes?: Readonly<Record<string, string>>;
  /** Why the case could not be observed. */
  readonly failure?: string;
}

/** A cookie that an engine or its model has stored. */
export interface KeptCookie {
  readonly name: string;
  /** In milliseconds since 1970; `undefined`: as long as the browser. */
  readonly expires: number | undefined;
}

export function observed(
  placed: Placed,
  { results, cookie }: ScriptOutcome,
  requests: readonly ReceivedRequest[],
  errors: readonly string[],
  kept: readonly KeptCookie[] = [],
): Observation {
  const { names } = placed;
  return {
    results: results.map((result) => plainResult(result, (text) => names.plain(text))),
    requests: requests.filter(isNoUpdate(placed)),
    errors,
    ...(names.isolation === "hosts" && { cookie }),
    ...(placed.lifetimes && { lifetimes: Object.fromEntries(kept.map((one) => [one.name, lifetimeOf(one)])) }),
  };
}

/** An engine requests the script of a service worker again some time after a navigation. */
function isNoUpdate({ written }: Placed): (request: ReceivedRequest) => boolean {
  const actions = [...written.actions, ...(written.registered ? [written.registered] : [])];
  const scripts = new Set(actions.flatMap((action) => (action.kind === "service-worker" ? [action.to] : [])));
  const seen = new Set<string>();
  return ({ url }) => {
    const isUpdate = seen.has(url);
    if (scripts.has(url)) seen.add(url);
    return !isUpdate;
  };
}

const hourMs = 3_600_000;

/** What no 32 bits can hold, which WebKit's driver gives for other times, some of them long past. */
const late = Date.UTC(2038, 0, 19);

/** By the hour, since each side has a clock of its own. */
function lifetimeOf({ expires }: KeptCookie): string {
  if (expires === undefined) return "session";
  if (expires > late || expires < Date.now()) return "late";
  return new Date(Math.round(expires / hourMs) * hourMs).toISOString().slice(0, 13);
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
