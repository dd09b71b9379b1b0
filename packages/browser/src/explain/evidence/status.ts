import type { CauseName } from "../cause-texts.ts";
import type { FixName } from "../fix-texts.ts";
import type { ServerEvidence } from "../servers/evidence.ts";

interface StatusOf {
  readonly status: number | undefined;
  readonly preflight: boolean;
  readonly shown?: ServerEvidence;
}

/** What a server's error is about most often. */
const ofRequest: Partial<Record<number, CauseName>> = {
  401: "signed-out",
  403: "forbidden",
  404: "no-route",
  405: "no-method",
  413: "too-large",
  429: "rate-limit",
  501: "no-method",
  502: "gateway-failed",
  503: "gateway-failed",
  504: "gateway-failed",
};

/** A preflight has no credentials and no body, and often no route. */
const ofPreflight: Partial<Record<number, CauseName>> = {
  ...ofRequest,
  400: "preflight-refused",
  401: "auth-first",
  403: "preflight-forbidden",
  404: "no-options-route",
  405: "no-options-route",
  407: "auth-first",
  413: "preflight-elsewhere",
  501: "no-options-route",
};

/** The likeliest cause of an error status; `undefined` where it is no error. */
export function statusCause({ status = 0, preflight, shown }: StatusOf): CauseName | undefined {
  if (status < 400 || status > 599) return undefined;
  const named = (preflight ? ofPreflight : ofRequest)[status];
  // What a gateway says that it refused itself, the server never saw.
  if (named === "forbidden" && shown?.signs.includes("gateway") === true) return "gateway";
  return named ?? (status >= 500 ? "server-failed" : undefined);
}

/** What to do about an error before anything is done about its CORS headers. */
export const statusRemedies: Partial<Record<CauseName, FixName>> = {
  "auth-first": "preflight-first",
  "preflight-refused": "list-preflight",
  "preflight-forbidden": "preflight-first",
  "preflight-elsewhere": "preflight-first",
  "no-options-route": "options-route",
  "signed-out": "sign-in",
  forbidden: "may-do",
  "no-route": "right-route",
  "no-method": "right-route",
  "too-large": "smaller-body",
  "rate-limit": "fewer-requests",
  "gateway-failed": "behind-gateway",
  "server-failed": "read-log",
};
