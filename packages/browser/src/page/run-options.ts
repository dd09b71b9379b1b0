import type { Failure } from "../fetch/failure.ts";
import type { FetchResponse } from "../fetch/response.ts";

/** What else bears on a request. */
export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** Whether it goes on when the page is left, as the navigation that leaves it does. Default: with `keepalive`. */
  readonly outlivesPage?: boolean | undefined;
  /** Called when the body has gone to the server. */
  readonly processRequestEndOfBody?: (() => void) | undefined;
  /** Why who requested it cannot use the whole response, of which a page may see less. */
  readonly refuse?: ((response: FetchResponse) => Promise<Failure | undefined> | Failure | undefined) | undefined;
}
