import type { CacheRules } from "../cache/rules.ts";

/** Where engines differ about HTTP authentication. */
export interface AuthenticationRules {
  /** By what passwords are kept apart beside the server's origin. */
  readonly partition: CacheRules["partition"];
  /** Whether a known password replaces an Authorization header that a script set. */
  readonly replacesAuthored: boolean;
  /** Requests that have no passwords. */
  readonly without: readonly ("beacon" | "websocket")[];
  /**
   * Whether a user name and a password in the URL of a request with CORS answer the server's challenge; `always`: without
   * credentials too.
   */
  readonly urlAnswersForCors: "always" | "never";
  /** For which requests with credentials, of a page to another origin, the user is asked. */
  readonly asksCrossOrigin: "no-cors" | "all-but-images" | "none";
}
