import type { ClearSiteDataRules } from "../engines/clear-site-data-rules.ts";
import type { NamedCookie } from "../trace/event.ts";
import { cookieContextOf } from "./cookie-context.ts";
import { networkPartition } from "./network-partition.ts";
import { isPotentiallyTrustworthy, siteOf } from "./origin.ts";
import { currentURL } from "./request.ts";
import type { FetchResponse } from "./response.ts";
import type { FetchParams } from "./user-agent.ts";

/** https://w3c.github.io/webappsec-clear-site-data/#parsing */
function parse({ headerList }: FetchResponse): (type: "cookies" | "cache" | "storage") => boolean {
  const types = (headerList.get("Clear-Site-Data") ?? "").split(",").map((type) => type.trim());
  return (type) => types.includes(`"${type}"`) || types.includes('"*"');
}

/** https://w3c.github.io/webappsec-clear-site-data/#clear-cookies */
function clearCookies({ request, userAgent }: FetchParams): readonly NamedCookie[] {
  const { engine, cookies, authentication, now } = userAgent;
  const rules = engine.clearSiteData;
  if (rules.authentication) {
    const site = siteOf(currentURL(request).origin);
    authentication.clear((origin) => siteOf(origin) === site);
  }
  const context = cookieContextOf(request, cookies.rules, "store", now());
  return cookies.clearHost(context, rules.cookies).map(({ name, domain, path }) => ({ name, domain, path }));
}

/** https://w3c.github.io/webappsec-clear-site-data/#clear-cache */
function clearCache({ request, userAgent: { engine, httpCache } }: FetchParams): boolean {
  const { cache: scope } = engine.clearSiteData;
  if (httpCache === undefined || scope === "none") return false;
  const { partition, opaqueHasSite } = httpCache.rules;
  const own = networkPartition(request, partition, opaqueHasSite);
  if (scope === "partition" && own === undefined) return false;
  httpCache.clear(currentURL(request).origin, scope === "partition" ? own : undefined);
  return true;
}

/** https://w3c.github.io/webappsec-clear-site-data/#clear-dom: of all storage, the model has service workers. */
const clearServiceWorkers = ({ request, userAgent }: FetchParams): readonly string[] =>
  userAgent.serviceWorkers?.clear(currentURL(request).origin) ?? [];

/**
 * Clears what the server asks for.
 *
 * https://w3c.github.io/webappsec-clear-site-data/#clear-response
 *
 * @param kind what the response is; the engine may look at others alone
 */
export function clearSiteData(
  params: FetchParams,
  response: FetchResponse,
  kind: ClearSiteDataRules["responses"],
): void {
  const { request, userAgent, trace } = params;
  if (userAgent.engine.clearSiteData.responses !== kind || !response.headerList.contains("Clear-Site-Data")) return;
  if (!isPotentiallyTrustworthy(currentURL(request).origin)) return;
  const clears = parse(response);
  const cookies = clears("cookies") ? clearCookies(params) : [];
  const cache = clears("cache") && clearCache(params);
  const serviceWorkers = clears("storage") ? clearServiceWorkers(params) : [];
  if (cookies.length + serviceWorkers.length > 0 || cache)
    trace.add({ kind: "site-data-cleared", cookies, cache, serviceWorkers });
}
