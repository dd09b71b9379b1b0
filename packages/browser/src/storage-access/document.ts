import { parseOrigin } from "sallyport/standard";
import { topLevelOrigin, type Environment } from "../fetch/environment.ts";
import { isSameOrigin, isSameSite } from "../fetch/origin.ts";
import type { UserAgent } from "../fetch/user-agent.ts";
import { isEnabled } from "../permissions-policy/policy.ts";
import { DOMException } from "../platform.ts";
import { storageAccessTexts, type StorageAccessRefusal } from "./storage-access-texts.ts";
import { isWithinOtherSite } from "./status.ts";

type Means = Pick<UserAgent, "cookies" | "engine" | "now" | "storageAccess">;

/** https://html.spec.whatwg.org/#transient-activation-duration, which each engine has at 5 seconds */
const transientMs = 5000;

const hasTransientActivation = ({ lastActivation }: Environment, now: number): boolean =>
  lastActivation !== undefined && now >= lastActivation && now < lastActivation + transientMs;

/** What a user's settings say before anybody asks, where they do. */
function explicitSetting(environment: Environment, { cookies, engine }: Means): "allow" | "disallow" | undefined {
  const { settingsFirst, blockingDenies } = engine.storageAccess;
  const { thirdParty } = cookies.rules;
  if (thirdParty === "allow" || thirdParty === "block-storing") return "allow";
  if (thirdParty !== "block") return undefined;
  if (isWithinOtherSite(environment)) return blockingDenies ? "disallow" : undefined;
  // The setting says nothing against a first party, whatever else does.
  return settingsFirst ? "allow" : undefined;
}

/** Whether a setting allows it to whatever document. */
const isAllowedFirst = (environment: Environment, means: Means): boolean =>
  means.engine.storageAccess.settingsFirst && explicitSetting(environment, means) === "allow";

/** Whether a frame has access where a setting allows it. */
function hasWhereAllowed({ origin, hasStorageAccess }: Environment, { cookies, engine, now }: Means): boolean {
  if (!engine.storageAccess.allowedNeedsCookies || hasStorageAccess === true) return true;
  const host = parseOrigin(origin)?.host;
  return host !== undefined && cookies.hasAnyOfSite(host, now());
}

/** https://privacycg.github.io/storage-access/#dom-document-hasstorageaccess */
export function hasStorageAccess(environment: Environment, means: Means): boolean {
  if (isAllowedFirst(environment, means)) return true;
  const top = topLevelOrigin(environment);
  if (environment.origin === "null" || !environment.isSecureContext || top === "null") return false;
  const explicit = explicitSetting(environment, means);
  if (explicit === "allow") return isSameOrigin(top, environment.origin) || hasWhereAllowed(environment, means);
  if (explicit === "disallow") return false;
  if (!isWithinOtherSite(environment)) return true;
  return means.storageAccess.isGranted(top, environment.origin) && environment.hasStorageAccess === true;
}

/** Why a document may not even ask; `undefined` where it may. */
function cannotAsk(environment: Environment): StorageAccessRefusal | undefined {
  if (!environment.isSecureContext) return "insecure";
  if (environment.origin === "null") return "opaque";
  if (topLevelOrigin(environment) === "null") return "opaque-top";
  if (environment.sandboxesStorageAccess === true) return "sandboxed";
  // The page in the address bar has access, whatever its policy is.
  const isFramed = environment.ancestors.length > 0;
  return isFramed && !isEnabled(environment, "storage-access") ? "by-policy" : undefined;
}

/** Why the user isn't asked, or what they answer; `undefined` where the document has access. */
function refusalOf(environment: Environment, means: Means): StorageAccessRefusal | undefined {
  const { engine, now, storageAccess } = means;
  const { needsActivation } = engine.storageAccess;
  const top = topLevelOrigin(environment);
  const explicit = explicitSetting(environment, means);
  const isActive = hasTransientActivation(environment, now());
  if (explicit === "disallow") return "blocked";
  if (isSameSite(top, environment.origin)) return undefined;
  if (needsActivation === "always" && !isActive) return "no-activation";
  if (explicit === "allow") return undefined;
  const isKnown = needsActivation === "to-ask" && storageAccess.isGranted(top, environment.origin);
  if (!isKnown && !isActive) return "no-activation";
  if (storageAccess.request(top, environment.origin)) return undefined;
  delete environment.lastActivation;
  return "denied";
}

/**
 * https://privacycg.github.io/storage-access/#dom-document-requeststorageaccess
 *
 * @throws NotAllowedError that says why, which engines do not
 */
export function requestStorageAccess(environment: Environment, means: Means): undefined {
  const refusal = isAllowedFirst(environment, means)
    ? undefined
    : (cannotAsk(environment) ?? refusalOf(environment, means));
  if (refusal !== undefined) throw new DOMException(storageAccessTexts[refusal], "NotAllowedError");
  environment.hasStorageAccess = true;
  return undefined;
}
