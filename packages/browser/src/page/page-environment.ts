import { parsePolicies } from "../content-security-policy/policy.ts";
import type { Engine } from "../engines/engine.ts";
import type { ReferrerRules } from "../engines/referrer-rules.ts";
import { embedderPoliciesOf } from "../fetch/embedder-policy.ts";
import { HeaderList } from "../fetch/header-list.ts";
import { addressSpaces } from "../fetch/address-space.ts";
import { baseURL, referrerPolicies, type Environment } from "../fetch/environment.ts";
import { policyOfFrame } from "../navigation/permissions-policy.ts";
import type { PageOptions } from "./page-options.ts";
import { isAbout, isSerializedOrigin, isTrustworthyPage, originOfPage } from "./page-origin.ts";
import { toDictionary, toEnum } from "./web-idl.ts";
import { URL } from "../platform.ts";

const names: readonly (keyof PageOptions)[] = [
  "referrerPolicy",
  "parent",
  "sandboxed",
  "origin",
  "addressSpace",
  "allow",
  "contentSecurityPolicy",
  "embedderPolicy",
];

function toPageURL(url: string | URL): URL {
  if (!URL.canParse(String(url))) throw new TypeError(`${JSON.stringify(String(url))} is not a valid URL of a page.`);
  return new URL(url);
}

/** @throws TypeError for an option that doesn't exist, or a value that it cannot have */
function check(options: PageOptions): void {
  const given = toDictionary(options);
  const unknown = Object.keys(given).find((name) => !(names as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new TypeError(`A page has no option ${JSON.stringify(unknown)}; it has ${names.join(", ")}.`);
  const { referrerPolicy = "", addressSpace = "loopback", sandboxed = false, origin } = given;
  if (referrerPolicy !== "") toEnum("referrer policy", referrerPolicy, referrerPolicies.slice(1));
  toEnum("address space", addressSpace, addressSpaces);
  for (const name of ["allow", "contentSecurityPolicy", "embedderPolicy"])
    if (given[name] !== undefined && typeof given[name] !== "string") throw new TypeError(`${name} is a string.`);
  if (typeof sandboxed !== "boolean") throw new TypeError("sandboxed is true or false.");
  if (origin === undefined) return;
  if (typeof origin !== "string" || !isSerializedOrigin(origin))
    throw new TypeError(`${JSON.stringify(origin)} is not an origin: write "https://app.example", or "null".`);
  if (sandboxed && origin !== "null") throw new TypeError(`A sandboxed page's origin is "null", not "${origin}".`);
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
  check(options);
  const creationURL = toPageURL(given);
  const {
    sandboxed = false,
    referrerPolicy,
    addressSpace,
    allow = "",
    contentSecurityPolicy,
    embedderPolicy,
  } = options;
  const parent = options.parent?.environment;
  const origin = options.origin ?? (sandboxed ? "null" : originOfPage(creationURL, parent));
  // By the page in the address bar, whatever the frame's own URL.
  const isSecureContext = parent?.isSecureContext ?? isTrustworthyPage(creationURL, origin);
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
    ...(parent !== undefined && { policyDenies: policyOfFrame(parent, origin, allow) }),
    isSecureContext,
  };
}
