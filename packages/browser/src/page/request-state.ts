import type { BodyContent } from "./body-content.ts";
import type { PageHeaders } from "./page-headers.ts";
import type { RequestParameters } from "./request-init.ts";

/** A Request without the object that a script sees. */
export interface RequestState {
  readonly parameters: RequestParameters;
  readonly headers: PageHeaders;
  readonly content: BodyContent | null;
  /** What its own signal follows. */
  readonly signal: AbortSignal | undefined;
}
