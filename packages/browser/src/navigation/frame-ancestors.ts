import { parsePolicies } from "../content-security-policy/policy.ts";
import type { PolicyRules } from "../content-security-policy/rules.ts";
import { listMatches, type SourceList } from "../content-security-policy/source-list.ts";
import type { Failure } from "../fetch/failure.ts";
import type { HeaderList } from "../fetch/header-list.ts";
import { isSameOrigin, type Origin } from "../fetch/origin.ts";
import { URL } from "../platform.ts";

/** https://w3c.github.io/webappsec-csp/#frame-ancestors-navigation-response, of origins: paths do not count */
function ancestorsFailure(
  lists: readonly SourceList[],
  ancestors: readonly Origin[],
  self: URL,
  rules: PolicyRules,
): Failure | undefined {
  const refuses = (list: SourceList): boolean =>
    !ancestors.every(
      (origin) => URL.canParse(origin) && listMatches(list, { url: new URL(origin), self, ignoresPath: true }, rules),
    );
  const refusing = lists.find(refuses);
  return refusing && { code: "frame-ancestors", value: `frame-ancestors ${refusing.text}`.trim() };
}

const known = ["deny", "allowall", "sameorigin"];

/** https://html.spec.whatwg.org/#check-a-navigation-response's-adherence-to-x-frame-options */
function optionsFailure(headers: HeaderList, ancestors: readonly Origin[], self: URL): Failure | undefined {
  const raw = headers.get("X-Frame-Options");
  if (raw === null) return undefined;
  const values = new Set(
    raw
      .toLowerCase()
      .split(",")
      .map((one) => one.trim()),
  );
  const failure: Failure = { code: "x-frame-options", value: raw };
  if (values.size > 1) return known.some((one) => values.has(one)) ? failure : undefined;
  if (values.has("deny")) return failure;
  const isApart = values.has("sameorigin") && !ancestors.every((origin) => isSameOrigin(origin, self.origin));
  return isApart ? failure : undefined;
}

/** Why a response is not shown in a frame of these pages; `undefined` where it is. */
export function frameFailure(
  headers: HeaderList,
  ancestors: readonly Origin[],
  url: URL,
  rules: PolicyRules,
): Failure | undefined {
  if (ancestors.length === 0) return undefined;
  const policies = parsePolicies(headers.values("Content-Security-Policy"), url);
  const lists = policies.flatMap(({ directives }) => directives.get("frame-ancestors") ?? []);
  // X-Frame-Options does not count beside the directive.
  if (lists.length > 0) return ancestorsFailure(lists, ancestors, url, rules);
  return optionsFailure(headers, ancestors, url);
}
