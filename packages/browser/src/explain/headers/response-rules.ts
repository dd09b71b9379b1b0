import { describeReason } from "sallyport";
import type { HeaderFinding } from "../explanation.ts";
import { fixOfReason } from "../gate-refusal.ts";
import { finding, type HeaderView } from "./header-view.ts";

const dependent = [
  "Access-Control-Allow-Credentials",
  "Access-Control-Allow-Methods",
  "Access-Control-Allow-Headers",
  "Access-Control-Expose-Headers",
  "Access-Control-Max-Age",
] as const;

/** Credentials are allowed by `true`, and by nothing that looks like it. */
function credentialRules(view: HeaderView): readonly HeaderFinding[] {
  const name = "Access-Control-Allow-Credentials";
  const value = view.list.get(name);
  const isFalse = value?.toLowerCase() === "false";
  const withCredentials = { ...view, facts: { ...view.facts, credentials: true } };
  if (value !== null && value !== "true" && !isFalse)
    return [finding(withCredentials, "credentials-not-true", name, [value])];
  const { allowedOrigin, context } = view;
  const wanted =
    context.credentials === true && context.unrelated !== true && allowedOrigin !== undefined && allowedOrigin !== "*";
  return [
    ...(value !== "true" && wanted ? [finding(view, "credentials-missing", name)] : []),
    ...(isFalse ? [finding(view, "credentials-false", name, [value])] : []),
  ];
}

/** What a status means, whatever the headers are. */
function statusRules(view: HeaderView): readonly HeaderFinding[] {
  const { status = 200, allowedOrigin, context, list, facts } = view;
  if (facts.reason !== undefined) {
    const values = [facts.reason, describeReason(facts.reason)];
    return [finding(view, "gate-refused", undefined, values, [fixOfReason(facts.reason, facts)])];
  }
  const redirects = status >= 300 && status < 400 && list.contains("Location");
  if (context.preflight === true) {
    if (redirects) return [finding(view, "preflight-redirected", "Location", [String(status)])];
    return status < 200 || status > 299 ? [finding(view, "preflight-failed", undefined, [String(status)])] : [];
  }
  if (redirects) return [finding(view, "redirects", "Location", [list.get("Location") ?? ""])];
  return status >= 400 && allowedOrigin === undefined
    ? [finding(view, "error-unshared", undefined, [String(status)])]
    : [];
}

/** A response that no page of another origin can read. */
function unsharedRules(view: HeaderView): readonly HeaderFinding[] {
  const { allowedOrigin, list, status = 200 } = view;
  if (allowedOrigin !== undefined) return [];
  const orphans = dependent.filter((name) => list.contains(name));
  if (orphans.length > 0) return [finding(view, "orphans", orphans[0], orphans)];
  return status >= 400 ? [] : [finding(view, "not-shared", undefined)];
}

function embedRules(view: HeaderView): readonly HeaderFinding[] {
  const name = "Cross-Origin-Resource-Policy";
  const value = view.list.get(name);
  if (value === null) return [];
  if (!["same-origin", "same-site", "cross-origin"].includes(value))
    return [finding(view, "corp-unknown", name, [value])];
  return value === "cross-origin" ? [] : [finding(view, "corp-restricts", name, [value])];
}

function legacyRules(view: HeaderView): readonly HeaderFinding[] {
  const name = "Access-Control-Allow-Private-Network";
  return view.list.contains(name) ? [finding(view, "private-network", name)] : [];
}

/** Findings about the response as a whole. */
export const responseRules = (view: HeaderView): readonly HeaderFinding[] => [
  ...statusRules(view),
  ...unsharedRules(view),
  ...credentialRules(view),
  ...embedRules(view),
  ...legacyRules(view),
];
