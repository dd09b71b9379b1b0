import type { Engine } from "../engines/engine.ts";
import type { UpgradeRules } from "../engines/upgrade-rules.ts";
import { isMixedContent } from "./mixed-content.ts";
import { isPotentiallyTrustworthy } from "./origin.ts";
import { currentURL, isOfObject, redirectTaint, type FetchRequest } from "./request.ts";

/** Whether a link, or a script, leads to the page's own host. */
function leadsHome({ client, navigation, redirectCount }: FetchRequest, url: URL, rules: UpgradeRules): boolean {
  if (redirectCount > 0 && !rules.redirectedLinks) return false;
  if (navigation?.hasOpener === false) {
    if (rules.withoutOpener === "none" || (rules.withoutOpener === "links" && navigation.by === "open")) return false;
  }
  return rules.ownHost === "same-origin"
    ? url.origin === client.creationURL.origin
    : url.hostname === client.creationURL.hostname;
}

/** https://w3c.github.io/webappsec-upgrade-insecure-requests/#upgrade-request, step 3 */
function coversNavigation(request: FetchRequest, url: URL, rules: UpgradeRules): boolean {
  const { navigation, destination, redirectCount } = request;
  // An `<object>`, which is one in the standard.
  if (navigation === null) return true;
  if (redirectCount === 0 && (navigation.by === "form" || navigation.by === "frame")) return true;
  if (destination === "iframe" && (redirectCount > 0 ? rules.redirectedFrames : rules.linksIntoFrames)) return true;
  return navigation.by !== "form" && navigation.by !== "frame" && leadsHome(request, url, rules);
}

function coversTrustworthy({ redirectCount }: FetchRequest, { trustworthy }: UpgradeRules): boolean {
  return trustworthy === "all" || (trustworthy === "redirected" && redirectCount > 0);
}

const hasPolicy = ({ client }: FetchRequest): boolean =>
  client.contentSecurityPolicies?.some((one) => one.directives.has("upgrade-insecure-requests")) ?? false;

/** Whether an engine takes a request that is still of plain http for one that was upgraded, to the page's own origin. */
export function upgradePreventsCors(request: FetchRequest, { upgrades }: Engine): boolean {
  const { protocol, hostname } = currentURL(request);
  if (!upgrades.ownHostNeedsNoCors || protocol !== "http:" || !hasPolicy(request)) return false;
  const { creationURL } = request.client;
  const isOwnHost = creationURL.protocol === "https:" && creationURL.hostname === hostname;
  return isOwnHost && redirectTaint(request) === "same-origin";
}

/**
 * Requests plain http over https, where a policy of the page has `upgrade-insecure-requests`.
 *
 * https://w3c.github.io/webappsec-upgrade-insecure-requests/#upgrade-request
 *
 * @returns whether it did
 */
export function upgradeInsecureRequest(request: FetchRequest, engine: Engine): boolean {
  const url = currentURL(request);
  if (url.protocol !== "http:" || !hasPolicy(request)) return false;
  const { upgrades: rules } = engine;
  if (isPotentiallyTrustworthy(url.origin) && !coversTrustworthy(request, rules)) return false;
  if (request.mode === "navigate" && !coversNavigation(request, url, rules)) return false;
  if (isOfObject(request) && rules.blocksMixedObjects && isMixedContent(request, engine)) return false;
  url.protocol = "https:";
  return true;
}
