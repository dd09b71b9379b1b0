import type { Engine } from "../engines/engine.ts";
import type { UpgradeRules } from "../engines/upgrade-rules.ts";
import { policyFailure } from "./content-security-policy.ts";
import type { Failure } from "./failure.ts";
import { hasHttpScheme } from "./http-scheme.ts";
import { isMixedContent, upgradeMixedContent } from "./mixed-content.ts";
import { isSameOrigin } from "./origin.ts";
import { currentURL, redirectTaint, type FetchRequest } from "./request.ts";
import { upgradeInsecureRequest } from "./upgrade-insecure-request.ts";
import { embeddedCredentialsFailure } from "./url-credentials.ts";
import { URL } from "../platform.ts";

/** Whether the page's policies are checked for the URL as it is before the upgrade. */
function isCheckedBefore(request: FetchRequest, { checkedBefore }: UpgradeRules): boolean {
  const { mode, initiatorType, destination, navigation, redirectCount } = request;
  if (checkedBefore === "all-but-forms") return navigation?.by !== "form";
  if (initiatorType === "beacon") return checkedBefore.includes("beacon");
  // The element looks, and not what follows its redirects.
  if (destination === "audio" || destination === "video") return checkedBefore.includes("media") && redirectCount === 0;
  return checkedBefore.includes("fetch") && initiatorType === null && (mode === "cors" || mode === "no-cors");
}

/**
 * Requests over https what the page's policies, or a secure page itself, upgrade.
 *
 * @returns why the page's policies do not allow it, where they are checked before
 */
export function upgrade(request: FetchRequest, engine: Engine): Failure | undefined {
  const failure = isCheckedBefore(request, engine.upgrades) ? policyFailure(request, engine) : undefined;
  const { href } = currentURL(request);
  const { redirectState, urlList } = request;
  const isTainted = engine.upgrades.taintsByURLBefore && urlList.length > 1 && redirectTaint(request) !== "same-origin";
  const isUpgraded = upgradeInsecureRequest(request, engine) || upgradeMixedContent(request, engine);
  redirectState.upgradedFrom = isUpgraded ? new URL(href) : undefined;
  redirectState.isOfKnownHost = false;
  redirectState.isTaintedBeforeUpgrade ||= isUpgraded && isTainted;
  return failure;
}

/**
 * Mixed content, and what the page's policies or its engine do not let it embed, of a request that is upgraded where it can
 * be.
 */
export const pageFailure = (request: FetchRequest, engine: Engine): Failure | undefined =>
  isMixedContent(request, engine)
    ? { code: "mixed-content" }
    : (policyFailure(request, engine) ?? embeddedCredentialsFailure(request, engine));

/**
 * Another origin in mode `same-origin`, where the engine refuses that before it looks at the scheme and the port: it has asked
 * the page's policies by then.
 */
export function modeFailure(request: FetchRequest, engine: Engine): Failure | undefined {
  const { mode, initiatorType, destination, redirectCount, redirectState } = request;
  const isFetch = mode === "same-origin" && initiatorType === null && destination === "";
  if (!engine.refusesModeFirst || !isFetch || redirectCount > 0) return undefined;
  const url = currentURL(request);
  if (redirectState.upgradedFrom !== undefined || !hasHttpScheme(url) || isSameOrigin(url.origin, request.origin))
    return undefined;
  return policyFailure(request, engine) ?? { code: "mode-same-origin" };
}

/** What a script hears at once, of a request that is made for this alone. */
export const blockedAtOnce = (request: FetchRequest, engine: Engine): Failure | undefined =>
  upgrade(request, engine) ?? pageFailure(request, engine);
