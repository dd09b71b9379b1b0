import { formatPath } from "../policy/document/problem.ts";
import type { Grant, NamedSubject, PolicyModel, Resource } from "../policy/model.ts";
import { isCorsSafelistedRequestHeader } from "../standard/safelist.ts";
import { isCorsSafelistedResponseHeaderName, isForbiddenRequestHeader } from "../standard/header-name.ts";
import { contains } from "./containment.ts";
import { escalate, type Lints } from "./lint-code.ts";
import { allowancesOf, methodsOf } from "./matrix.ts";
import { grantSubjects, isExact } from "./subject.ts";

/**
 * With these a POST is whatever method the page likes, and a grant of POST one of all methods (Fetch, forbidden
 * request-header, step 3).
 */
const isMethodOverride = (name: string): boolean => isForbiddenRequestHeader(name, "TRACE");

/** In seconds: the longest that each engine remembers a preflight; Firefox keeps to a day. */
const maxAgeLimits = { chromium: 7200, webkit: 600 };

/** Content-Type and Range are safelisted by their values, and a page may need a preflight for them. */
const isSafelistedWhateverValue = (name: string): boolean => isCorsSafelistedRequestHeader(name, "");

function lintHeaders(
  { at: grantAt, written }: Pick<Grant, "at" | "written"> | PolicyModel["defaults"],
  confidential: boolean,
  lints: Lints,
): void {
  for (const [index, text] of written.headers.entries()) {
    const at = [...grantAt, "headers", index];
    const name = text.toLowerCase();
    if (isSafelistedWhateverValue(name)) lints.add("header-safelisted", "note", at, text);
    if (isMethodOverride(name)) lints.add("method-override", escalate("warning", confidential), at, text);
    if (name === "*") lints.add("headers-wildcard", escalate("warning", confidential), at, text);
  }
  for (const [index, text] of written.expose.entries()) {
    const at = [...grantAt, "expose", index];
    if (isCorsSafelistedResponseHeaderName(text)) lints.add("expose-safelisted", "note", at, text);
    if (text === "*") lints.add("expose-wildcard", escalate("note", confidential), at, text);
  }
}

function lintMethods({ at: grantAt, written, maxAge }: Grant, lints: Lints): void {
  for (const [index, method] of written.methods.entries()) {
    const at = [...grantAt, "methods", index];
    if (method === "HEAD" && written.methods.includes("GET")) lints.add("head-implied", "note", at, method);
    if (method === "OPTIONS") lints.add("options-listed", "note", at, method);
  }
  lintMaxAge({ at: grantAt, written, maxAge: written.maxAge === undefined ? undefined : maxAge }, lints);
}

function lintMaxAge(
  { at: grantAt, written, maxAge = 0 }: Pick<PolicyModel["defaults"], "at" | "written" | "maxAge">,
  lints: Lints,
): void {
  if (maxAge > maxAgeLimits.chromium)
    lints.add("max-age-capped", "note", [...grantAt, "maxAge"], written.maxAge, { ...maxAgeLimits, seconds: maxAge });
}

/** HEAD goes with GET, and is not named beside it. */
const changes = (grant: Grant, resource: Resource): string[] =>
  [...grant.methods].filter(
    (method) =>
      allowancesOf(grant, resource, method).includes("change") && (method !== "HEAD" || !grant.methods.has("GET")),
  );

/** The origin is one prong; a browser that fails to send it, or an injected script on a granted page, passes it. */
function lintForgery(grant: Grant, resource: Resource, lints: Lints): void {
  const methods = changes(grant, resource);
  if (methods.length === 0) return;
  const severity = escalate("warning", resource.confidential);
  if (grant.anyone) lints.add("anyone-changes", severity, grant.at, undefined, { methods });
  else if (grant.credentials && !resource.forgery.token)
    lints.add("change-origin-only", severity, grant.at, undefined, { methods });
}

function lintBecause(grant: Grant, { confidential }: Resource, lints: Lints): void {
  if (grant.because !== undefined) return;
  if (grant.credentials || confidential) lints.add("because-missing", "note", grant.at, undefined);
}

function lintConfidential(grant: Grant, { confidential }: Resource, lints: Lints): void {
  if (!confidential) return;
  const at = [...grant.at, "with"];
  for (const { kind, name } of grantSubjects(grant))
    if (kind === "source") lints.add("confidential-source", "warning", at, name);
  if (!grant.credentials) lints.add("confidential-anonymous", "note", grant.at);
}

const isWithin = (names: ReadonlySet<string>, of: ReadonlySet<string>): boolean =>
  [...names].every((name) => of.has(name));

/** Everything in a grant that `anyone` has by another: one that its cookies keep out loses nothing by it. */
function lintGrantCovered(grant: Grant, { grants }: Resource, lints: Lints): void {
  if (grant.anyone || grant.credentials) return;
  const covers = (wide: Grant): boolean =>
    wide.anyone &&
    (wide.timing || !grant.timing) &&
    (wide.webSocket || !grant.webSocket) &&
    isWithin(grant.methods, wide.methods) &&
    isWithin(grant.headers, wide.headers) &&
    isWithin(grant.expose, wide.expose);
  if (grants.some(covers)) lints.add("grant-covered", "note", grant.at);
}

/** What can be said of `defaults.share`. */
export function lintDefaults({ defaults }: PolicyModel, lints: Lints): void {
  lintHeaders(defaults, false, lints);
  lintMaxAge(defaults, lints);
}

/** What each origin or pattern is named for, by the grants that name it. */
function methodsByName(grants: readonly Grant[]): Map<string, Set<string>> {
  const methods = new Map<string, Set<string>>();
  for (const grant of grants)
    for (const { name } of grantSubjects(grant))
      methods.set(name, new Set([...(methods.get(name) ?? []), ...methodsOf(grant)]));
  return methods;
}

/** A grant decides about its own methods alone: for the others a wider pattern of another grant still holds. */
function lintRanks({ grants, confidential }: Resource, lints: Lints): void {
  if (grants.length < 2) return;
  const named = methodsByName(grants);
  const wide = grants.flatMap((grant) =>
    grantSubjects(grant).flatMap(({ pattern }) => (pattern && !isExact(pattern) ? [{ grant, pattern }] : [])),
  );
  for (const grant of grants) {
    const reported = new Set<Grant>();
    const compare = (
      { pattern, name }: NamedSubject,
      { grant: other, pattern: wider }: (typeof wide)[number],
    ): void => {
      if (pattern === undefined || other === grant || reported.has(other) || !contains(wider, pattern)) return;
      const methods = methodsOf(other).filter((method) => named.get(name)?.has(method) !== true);
      if (methods.length === 0) return;
      reported.add(other);
      const args = { methods, wider: wider.text, other: formatPath(other.at) };
      lints.add("lower-rank-methods", escalate("note", confidential), grant.at, name, args);
    };
    for (const subject of grantSubjects(grant)) for (const one of wide) compare(subject, one);
  }
}

/** What can be said of the grants of one resource. */
export function lintGrants(resource: Resource, lints: Lints): void {
  for (const grant of resource.grants) {
    lintHeaders(grant, resource.confidential, lints);
    lintMethods(grant, lints);
    lintForgery(grant, resource, lints);
    lintBecause(grant, resource, lints);
    lintConfidential(grant, resource, lints);
    lintGrantCovered(grant, resource, lints);
  }
  lintRanks(resource, lints);
}
