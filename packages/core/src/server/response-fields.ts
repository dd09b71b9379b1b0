import type { Grant } from "../policy/grant.ts";
import type { Location } from "./location.ts";

type Fields = Readonly<Record<string, string>>;

const noFields: Fields = {};

/** The defaults of every response: who may embed it without CORS. */
export const sameOriginOnly: Fields = { "cross-origin-resource-policy": "same-origin" };

/** Vary of all resources that the path may lead to: their values are nested, so the longest holds the others. */
export function varyOf(location: Location): string {
  let longest = "";
  for (const { vary } of location.restricting) if (vary.length > longest.length) longest = vary;
  return longest;
}

/** The CORS protocol's response fields that come of a grant (Fetch, section 3.3.3), for this origin. */
export function grantFields(
  grant: Grant | undefined,
  origin: string | undefined,
  fields: "preflightFields" | "responseFields",
): Fields {
  const named = grant?.anyone === true ? "*" : origin;
  if (grant === undefined || named === undefined) return noFields;
  const timing = grant.timing && fields === "responseFields" ? { "timing-allow-origin": named } : undefined;
  return { "access-control-allow-origin": named, ...grant[fields], ...timing };
}

/** What the response to a request that passes carries. */
export function responseFields(location: Location, grant: Grant | undefined, origin: string | undefined): Fields {
  const vary = varyOf(location);
  const owned = ownedCorp(location);
  return {
    ...grantFields(grant, origin, "responseFields"),
    ...(owned === undefined ? undefined : { "cross-origin-resource-policy": owned }),
    ...(vary === "" ? undefined : { vary }),
  };
}

/** Cross-Origin-Resource-Policy where the policy writes it; the strictest where the path may lead to several resources. */
function ownedCorp({ resource, restricting }: Location): string | undefined {
  if (resource !== undefined) return resource.corp;
  return restricting.some(({ corp }) => corp !== undefined) ? "same-origin" : undefined;
}
