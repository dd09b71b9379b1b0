import {
  isPotentiallyTrustworthyOrigin,
  isSameSite as areSameSite,
  isSchemelesslySameSite,
  parseOrigin,
  registrableDomain,
} from "sallyport/standard";

/** A serialized origin; an opaque one is `null` and equal to none, itself included. */
export type Origin = string;

/** https://html.spec.whatwg.org/#same-origin */
export const isSameOrigin = (a: Origin, b: Origin): boolean => a === b && a !== "null";

/** https://html.spec.whatwg.org/#same-site */
export function isSameSite(a: Origin, b: Origin): boolean {
  if (isSameOrigin(a, b)) return true;
  const [one, other] = [parseOrigin(a), parseOrigin(b)];
  return one !== undefined && other !== undefined && areSameSite(one, other);
}

/** https://html.spec.whatwg.org/#schemelessly-same-site */
export function isSchemelesslySame(a: Origin, b: Origin): boolean {
  if (isSameOrigin(a, b)) return true;
  const [one, other] = [parseOrigin(a), parseOrigin(b)];
  return one !== undefined && other !== undefined && isSchemelesslySameSite(one, other);
}

/** https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy */
export function isPotentiallyTrustworthy(origin: Origin): boolean {
  if (origin.startsWith("https://")) return true;
  const parsed = parseOrigin(origin);
  return parsed !== undefined && isPotentiallyTrustworthyOrigin(parsed);
}

/** https://html.spec.whatwg.org/#obtain-a-site, serialized: `https://bank.example`, an address, or `null` */
export function siteOf(origin: Origin): string {
  const parsed = parseOrigin(origin);
  if (parsed === undefined) return "null";
  return `${parsed.scheme}://${registrableDomain(parsed.host) ?? parsed.host.name}`;
}
