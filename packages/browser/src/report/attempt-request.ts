import type { Header } from "../fetch/header-list.ts";
import type { PageOptions } from "../page/page-options.ts";
import type { PageRequest } from "../page/outcome.ts";

/** A page's request as its script makes it, and what the user's browser already knows. */
export interface AttemptRequest extends PageRequest {
  /** The page's URL, or `null` for a sandboxed frame. */
  readonly page: string;
  readonly addressSpace?: NonNullable<PageOptions["addressSpace"]>;
  readonly headers: readonly Header[];
  readonly body: string | undefined;
  readonly mode: "cors" | "no-cors";
  readonly credentials: "include" | "same-origin";
  /** Cookies that the user has from the server, as first-party `Set-Cookie` lines. */
  readonly cookies: readonly string[];
}
