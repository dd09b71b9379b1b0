import type { Grant } from "../policy/grant.ts";
import type { ReasonCode } from "./reason.ts";

/** Who sent a request, as far as the gate can tell. */
export type Requester = "same-origin" | "cross-origin" | "non-browser";

/** What the gate decided about one request, as data. */
export interface Decision {
  /** `pass`: to the handler; `answer`: a preflight that succeeds; `refuse`: the gate answers with `status`. */
  readonly outcome: "pass" | "answer" | "refuse";
  readonly reason: ReasonCode;
  /** The status of the gate's own answer; `undefined` when the request passes. */
  readonly status: number | undefined;
  /** Response header fields, names in lower case. The gate alone writes them; `vary` joins what the handler sets. */
  readonly headers: Readonly<Record<string, string>>;
  /** Fields that stand unless the handler sets them. */
  readonly defaults: Readonly<Record<string, string>>;
  /** The path of the policy's resource, as written there; `undefined` where none matches in one way only. */
  readonly resource: string | undefined;
  /** The grant that admits the request's origin, if one does. */
  readonly grant: Grant | undefined;
  readonly requester: Requester;
  /** Whether the request carries a cookie, a client certificate or an Authorization of any scheme. */
  readonly credentials: boolean;
  /** Request header fields, in lower case, that are taken away before the handler sees the request. */
  readonly strip: readonly string[];
  /** `report`: nothing is changed, refused or answered. */
  readonly enforce: "refuse" | "report";
  /** A source that could admit the origin has not been asked: `await policy.resolve(origin)`, then decide again. */
  readonly unresolved: boolean;
}
