import type { MemoryCacheAccess } from "../cache/memory-cache-access.ts";
import type { StoredResponse } from "../cache/stored-response.ts";
import type { Failure } from "./failure.ts";
import type { HeaderList } from "./header-list.ts";

/** A script's request, before any redirect. */
export interface AuthoredRequest {
  readonly method: string;
  readonly headerList: HeaderList;
}

/** What engines remember of a request from one redirect to the next; the Fetch standard has none of it. */
export interface RedirectState {
  /** The first hop, where an engine starts each hop from it. */
  authoredRequest: AuthoredRequest | undefined;
  /** Whether Content-Type is none of the script's headers, but comes and goes with the body. */
  hasTypeOfBody: boolean;
  /** The Referer of the first hop. */
  firstReferrer: URL | "no-referrer" | undefined;
  /** The unsafe header names of a request that was not simple before a redirect; `undefined` where it was simple. */
  unsafeBeforeRedirect: readonly string[] | undefined;
  /** Unsafe names that a preflight lists, though a redirect has removed the headers. */
  removedUnsafeNames: readonly string[];
  /** With what an engine fails after the next hop's preflight, whatever the response to that is. */
  failsAfterPreflight: Failure | undefined;
  /** Whether an engine sends Origin although the method does not need it. */
  forcesOriginHeader: boolean;
  /** Whether the server has asked for the request once more with its cookies. */
  isStorageAccessRetry: boolean;
  /** The Origin of a preflight, whose own URL list shows no redirect; `undefined` for every other request. */
  preflightOrigin: string | undefined;
  /** Where the request of a preflight began; `undefined` for every other request. */
  preflightStart: URL | undefined;
  /** Whether it is a preflight, and of a request with the credentials mode `include`. */
  isPreflightOfCredentials: boolean;
  /** Whether an engine does not know who navigates, and Sec-Fetch-Site is `cross-site`. */
  isFromNowhere: boolean;
  /** Whether an engine takes the user for who navigates, and Sec-Fetch-Site is `none`. */
  isOfUser: boolean;
  /** The URL of the hop before it was upgraded; `undefined` where it was not. */
  upgradedFrom: URL | undefined;
  /** Whether it was upgraded because the host had asked for it by Strict-Transport-Security. */
  isOfKnownHost: boolean;
  /** Whether a redirect tainted the origin by a URL that was upgraded then. */
  isTaintedBeforeUpgrade: boolean;
  /** Whether the redirect before came from the HTTP cache. */
  isFromCache: boolean;
  /** Whether what the redirect leads to is requested again, even if the cache has it. */
  bypassesCache: boolean;
  /** The headers with which an engine follows a redirect from the cache: those of the request that stored it. */
  storedHeaders: HeaderList | undefined;
  /** What an engine goes on to validate at the end of the redirects. */
  validated: StoredResponse | undefined;
  /** What an engine's memory has for the request, and is to keep of it. */
  memory: MemoryCacheAccess | undefined;
}

/** The state of a request that was not redirected. */
export const initialRedirectState = (): RedirectState => ({
  authoredRequest: undefined,
  hasTypeOfBody: false,
  firstReferrer: undefined,
  unsafeBeforeRedirect: undefined,
  removedUnsafeNames: [],
  failsAfterPreflight: undefined,
  forcesOriginHeader: false,
  isStorageAccessRetry: false,
  preflightOrigin: undefined,
  preflightStart: undefined,
  isPreflightOfCredentials: false,
  isFromNowhere: false,
  isOfUser: false,
  upgradedFrom: undefined,
  isOfKnownHost: false,
  isTaintedBeforeUpgrade: false,
  isFromCache: false,
  bypassesCache: false,
  storedHeaders: undefined,
  validated: undefined,
  memory: undefined,
});
