import { isCorsSafelistedResponseHeaderName, isForbiddenResponseHeaderName } from "sallyport/standard";
import { engines } from "../../engines/index.ts";
import { extractTokens } from "../../fetch/extract-header-list-values.ts";
import type { HeaderFinding } from "../explanation.ts";
import { usefulHeaderNames } from "../useful-header-names.ts";
import { canonicalMethod } from "../policy-fragment.ts";
import { finding, type HeaderView } from "./header-view.ts";

const lists = [
  "Access-Control-Allow-Methods",
  "Access-Control-Allow-Headers",
  "Access-Control-Expose-Headers",
] as const;

/** What a header lists; nothing where it is absent or cannot be read. */
function tokensOf({ list }: HeaderView, name: (typeof lists)[number]): readonly string[] {
  const tokens = extractTokens(name, list);
  return tokens === null || tokens === "failure" ? [] : tokens;
}

function wildcardRules(view: HeaderView): readonly HeaderFinding[] {
  const starred = lists.filter((name) => tokensOf(view, name).includes("*"));
  const found = view.credentialed
    ? starred.map((name) => finding(view, "list-wildcard-credentials", name, [name]))
    : [];
  const allowed = tokensOf(view, "Access-Control-Allow-Headers").map((name) => name.toLowerCase());
  const uncovered = !view.credentialed && allowed.includes("*") && !allowed.includes("authorization");
  return uncovered ? [...found, finding(view, "authorization-wildcard", "Access-Control-Allow-Headers")] : found;
}

const malformedRules = (view: HeaderView): readonly HeaderFinding[] =>
  lists
    .filter((name) => extractTokens(name, view.list) === "failure")
    .map((name) => finding(view, "list-malformed", name, [name, view.list.get(name) ?? ""]));

function methodRules(view: HeaderView): readonly HeaderFinding[] {
  const name = "Access-Control-Allow-Methods";
  const odd = tokensOf(view, name).filter((method) => canonicalMethod(method) !== method);
  return odd.map((method) => {
    const suggestion = canonicalMethod(method);
    return finding({ ...view, facts: { ...view.facts, method: suggestion } }, "method-case", name, [
      method,
      suggestion,
    ]);
  });
}

function exposeRules(view: HeaderView): readonly HeaderFinding[] {
  const name = "Access-Control-Expose-Headers";
  const exposed = tokensOf(view, name).map((one) => one.toLowerCase());
  const forbidden = exposed.filter(isForbiddenResponseHeaderName);
  const found = forbidden.map((one) => finding(view, "expose-forbidden", name, [one]));
  const all = exposed.includes("*") && !view.credentialed;
  if (view.allowedOrigin === undefined || all || view.context.preflight === true) return found;
  const hidden = usefulHeaderNames(view.facts.hidden).filter(
    (one) => !exposed.includes(one) && !isCorsSafelistedResponseHeaderName(one),
  );
  if (hidden.length === 0) return found;
  const narrowed = { ...view, facts: { ...view.facts, hidden } };
  return [...found, finding(narrowed, "not-exposed", name, hidden)];
}

/** How long browsers cache a preflight, from the engines' data. */
function maxAgeRules(view: HeaderView): readonly HeaderFinding[] {
  const name = "Access-Control-Max-Age";
  const value = view.list.get(name);
  if (value === null) return [];
  if (!/^[0-9]+$/.test(value)) return [finding(view, "max-age-malformed", name, [value])];
  const capped = Object.values(engines).filter(({ preflight }) => Number(value) > preflight.maxAgeLimit);
  const caps = capped.map((one) => `${one.name} ${one.version}: ${String(one.preflight.maxAgeLimit)} s`);
  return capped.length === 0 ? [] : [finding(view, "max-age-capped", name, [value, ...caps])];
}

/** The headers that list names, and the one that says how long. */
export const listRules = (view: HeaderView): readonly HeaderFinding[] => [
  ...malformedRules(view),
  ...wildcardRules(view),
  ...methodRules(view),
  ...exposeRules(view),
  ...maxAgeRules(view),
];
