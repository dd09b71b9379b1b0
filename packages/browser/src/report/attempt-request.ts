import type { ThirdPartyCookies } from "../cookies/rules.ts";
import type { Header } from "../fetch/header-list.ts";
import type { PageOptions } from "../page/page-options.ts";
import type { PageRequest } from "../page/outcome.ts";
import type { PageRequestInit } from "../page/request-init.ts";
import type { RequestKind } from "./request-kind.ts";

/** What came before a request: nothing, an `<img>` of the same URL without `crossorigin`, or the same request. */
export const earlierRequests = ["none", "image", "same"] as const;

export type EarlierRequest = (typeof earlierRequests)[number];

/** Options of `fetch` that are data. Those that its way of making the request lacks do nothing. */
export type AttemptOptions = Pick<
  PageRequestInit,
  "redirect" | "cache" | "integrity" | "keepalive" | "targetAddressSpace"
>;

/** A page's request, and what the user's browser already knows. */
export interface AttemptRequest extends PageRequest {
  /** The page's URL, or `null` for a sandboxed frame. */
  readonly page: string;
  readonly addressSpace?: NonNullable<PageOptions["addressSpace"]>;
  /** The page's Content-Security-Policy. Default: none. */
  readonly contentSecurityPolicy?: string;
  /** The page's Cross-Origin-Embedder-Policy. Default: none. */
  readonly embedderPolicy?: string;
  /** What the page's script assigned to `document.cookie` before. Default: nothing. */
  readonly documentCookie?: string;
  /** What the page requested before. Default: `none`. */
  readonly earlier?: EarlierRequest;
  readonly headers: readonly Header[];
  readonly body: string | undefined;
  /** Whether the script sends the body as a stream. Default: false. */
  readonly streams?: boolean;
  /** Whether the script aborts the request once the server has it. Default: false. */
  readonly aborts?: boolean;
  /** Default: those of `fetch`. */
  readonly options?: AttemptOptions;
  /** How the page makes the request. Default: `fetch`. */
  readonly by?: RequestKind;
  readonly mode: "cors" | "no-cors" | "same-origin";
  readonly credentials: "include" | "same-origin" | "omit";
  /** What the browser does with third-party cookies. Default: what the engine does. */
  readonly thirdPartyCookies?: ThirdPartyCookies;
  /** Cookies that the user has from the server, as first-party `Set-Cookie` lines. */
  readonly cookies: readonly string[];
}
