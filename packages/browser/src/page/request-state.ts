import type { Destination, FetchRequest, RequestMode } from "../fetch/request.ts";
import type { BodyContent } from "./body-content.ts";
import type { PageHeaders } from "./page-headers.ts";
import type { RequestParameters } from "./request-init.ts";

/** The request of a page, as its service worker has it. */
export interface Intercepted {
  /** What it is for, unless it is a copy. */
  readonly destination: Destination;
  /** @param isEmpty whether the script that copies it gives no options */
  copy(isEmpty: boolean): Intercepted;
  /** What is passed on of it with the worker's own request. */
  parts(mode: RequestMode): Partial<FetchRequest>;
}

/** A Request without the object that a script sees. */
export interface RequestState {
  readonly parameters: RequestParameters;
  readonly headers: PageHeaders;
  readonly content: BodyContent | null;
  /** What its own signal follows. */
  readonly signal: AbortSignal | undefined;
  /** Where it is a service worker's, what it has of its page. */
  readonly intercepted?: Intercepted | undefined;
}
