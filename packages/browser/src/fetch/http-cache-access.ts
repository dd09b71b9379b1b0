import { currentAge, isAmong, isFresh } from "../cache/freshness.ts";
import { cacheKey } from "./cache-key.ts";
import { cacheWishOf, isForPart, isImageOfUnstoredPage, type CacheWish } from "./cache-wish.ts";
import type { CacheKey, HttpCache } from "../cache/http-cache.ts";
import type { CacheRules } from "../cache/rules.ts";
import { freshen, isSelected, type StoredResponse } from "../cache/stored-response.ts";
import type { Failure } from "./failure.ts";
import type { Header, HeaderList } from "./header-list.ts";
import { servedRange } from "../cache/served-range.ts";
import { isConditional } from "./conditional.ts";
import { peekCookieHeader } from "./cookie-header.ts";
import { hasHttpScheme } from "./http-scheme.ts";
import { locationURL } from "./location-url.ts";
import { isSameOrigin, isSameSite } from "./origin.ts";
import { currentURL, type FetchRequest } from "./request.ts";
import { makeResponse, type FetchResponse } from "./response.ts";
import { isRedirectStatus } from "./status.ts";
import type { FetchParams } from "./user-agent.ts";

/** What the cache does for a request: nothing, serve it, or have the server say whether what is stored is unchanged. */
export type CacheUse =
  { readonly kind: "network" | "missing" } | { readonly kind: "served" | "validated"; readonly stored: StoredResponse };

/** Whether the last redirect led a script's request away from the page's own origin. */
const leavesOrigin = ({ mode, origin, urlList }: FetchRequest): boolean =>
  mode !== "navigate" &&
  isSameOrigin(urlList.at(-2)?.origin ?? "null", origin) &&
  !isSameOrigin(urlList.at(-1)?.origin ?? "null", origin);

/** Whether the cache may serve it as far as its redirects go. */
function isServedAfterRedirect(request: FetchRequest, rules: CacheRules): boolean {
  if (request.redirectState.isFromCache) return rules.servesLeftOrigin || !leavesOrigin(request);
  return request.urlList.length === 1 || rules.servesRedirected;
}

/** One request's way to the HTTP cache, and back. */
export class CacheAccess {
  readonly #params: FetchParams;
  readonly #cache: HttpCache;
  readonly #key: CacheKey;
  readonly #wish: CacheWish;
  readonly #isConditional: boolean;
  readonly #isForPart: boolean;
  readonly #authored: HeaderList;
  /** Whether what it stores is in memory for being an image. */
  readonly #isInMemory: boolean;

  private constructor(params: FetchParams, cache: HttpCache, key: CacheKey, authored: FetchRequest) {
    this.#params = params;
    this.#cache = cache;
    this.#key = key;
    this.#wish = cacheWishOf(authored, cache.rules);
    this.#isConditional = isConditional(authored);
    this.#isForPart = isForPart(authored, cache.rules);
    this.#authored = authored.headerList;
    this.#isInMemory = isImageOfUnstoredPage(authored, cache.rules);
  }

  /**
   * @param params with the request's own headers, and those that the browser adds
   * @param authored the request without these
   */
  static open(params: FetchParams, authored: FetchRequest, includeCredentials: boolean): CacheAccess | undefined {
    const cache = params.userAgent.httpCache;
    const key = cache && cacheKey({ ...params, request: authored }, includeCredentials);
    return cache && key && new CacheAccess(params, cache, key, authored);
  }

