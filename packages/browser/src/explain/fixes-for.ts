import { changesSomething, type Facts } from "./attempt-facts.ts";
import type { CauseName } from "./cause-texts.ts";
import { evident } from "./causes.ts";
import type { CodeText } from "./codes/code-text.ts";
import { codeTextOf } from "./codes/by-initiator.ts";
import type { DangerName } from "./danger-texts.ts";
import { isOfSignIn, redirectCause } from "./evidence/redirect.ts";
import { statusRemedies } from "./evidence/status.ts";
import type { Danger, Fix } from "./explanation.ts";
import type { FixName } from "./fix-texts.ts";
import { dangersNamed, eachOnce, fixesNamed } from "./fixes.ts";
import { isNull, overridesMethod } from "./grantable.ts";

/** What removes a cause. */
const remedies: Partial<Record<CauseName, FixName>> = {
  ...statusRemedies,
  "error-outside": "outermost",
  gateway: "gateway",
  "nobody-listens": "start-server",
  "unknown-host": "right-name",
  tls: "trusted-certificate",
  dropped: "no-drop",
  offline: "go-online",
  "page-null": "named-page",
  "redirect-null": "canonical-url",
  extension: "extension-worker",
  "list-in-header": "exact-origin",
  "two-owners": "one-owner",
  "method-case": "canonical-method",
  "slash-redirect": "canonical-url",
  "url-insecure": "know-scheme",
  "url-slash": "canonical-url",
  "url-scheme": "canonical-url",
  "url-www": "canonical-url",
};

const signInRemedies: Readonly<Record<string, readonly FixName[]>> = {
  "login-preflight": ["preflight-first", "respond-401", "past-proxy"],
  "sign-in-by-script": ["navigate-to-sign-in", "respond-401"],
  "access-proxy": ["past-proxy", "sign-in-again", "respond-401"],
};

/** Where nobody is signed in, no header helps; a preflight needs those of the API. */
export const signInFixes = (cause: CauseName | undefined): readonly FixName[] =>
  signInRemedies[cause ?? ""] ?? ["respond-401", "sign-in-again", "past-proxy"];

/** The fix for the cause that shows comes first: none of these opens anything. */
function inOrder({ fixes, causes }: CodeText, facts: Facts): readonly FixName[] {
  const [cause, ...more] = evident(causes, facts);
  if (isOfSignIn(cause)) return signInFixes(cause);
  const ofStatus = cause === undefined ? undefined : statusRemedies[cause];
  const first = [cause, ...more].flatMap((one) => (one === undefined ? [] : (remedies[one] ?? [])));
  return [
    ...new Set([
      ...(ofStatus === undefined ? [] : [ofStatus]),
      ...first.filter((name) => fixes.includes(name)).slice(0, 1),
      ...fixes,
    ]),
  ];
}

/** What to do about what is known. */
export function fixesFor(facts: Facts): readonly Fix[] {
  if (facts.code === undefined) return [];
  const text = codeTextOf(facts.code, facts);
  const [first, ...more] = fixesNamed(inOrder(text, facts), facts);
  // What was executed for this page was executed for a hostile one too.
  const isForgeable = text.protects === "read" && facts.executed && changesSomething(facts);
  const forgery = isForgeable ? fixesNamed(["forgery"], facts) : [];
  return eachOnce([...(first === undefined ? [] : [first]), ...forgery, ...more]);
}

/** What not to do about it; for an opaque page, to allow `null` comes first to mind. */
export function dangersFor(facts: Facts): readonly Danger[] {
  if (facts.code === undefined) return [];
  const { dangers, protects } = codeTextOf(facts.code, facts);
  const names: readonly DangerName[] = [
    ...(isOfSignIn(redirectCause(facts)) ? ["share-sign-in" as const] : []),
    ...(isNull(facts) && protects === "read" ? ["allow-null" as const] : []),
    ...(overridesMethod(facts) ? ["method-override" as const] : []),
    ...dangers,
  ];
  return dangersNamed([...new Set(names)]);
}
