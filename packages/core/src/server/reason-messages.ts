import type { PassedReason, ReasonCode } from "./reason.ts";
import { describeRefusal } from "./refusal-messages.ts";

const passedTexts: Record<PassedReason, string> = {
  "same-origin": "The request comes from one of this server's own pages, or from the user.",
  "non-browser": "The request has neither Origin nor Sec-Fetch-Site, so it counts as a program's.",
  shared: "The policy grants this method to the origin.",
  "shared-with-anyone": "The policy shares this resource with every origin, without credentials.",
  received: "The policy accepts this form post from another origin, and shares nothing with that origin.",
  "not-shared":
    "The origin has no grant: the request passes, because it changes nothing, but the page cannot read the response.",
  "preflight-shared": "The policy grants the method and the headers to the origin.",
};

/**
 * Describes a reason code in one sentence, which reveals nothing about the policy.
 * @param code of a decision
 */
export const describeReason = (code: ReasonCode): string =>
  Object.hasOwn(passedTexts, code) ? passedTexts[code as PassedReason] : describeRefusal(code);