  get #request(): FetchRequest {
    return this.#params.request;
  }

  #valueOf = (name: string): string | null =>
    name === "cookie" ? peekCookieHeader(this.#params) : this.#request.headerList.get(name);

  /** Whether what is stored may be looked at. */
  #isLookedUp(): boolean {
    const { method, cacheMode } = this.#request;
    const { rules } = this.#cache;
    if (cacheMode === "no-store" || cacheMode === "reload" || this.#wish === "bypass" || this.#wish === "no-store")
      return false;
    if (!isServedAfterRedirect(this.#request, rules)) return false;
    const isServed = rules.request.conditionalServed === "when-forced" && cacheMode === "force-cache";
    if (this.#isConditional && !isServed) return false;
    if (this.#isForPart && (rules.ranges !== "from-whole" || cacheMode === "only-if-cached")) return false;
    return method === "GET" || (method === "HEAD" && rules.headServedBy !== "none");
  }

  /** https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch, step 8.25 */
  use(): CacheUse {
    const { cacheMode, redirectState } = this.#request;
    if (redirectState.validated !== undefined) return { kind: "validated", stored: redirectState.validated };
    const ofMemory = this.#useOfMemory();
    if (ofMemory !== undefined) return ofMemory;
    const stored = this.#lookUp();
    const isSelectedOne = stored !== undefined && this.#isSelected(stored);
    if (stored === undefined || (cacheMode === "only-if-cached" && !isSelectedOne))
      return { kind: cacheMode === "only-if-cached" ? "missing" : "network" };
    if (isSelectedOne && this.#isUsable(stored)) return { kind: "served", stored };
    const isValidated = this.validatorsOf(stored).length > 0 && this.#hasValidatedStatus(stored);
    return isValidated && !this.#isForPart ? { kind: "validated", stored } : { kind: "network" };
  }

  #hasValidatedStatus({ status, isUnfollowed }: StoredResponse): boolean {
    const { validatedStatuses, unfollowedRedirects } = this.#cache.rules;
    return isAmong(status, validatedStatuses) || (isUnfollowed && unfollowedRedirects === "replacing");
  }

  /** What an engine's memory has is served, or validated unless this cache has a redirect of the URL. */
  #useOfMemory(): CacheUse | undefined {
    const { redirectState, urlList } = this.#request;
    const { memory } = redirectState;
    const hop = urlList.length - 1;
    const served = memory?.served(hop);
    if (served !== undefined) return { kind: "served", stored: served };
    const validated = memory?.validated(currentURL(this.#request), hop);
    if (memory === undefined || validated === undefined) return undefined;
    const stored = this.#lookUp();
    const isRedirect = stored !== undefined && isRedirectStatus(stored.status) && this.#isSelected(stored);
    if (!isRedirect || !this.#isUsable(stored)) return { kind: "validated", stored: validated };
    memory.giveUp();
    redirectState.bypassesCache = true;
    return { kind: "served", stored };
  }

  #lookUp(): StoredResponse | undefined {
    const stored = this.#isLookedUp() ? this.#find() : undefined;
    const { redirectState } = this.#request;
    const isBypassed = redirectState.bypassesCache;
    redirectState.bypassesCache = false;
    return stored !== undefined && isBypassed && !this.#isApart(stored) ? undefined : stored;
  }

  #find(): StoredResponse | undefined {
    const stored = this.#cache.find(this.#key, this.#valueOf);
    if (this.#isInMemory && stored?.isInMemory === false) {
      this.#cache.forget(this.#key);
      return undefined;
    }
    return stored;
  }

  /** Whether an engine treats it as a permanent redirect over plain http. */
  #isApart({ status }: Pick<StoredResponse, "status">): boolean {
    const isPermanent = status === 301 || status === 308;
    const { protocol } = currentURL(this.#request);
    return isPermanent && protocol === "http:" && this.#cache.rules.plainPermanentRedirects === "apart";
  }

  #isSelected(stored: StoredResponse): boolean {
    return isSelected(stored, this.#valueOf);
  }

  /** Whether it serves without the server. */
  #isUsable(stored: StoredResponse): boolean {
    const { cacheMode, headerList } = this.#request;
    const { rules } = this.#cache;
    if (cacheMode === "force-cache" || cacheMode === "only-if-cached") return true;
    if (cacheMode === "no-cache" || this.#wish === "validate") return false;
    const now = this.#params.userAgent.now();
    const { maxAge, maxStale } = rules.cacheControl(headerList.get("Cache-Control") ?? "");
    const isNoCache = rules.cacheControl(stored.headerList.get("Cache-Control") ?? "").noCache;
    const age = currentAge(stored, rules, now);
    if (rules.request.maxStaleCounts && maxStale && !isNoCache) return true;
    if (maxAge === undefined || rules.request.maxAge === "zero-counts") return isFresh(stored, rules, now);
    if (rules.request.maxAge === "replaces") return !isNoCache && age < maxAge;
    return isFresh(stored, rules, now) && age <= maxAge;
  }

  /** The headers by which the server knows what is stored. A time says nothing about another variant. */
  validatorsOf(stored: StoredResponse): readonly Header[] {
    const names = [["If-None-Match", "ETag"] as const, ["If-Modified-Since", "Last-Modified"] as const];
    return names.slice(0, this.#isSelected(stored) ? 2 : 1).flatMap(([name, from]): Header[] => {
      const values = stored.headerList.values(from);
      const value = this.#cache.rules.sendsFirstValidator ? values[0] : values.join(", ");
      return value === undefined || value === "" ? [] : [[name, value]];
    });
  }

  /** A response as it is stored. */
  respond(stored: StoredResponse, validated: boolean): FetchResponse {
    const { trace, userAgent } = this.#params;
    const { status, statusMessage, headerList, body } = stored;
    if (this.#request.redirectMode === "follow" && this.#isApart(stored)) {
      this.#request.redirectState.bypassesCache = stored.wasFollowed !== true;
      stored.wasFollowed = true;
    }
    if (this.#cache.rules.redirectsKeepHeaders) this.#request.redirectState.storedHeaders = stored.requestHeaders;
    trace.add({
      kind: "from-cache",
      url: this.#key.url,
      status,
      headers: headerList.toArray(),
      validated,
      age: Math.floor(currentAge(stored, this.#cache.rules, userAgent.now())),
    });
    const cacheState = validated ? "validated" : "local";
    const whole = makeResponse({ status, statusMessage, headerList: headerList.clone(), body, cacheState });
    const range = this.#request.headerList.get("Range");
    // One that a page only saw when it was stored.
    if (this.#request.redirectMode === "follow" && !this.#isStored(whole)) this.#cache.forget(this.#key);
    return (range !== null && this.#isForPart ? servedRange(whole, range) : undefined) ?? whole;
  }

  /** A 304 to validators of the cache. */
  validated(stored: StoredResponse, { headerList }: FetchResponse): FetchResponse {
    const { rules } = this.#cache;
    freshen(stored, headerList, rules.unchangedByValidation, this.#params.userAgent.now());
    stored.varied = this.#cache.variedOf(stored.headerList, this.#valueOf);
    const { noStore } = rules.cacheControl(headerList.get("Cache-Control") ?? "");
    if (noStore && rules.noStoreRemovesValidated) this.#cache.forget(this.#key);
    const { redirectState, urlList } = this.#request;
    return this.respond(redirectState.memory?.unchanged(urlList.length - 1) ?? stored, true);
  }

  /** What is to be done with a response of the network, once it is known whether it is blocked. */
  update(response: FetchResponse, failure: Failure | undefined): void {
    const { method } = this.#request;
    const isKept = method === "GET" || (method === "HEAD" && this.#cache.rules.headServedBy === "head");
    if (isKept) this.#store(response, failure);
    else this.#invalidate(response, failure !== undefined);
  }

  #store(response: FetchResponse, failure: Failure | undefined): void {
    const { cacheMode, headerList } = this.#request;
    const { rules } = this.#cache;
    if (this.#isUnwanted(response) || (failure !== undefined && rules.blocked === "ignored")) return;
    if (this.#isConditional && !this.#isStoredDespiteCondition(response)) {
      if (rules.request.conditionalForgetsIn.includes(cacheMode)) this.#cache.forget(this.#key);
      return;
    }
    if (!this.#isStored(response) || this.#isRefused(failure)) this.#cache.forget(this.#key);
    else {
      const kept = headerList.filter(
        (name) => this.#authored.contains(name) || name === "cache-control" || name === "pragma",
      );
      this.#cache.store(this.#key, response, this.#valueOf, {
        requestHeaders: kept,
        responseTime: this.#params.userAgent.now(),
        isUnfollowed: isRedirectStatus(response.status) && this.#request.redirectMode !== "follow",
        isInMemory: this.#isInMemory || (this.#isLookedUp() && this.#find()?.isInMemory === true),
      });
    }
  }

  /** Whether the request keeps it from being stored. Of those for a part a whole response is, where parts are served from it. */
  #isUnwanted({ status }: FetchResponse): boolean {
    const { cacheMode, headerList } = this.#request;
    const { rules } = this.#cache;
    const { noStore } = rules.cacheControl(headerList.get("Cache-Control") ?? "");
    if (cacheMode === "no-store" || this.#wish === "no-store" || (noStore && rules.request.noStore !== "ignored"))
      return true;
    return this.#isForPart && (status !== 200 || rules.ranges !== "from-whole");
  }

  #isStoredDespiteCondition({ status }: FetchResponse): boolean {
    return status !== 304 && this.#cache.rules.request.conditionalStoresIn.includes(this.#request.cacheMode);
  }

  /** In an engine that stores no redirect to nowhere, and one that its page only sees in place of another response. */
  #isStored(response: FetchResponse): boolean {
    if (!isRedirectStatus(response.status) || this.#cache.rules.unfollowedRedirects === "stored") return true;
    const { redirectMode, cacheMode } = this.#request;
    if (redirectMode === "follow") return this.#leads(response);
    if (!response.headerList.contains("Location")) return false;
    if (this.#leads(response) && this.#isApart(response)) return true;
    return cacheMode !== "reload" && this.#cache.find(this.#key, this.#valueOf) !== undefined;
  }

  #leads(response: FetchResponse): boolean {
    const url = locationURL(response, currentURL(this.#request), this.#params.userAgent.engine.redirect);
    return url !== null && url !== "failure" && hasHttpScheme(url);
  }

  #isRefused(failure: Failure | undefined): boolean {
    const { blocked } = this.#cache.rules;
    if (failure === undefined) return false;
    return blocked === "forgets" || (blocked === "stored-by-cors" && !failure.code.startsWith("cors-"));
  }

  #invalidate({ status }: FetchResponse, isBlocked: boolean): void {
    const { method, origin } = this.#request;
    const { methods, allBut, byErrors, byBlocked, sameSiteOnly } = this.#cache.rules.invalidation;
    const isOne = methods.includes(method) !== allBut;
    const isOk = byErrors || (status >= 200 && status <= 399);
    const isNear = !sameSiteOnly || isSameSite(origin, currentURL(this.#request).origin);
    if (isOne && isOk && isNear && (byBlocked || !isBlocked)) this.#cache.forget({ ...this.#key, method: "GET" });
  }
}
