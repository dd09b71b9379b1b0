import type { CacheRules } from "../cache/rules.ts";

/** Where engines differ about HTTP authentication. */
export interface AuthenticationRules {
  /** By what passwords are kept apart beside the server's origin. */
  readonly partition: CacheRules["partition"];
  /** Whether a known password replaces an Authorization header that a script set. */
  readonly replacesAuthored: boolean;
  /** Requests that have no passwords but those in their URLs. */
  readonly without: readonly ("beacon" | "websocket")[];
  /**
   * The requests whose URL loses its user name and its password: those with CORS, and those of elements with `crossorigin`
   * to the page's own origin too. `none`: they answer the server's challenge even where a request with CORS has no
   * credentials.
   */
  readonly dropsFromURL: "none" | "cors" | "cors-and-elements";
  /**
   * What a request with a user name and a password in its URL has, where the browser knows a password: that, but an
   * XMLHttpRequest `nothing`; `nothing` until the server asks; or the `own` ones, which replace the known.
   */
  readonly besideKnown: "known" | "nothing" | "own";
  /** Whether the URL loses those that it sends, so that the response's URL has none. */
  readonly takesFromURL: boolean;
  /** Whether a page embeds nothing whose URL has a user name and a password. */
  readonly blocksEmbedded: boolean;
  /** Which realm's password a directory with several has. */
  readonly realmOfDirectory: "oldest" | "newest";
  /** For which requests with credentials, of a page to another origin, the user is asked. */
  readonly asksCrossOrigin: "no-cors" | "all-but-images" | "all-but-images-of-other-sites" | "none";
}
