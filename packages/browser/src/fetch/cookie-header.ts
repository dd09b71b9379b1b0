import type { StoredCookie } from "../cookies/cookie.ts";
import type { StoreResult } from "../cookies/store.ts";
import type { NamedCookie } from "../trace/event.ts";
import type { Trace } from "../trace/trace.ts";
import { cookieContextOf } from "./cookie-context.ts";
import type { FetchResponse } from "./response.ts";
import type { FetchParams } from "./user-agent.ts";

const named = ({ name, domain, path }: StoredCookie): NamedCookie => ({ name, domain, path });

/** https://fetch.spec.whatwg.org/#append-a-request-cookie-header */
export function appendRequestCookieHeader({ request, userAgent: { cookies, now }, trace }: FetchParams): void {
  const { header, sent, blocked } = cookies.retrieve(cookieContextOf(request, cookies.rules, "send", now()));
  trace.add({
    kind: "cookies",
    included: true,
    sent: sent.map(named),
    blocked: blocked.map(({ cookie, reason }) => ({ cookie: named(cookie), reason })),
  });
  if (header !== undefined) request.headerList.append("Cookie", header);
}

/** The Cookie header that a request would have. */
export function peekCookieHeader({ request, userAgent: { cookies, now } }: FetchParams): string | null {
  return cookies.retrieve(cookieContextOf(request, cookies.rules, "send", now())).header ?? null;
}

/** Notes what storing a cookie did. */
export function noteStored(trace: Trace, result: StoreResult): void {
  if ("stored" in result) {
    trace.add({ kind: "cookie-stored", cookie: named(result.stored) });
    for (const { cookie, reason } of result.evicted)
      trace.add({ kind: "cookie-removed", cookie: named(cookie), reason });
  } else if ("expired" in result) {
    trace.add({ kind: "cookie-removed", cookie: named(result.expired), reason: "expired" });
  } else trace.add({ kind: "cookie-refused", name: result.line?.name, reason: result.refused });
}

/** Taken when the module is loaded: a test may move the global clock later. */
const machineTime = Date.now;

/** How far the clocks of one machine can differ in what they say of one response. */
const sameClockMs = 10_000;

/**
 * What time a server says it is. Not one that has this machine's clock, as Node.js has: the model's own may be a test's,
 * which nothing else follows.
 */
function serverTimeOf(
  { headerList }: FetchResponse,
  { httpCache }: FetchParams["userAgent"]["engine"],
): number | undefined {
  const date = headerList.get("Date");
  const time = date === null ? undefined : httpCache.date(date);
  return time === undefined || Math.abs(machineTime() - time) < sameClockMs ? undefined : time;
}

/** https://fetch.spec.whatwg.org/#parse-and-store-response-set-cookie-headers */
export function parseAndStoreSetCookieHeaders(params: FetchParams, response: FetchResponse): void {
  const lines = response.headerList.values("Set-Cookie");
  if (lines.length === 0) return;
  const { cookies, engine, now } = params.userAgent;
  const serverTime = serverTimeOf(response, engine);
  const access = { ...cookieContextOf(params.request, cookies.rules, "store", now()), serverTime };
  for (const line of lines) noteStored(params.trace, cookies.store(line, access));
}
