import { describeReason } from "sallyport";
import type { Fix, HeaderFinding } from "../explanation.ts";
import { fixOfReason } from "../gate-refusal.ts";
import { causeTexts, type CauseName } from "../cause-texts.ts";
import { errorBodyReading } from "../evidence/error-body.ts";
import { isOfSignIn, redirectCause } from "../evidence/redirect.ts";
import { shownURL } from "../attempt-phrases.ts";
import { statusCause, statusRemedies } from "../evidence/status.ts";
import { signInFixes } from "../fixes-for.ts";
import { fixesNamed } from "../fixes.ts";
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

/** An error, with the likeliest cause of its status. */
function errorFinding(view: HeaderView, code: "preflight-failed" | "error-unshared", status: number): HeaderFinding {
  const said = errorBodyReading(view.body);
  if (said !== undefined) return finding(view, code, undefined, [String(status), said.why], said.fixes);
  const cause = statusCause({ status, preflight: code === "preflight-failed", shown: view.facts.shown });
  const remedy = cause === undefined ? undefined : statusRemedies[cause];
  return finding(
    view,
    code,
    undefined,
    [String(status), ...(cause === undefined ? [] : [causeTexts[cause]])],
    remedy === undefined ? [] : fixesNamed([remedy], view.facts),
  );
}

/** What the redirects before the response, or the response itself, show. */
function redirectRules(view: HeaderView): readonly HeaderFinding[] {
  const { redirects } = view.facts;
  const last = redirects.at(-1);
  if (last === undefined) return [];
  const cause = redirectCause(view.facts);
  if (cause !== undefined && isOfSignIn(cause))
    return [
      finding(view, "sign-in-redirect", "Location", [shownURL(last.to), causeTexts[cause]], signInAdvice(cause, view)),
    ];
  const isOwn = view.list.contains("Location");
  const values = [shownURL(last.to), ...(cause === undefined ? [] : [causeTexts[cause]])];
  // What is shared in the end has been.
  if (!isOwn && view.allowedOrigin !== undefined) return [];
  return [finding(view, isOwn ? "redirects" : "redirected", "Location", values)];
}

const signInAdvice = (cause: CauseName, { facts }: HeaderView): readonly Fix[] => fixesNamed(signInFixes(cause), facts);

/** What a status means, whatever the headers are. */
function statusRules(view: HeaderView): readonly HeaderFinding[] {
  const { status = 200, allowedOrigin, context, list, facts } = view;
  if (facts.reason !== undefined) {
    const values = [facts.reason, describeReason(facts.reason)];
    return [finding(view, "gate-refused", undefined, values, [fixOfReason(facts.reason, facts)])];
  }
  const redirects = status >= 300 && status < 400 && list.contains("Location");
  if (context.preflight === true) {
    if (redirects && isOfSignIn(redirectCause(facts))) return redirectRules(view);
    if (redirects) return [finding(view, "preflight-redirected", "Location", [String(status)])];
    return status < 200 || status > 299 ? [errorFinding(view, "preflight-failed", status)] : [];
  }
  return [
    ...redirectRules(view),
    ...(status >= 400 && allowedOrigin === undefined ? [errorFinding(view, "error-unshared", status)] : []),
  ];
}

/** A response that no page of another origin can read. */
function unsharedRules(view: HeaderView): readonly HeaderFinding[] {
  const { allowedOrigin, list, status = 200 } = view;
  if (allowedOrigin !== undefined) return [];
  const orphans = dependent.filter((name) => list.contains(name));
  if (orphans.length > 0) return [finding(view, "orphans", orphans[0], orphans)];
  // A sign-in page is shared with nobody.
  if (isOfSignIn(redirectCause(view.facts))) return [];
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
