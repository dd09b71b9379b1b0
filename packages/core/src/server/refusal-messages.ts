import type { PassedReason, ReasonCode } from "./reason.ts";

type RefusalCode = Exclude<ReasonCode, PassedReason>;

/** Of refusals: the rest is for whoever describes a decision, and no server needs it to respond. */
const refusalTexts: Record<RefusalCode, string> = {
  "target-malformed": "The request target is not a path, an absolute URL or `*`.",
  "host-missing": "The request has no Host header.",
  "host-duplicate": "The request has more than one Host header.",
  "host-invalid": "The Host header is not a host with an optional port.",
  "host-conflict": "The request names two different hosts.",
  "host-unknown": "The request is for a host that does not belong to this server.",
  "host-source-failed": "The server could not find out whether the request's host belongs to it.",
  "path-ambiguous": "Routers can read the path in different ways, so requests from other origins are refused.",
  "path-alias": "A router could map the path to another resource, so nothing is shared under this spelling.",
  "preflight-origin": "The resource is not shared with the page's origin.",
  "preflight-method": "The resource is shared with the origin, but not for this method.",
  "preflight-headers": "The grant does not cover a request header that the page wants to send.",
  "preflight-headers-budget": "The preflight lists more request headers than any page needs.",
  "origin-absent": "The request comes from another origin but has no Origin header.",
  "origin-null": "The request comes from an opaque origin (`null`), which cannot have a grant.",
  "origin-malformed": "The Origin header has a value that no browser sends.",
  "origin-unknown": "The origin has no grant on this resource.",
  "source-failed": "The server could not find out whether the origin has a grant.",
  "method-unshared": "The resource is shared with the origin, but not for this method.",
  "handshake-unshared": "The resource is shared with the origin, but not for WebSockets.",
  "receive-not-navigation":
    "The policy accepts only a form post from this origin, and this request comes from a script.",
  "receive-not-form": "The policy accepts only a form post here, and this request has another content type.",
  "read-refused": "Other origins cannot read this resource without a grant.",
  "credentials-unshared": "The grant does not allow credentials, but the request has some.",
  "certificate-anonymous": "The resource is shared without credentials, but the client presented a TLS certificate.",
  "metadata-absent": "The request has credentials but does not show which page sent it.",
  "metadata-contradicted": "`Origin` contradicts `Sec-Fetch-Site`.",
  "non-browser-refused": "The resource accepts requests only from web pages.",
  "speculative-load": "The browser prefetched or prerendered this URL, and the request would change state.",
  "token-absent": "The forgery token is missing.",
  "token-wrong": "The forgery token is not valid for this session.",
};

/** What `describeReason` says of a refusal's reason. */
export const describeRefusal = (code: ReasonCode): string => refusalTexts[code as RefusalCode];
