import type { NavigationRules } from "../../engines/navigation-rules.ts";
import { topLevelOrigin, type Environment } from "../../fetch/environment.ts";
import { isSameOrigin } from "../../fetch/origin.ts";
import { targetOf, type NavigationTarget } from "../../navigation/navigation-request.ts";
import type { NavigationOptions } from "../../navigation/navigation-options.ts";

/** A page, and what keeps it from leaving. */
export interface LeavingPage {
  readonly environment: Environment;
  readonly rules: NavigationRules;
  /** Whether its sandboxes, where it has some, allow it. */
  readonly allows: (token: string) => boolean;
}

/** Why something is not navigated: the sandbox lacks this token, or the user has never clicked in the page. */
export type Hindrance = `allow-${string}` | "activation";

/** Why a frame cannot navigate the page in the address bar. */
export function topHindrance(
  { environment, rules, allows }: LeavingPage,
  isClicked: boolean,
  isSandboxed: boolean,
): Hindrance | undefined {
  if (!allows("allow-top-navigation"))
    return isClicked && allows("allow-top-navigation-by-user-activation") ? undefined : "allow-top-navigation";
  if (isSandboxed || !rules.topNeedsActivation || isSameOrigin(topLevelOrigin(environment), environment.origin))
    return undefined;
  const { lastActivation = Number.NEGATIVE_INFINITY } = environment;
  return isClicked || lastActivation > Number.NEGATIVE_INFINITY ? undefined : "activation";
}

/**
 * Why a page's form is not submitted, or its navigation does not begin; `undefined` where nothing keeps it from that.
 *
 * https://html.spec.whatwg.org/#form-submission-algorithm, https://html.spec.whatwg.org/#allowed-to-navigate
 */
export function hindranceOf(
  page: LeavingPage,
  { submitsForm }: NavigationTarget,
  options: NavigationOptions,
  isSandboxed: boolean,
): Hindrance | undefined {
  const { allows, environment } = page;
  const { length: depth } = environment.ancestors;
  if (submitsForm === true && !allows("allow-forms")) return "allow-forms";
  const target = targetOf(options);
  if (target === "_blank") return allows("allow-popups") ? undefined : "allow-popups";
  const leadsToTop = (target === "_top" && depth > 0) || (target === "_parent" && depth === 1);
  return leadsToTop ? topHindrance(page, options.userActivated === true, isSandboxed) : undefined;
}
