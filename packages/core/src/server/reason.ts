/** Why the gate decided as it did: a closed list; docs/reasons/ has a page for each. */
export const reasonCodes = [
  // passed to the handler
  "same-origin",
  "non-browser",
  "shared",
  "shared-with-anyone",
  "received",
  "not-shared",
  // answered by the gate
  "preflight-shared",
  // refused: the request itself
  "target-malformed",
  "host-missing",
  "host-duplicate",
  "host-invalid",
  "host-conflict",
  "host-unknown",
  "host-source-failed",
  "path-ambiguous",
  "path-alias",
  // refused: a preflight
  "preflight-origin",
  "preflight-method",
  "preflight-headers",
  "preflight-headers-budget",
  // refused: a cross-origin request
  "origin-absent",
  "origin-null",
  "origin-malformed",
  "origin-unknown",
  "source-failed",
  "method-unshared",
  "handshake-unshared",
  "receive-not-navigation",
  "receive-not-form",
  "read-refused",
  "credentials-unshared",
  "certificate-anonymous",
  // refused: no sign of a browser that can be trusted
  "metadata-absent",
  "metadata-contradicted",
  "non-browser-refused",
  // refused: nobody asked for it yet
  "speculative-load",
  // refused: forgery token
  "token-absent",
  "token-wrong",
] as const;

export type ReasonCode = (typeof reasonCodes)[number];

/** Of what passes, and of preflights that succeed. */
export type PassedReason = Extract<
  ReasonCode,
  "same-origin" | "non-browser" | "shared" | "shared-with-anyone" | "received" | "not-shared" | "preflight-shared"
>;

const problemTypes = "urn:sallyport:reason:";

/** The `type` of the problem document (RFC 9457) that the gate sends for a reason. */
export const problemTypeOf = (reason: string): string => `${problemTypes}${reason}`;

/**
 * The reason that a problem document of the gate names.
 * @param type the document's `type`: whatever a server has sent
 * @returns the code; `undefined` for every text that is not exactly one of the gate's
 * @example reasonOfProblemType("urn:sallyport:reason:origin-unknown") // "origin-unknown"
 */
export const reasonOfProblemType = (type: string): ReasonCode | undefined =>
  reasonCodes.find((code) => problemTypeOf(code) === type);

const statuses: Partial<Record<ReasonCode, number>> = {
  "target-malformed": 400,
  "host-missing": 400,
  "host-duplicate": 400,
  "host-invalid": 400,
  "host-conflict": 400,
  "host-unknown": 421,
  "host-source-failed": 503,
};

/** The status of a refusal for this reason. */
export const refusalStatus = (reason: ReasonCode): number => statuses[reason] ?? 403;
