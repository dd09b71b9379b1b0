import type { ThirdPartyCookies } from "../cookies/rules.ts";
import type { Header } from "../fetch/header-list.ts";
import type { PageOptions } from "../page/page-options.ts";
import type { PageRequest } from "../page/outcome.ts";
import type { RequestKind } from "./request-kind.ts";

/** A page's request, and what the user's browser already knows. */
export interface AttemptRequest extends PageRequest {
  /** The page's URL, or `null` for a sandboxed frame. */
  readonly page: string;
  readonly addressSpace?: NonNullable<PageOptions["addressSpace"]>;
  readonly headers: readonly Header[];
  readonly body: string | undefined;
  /** How the page makes the request. Default: `fetch`. */
  readonly by?: RequestKind;
  readonly mode: "cors" | "no-cors" | "same-origin";
  readonly credentials: "include" | "same-origin" | "omit";
  /** What the browser does with third-party cookies. Default: what the engine does. */
  readonly thirdPartyCookies?: ThirdPartyCookies;
  /** Cookies that the user has from the server, as first-party `Set-Cookie` lines. */
  readonly cookies: readonly string[];
}
