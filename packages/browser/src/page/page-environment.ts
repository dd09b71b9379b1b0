import { parsePolicies } from "../content-security-policy/policy.ts";
import type { Engine } from "../engines/engine.ts";
import type { ReferrerRules } from "../engines/referrer-rules.ts";
import { embedderPoliciesOf } from "../fetch/embedder-policy.ts";
import { HeaderList } from "../fetch/header-list.ts";
import { baseURL, type Environment } from "../fetch/environment.ts";
import { policyOfFrame, policyWithHeaders } from "../permissions-policy/policy.ts";
import { checkPageOptions, type PageOptions } from "./page-options.ts";
import { isAbout, isTrustworthyPage, originOfPage } from "./page-origin.ts";
import { URL } from "../platform.ts";

function toPageURL(url: string | URL): URL {
  if (!URL.canParse(String(url))) throw new TypeError(`${JSON.stringify(String(url))} is not a valid URL of a page.`);
  return new URL(url);
}

type Inherited = Pick<
  Environment,
  | "referrerPolicy"
  | "addressSpace"
  | "documentBaseURL"
  | "contentSecurityPolicies"
  | "embedderPolicies"
  | "activeServiceWorker"
>;

/**
 * What a document without a server's URL has from the page that it is in.
 *
 * https://html.spec.whatwg.org/#determining-navigation-params-policy-container
 */
function inheritedFrom(parent: Environment | undefined, url: URL, rules: ReferrerRules): Inherited {
  if (parent === undefined || !/^(?:about|blob|data):$/.test(url.protocol))
    return { referrerPolicy: "", addressSpace: "loopback" };
  const { referrerPolicy, addressSpace, contentSecurityPolicies = [], embedderPolicies = [] } = parent;
  const { activeServiceWorker } = parent;
  const hasPolicy = rules.policyInherited === "all" || url.pathname === "srcdoc";
  return {
    referrerPolicy: hasPolicy ? referrerPolicy : "",
    addressSpace,
    contentSecurityPolicies,
    embedderPolicies,
    ...(activeServiceWorker !== undefined && { activeServiceWorker }),
    ...(isAbout(url) && { documentBaseURL: baseURL(parent) }),
  };
}

/**
 * The environment of a page that is at a URL.
 *
 * @throws TypeError for what is not a URL, and for wrong options
 */
export function pageEnvironment(given: string | URL, options: PageOptions, engine: Engine): Environment {
  checkPageOptions(options);
  const creationURL = toPageURL(given);
  const {
    sandboxed = false,
    referrerPolicy,
    addressSpace,
    allow = "",
    contentSecurityPolicy,
    embedderPolicy,
    permissionsPolicy = null,
  } = options;
  const parent = options.parent?.environment;
  const origin = options.origin ?? (sandboxed ? "null" : originOfPage(creationURL, parent));
  // By the page in the address bar, whatever the frame's own URL.
  const isSecureContext = parent?.isSecureContext ?? isTrustworthyPage(creationURL, origin);
  const inherited = parent && policyOfFrame(parent, { text: allow, src: origin }, origin, engine.permissionsPolicy);
  return {
    creationURL,
    ...inheritedFrom(parent, creationURL, engine.referrer),
    origin,
    ancestors: parent === undefined ? [] : [...parent.ancestors, parent.origin],
    ...(referrerPolicy !== undefined && { referrerPolicy }),
    ...(addressSpace !== undefined && { addressSpace }),
    ...(contentSecurityPolicy !== undefined && {
      contentSecurityPolicies: parsePolicies([contentSecurityPolicy], creationURL),
    }),
    ...(embedderPolicy !== undefined && {
      embedderPolicies: embedderPoliciesOf(
        new HeaderList([["Cross-Origin-Embedder-Policy", embedderPolicy]]),
        { isSecureContext },
        engine.embedder,
      ),
    }),
    permissionsPolicy: policyWithHeaders(
      { origin, permissionsPolicy: inherited },
      new HeaderList(permissionsPolicy === null ? [] : [["Permissions-Policy", permissionsPolicy]]),
      engine.permissionsPolicy,
    ),
    isSecureContext,
  };
}
