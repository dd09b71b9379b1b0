import type { Decision } from "./decision.ts";

/** What a response says about the policy or the handler; reported to `onFinding`. */
export const findingCodes = [
  // A header that only the gate writes was set further in, and replaced.
  "cors-header-replaced",
  // A response that is shared with anyone sets a cookie, or says that it is private.
  "anyone-sets-cookie",
  "anyone-private",
  // A GET sets a cookie: does it change who is signed in?
  "get-sets-cookie",
  // A credentialed grant was used without credentials, and the answer was a success.
  "credentials-not-needed",
] as const;

export type FindingCode = (typeof findingCodes)[number];

export interface Finding {
  readonly code: FindingCode;
  /** The response header fields that it is about, in lower case. */
  readonly fields: readonly string[];
}

/** The parts of a response head that findings look at. */
export interface ResponseHead {
  readonly status: number;
  readonly setsCookie: boolean;
  readonly cacheControl: string;
  /** Fields that were set further in and that only the gate writes. */
  readonly replaced: readonly string[];
}

/** Looks at the head of a response that passed the gate. */
export function findings(decision: Decision, method: string, response: ResponseHead): readonly Finding[] {
  const found: Finding[] = [];
  if (response.replaced.length > 0) found.push({ code: "cors-header-replaced", fields: response.replaced });
  if (decision.grant?.anyone === true) {
    if (response.setsCookie) found.push({ code: "anyone-sets-cookie", fields: ["set-cookie"] });
    if (/(?:^|[\s,])private(?:[\s,=]|$)/i.test(response.cacheControl))
      found.push({ code: "anyone-private", fields: ["cache-control"] });
  }
  if (response.setsCookie && (method === "GET" || method === "HEAD"))
    found.push({ code: "get-sets-cookie", fields: ["set-cookie"] });
  const success = response.status >= 200 && response.status < 300;
  // Signing in is what needs no credentials, and it sets a cookie.
  if (success && !response.setsCookie && decision.grant?.credentials === true && !decision.credentials)
    found.push({ code: "credentials-not-needed", fields: [] });
  return found;
}
