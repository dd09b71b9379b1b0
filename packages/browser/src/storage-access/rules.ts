import type { ThirdPartyCookies } from "../cookies/rules.ts";

/** What a user says of storage access: no, yes where a frame asks, or yes already, for each frame. */
export const storageAccessAnswers = ["deny", "allow", "granted"] as const;

export type StorageAccessAnswer = (typeof storageAccessAnswers)[number];

/** Where engines differ about the Storage Access API, and the headers that go with it. */
export interface StorageAccessRules {
  /** The modes of third-party cookies in which there are `Sec-Fetch-Storage-Access` and `Activate-Storage-Access`. */
  readonly headersIn: readonly ThirdPartyCookies[];
  /**
   * Which requests have the first of them, beside those with the credentials mode `include`: the preflights of these, and
   * sockets.
   */
  readonly headerAlsoOf: readonly ("preflight" | "websocket")[];
  /** Where a page with access has cookies: at its own origin, or at its site, with sockets and the frames that it adds. */
  readonly scope: "origin" | "site";
  /** Whether a server can ask for a retry over http too, where only the retry has the first header. */
  readonly retriesOverHttp: boolean;
  /** Whether a retry goes past the HTTP cache, and says so. */
  readonly retryReloads: boolean;
  /** Whether a document that was retried has access. */
  readonly retryGivesAccess: boolean;
  /**
   * Where a setting allows third-party cookies: whether a frame that has not asked has access only if the browser has cookies
   * of its site. One of the origin in the address bar has it in any case.
   */
  readonly allowedNeedsCookies: boolean;
  /** When a frame needs a click: always; unless the browser allows third-party cookies; or where the user has to be asked. */
  readonly needsActivation: "always" | "unless-allowed" | "to-ask";
  /** Whether a setting that allows third-party cookies, or blocks those alone, counts before what the document is. */
  readonly settingsFirst: boolean;
  /** Whether a user's setting that blocks third-party cookies stands above what the user would say. */
  readonly blockingDenies: boolean;
}
