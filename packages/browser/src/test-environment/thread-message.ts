import type { AuthenticationState } from "../authentication/authentication-entries.ts";
import type { CookieStoreState } from "../cookies/store.ts";
import type { PreflightCacheState } from "../fetch/cors-preflight-cache.ts";
import type { Environment } from "../fetch/environment.ts";
import { HeaderList, type Header } from "../fetch/header-list.ts";
import { currentURL, makeRequest, type FetchRequest, type ResponseTainting } from "../fetch/request.ts";
import { bodyOfBytes } from "../fetch/response-body.ts";
import { makeResponse, type ResponseType } from "../fetch/response.ts";
import type { UserAgent } from "../fetch/user-agent.ts";
import type { Outcome } from "../page/outcome.ts";
import { PageHeaders } from "../page/page-headers.ts";
import { receivedResponse, type PageResponse } from "../page/page-response.ts";
import type { Realm } from "../page/realm.ts";
import type { AwaitedOutcome } from "../page/run-synchronously.ts";
import { DOMException, URL } from "../platform.ts";
import type { KnownHostsState } from "../transport-security/known-hosts.ts";
import type { FailureLines } from "./failure-lines.ts";

// What two threads send each other: data that can be cloned, so neither URLs nor objects with methods.

/** What a browser keeps. */
interface BrowserState {
  readonly cookies: CookieStoreState;
  readonly preflights: PreflightCacheState;
  readonly knownHosts: KnownHostsState;
  readonly authentication: AuthenticationState;
}

type ContentSecurityPolicy = NonNullable<Environment["contentSecurityPolicies"]>[number];
type PlainPolicy = Omit<ContentSecurityPolicy, "self"> & { readonly self: string };

/** All of an environment but its service worker, through which no request of a thread goes. */
type PlainEnvironment = Omit<
  Environment,
  "creationURL" | "documentBaseURL" | "contentSecurityPolicies" | "activeServiceWorker"
> & { readonly creationURL: string; readonly contentSecurityPolicies: readonly PlainPolicy[] };

type SameProperties = Pick<
  FetchRequest,
  "method" | "body" | "credentialsMode" | "useCORSPreflight" | "mode" | "initiatorType" | "unsafeRequest"
>;

type PlainRequest = SameProperties &
  Pick<FetchRequest["redirectState"], "hasTypeOfBody"> & { readonly url: string; readonly headers: readonly Header[] };

/** A request, and the browser that makes it. */
export interface ThreadMessage extends BrowserState {
  readonly now: number;
  /** After how many milliseconds the request is aborted; 0 for never. */
  readonly timeout: number;
  /** Whether a service worker gets what goes to the network. */
  readonly isControlled: boolean;
  readonly environment: PlainEnvironment;
  readonly request: PlainRequest;
}

interface PlainResponse {
  readonly type: ResponseType;
  readonly url: string;
  readonly status: number;
  readonly statusMessage: string;
  readonly headers: readonly Header[];
}

/** What came of it, and the browser afterwards. */
export interface ThreadReply extends BrowserState {
  /** Without response and error, which are not data. */
  readonly outcome: Outcome;
  readonly response: PlainResponse | undefined;
  readonly bytes: Uint8Array | undefined;
  readonly isLate: boolean;
  /** Whether it came as far as the service worker, which the thread does not have. */
  readonly isForServiceWorker: boolean;
  readonly urls: readonly string[];
  readonly tainting: ResponseTainting;
  readonly redirectCount: number;
  readonly upgradedFrom: string | undefined;
  readonly lines: FailureLines | undefined;
}

/** @param environment of the page that waits: partitions of other pages may have no name that a thread could know */
export const stateOf = (
  { cookies, preflightCache, knownHosts, authentication }: UserAgent,
  environment: Environment,
): BrowserState => ({
  cookies: cookies.state,
  preflights: preflightCache.stateFor(environment),
  knownHosts: knownHosts.state,
  authentication: authentication.state,
});

/** Makes a browser keep that, for a page of an environment. */
export function restoreState(userAgent: UserAgent, state: BrowserState, environment: Environment): void {
  userAgent.cookies.restore(state.cookies);
  userAgent.preflightCache.restore(state.preflights, environment);
  userAgent.knownHosts.restore(state.knownHosts);
  userAgent.authentication.restore(state.authentication);
}

/** With the URL that requests are made of already, and without the one that relative URLs are relative to. */
function plainEnvironment(environment: Environment): PlainEnvironment {
  const { creationURL, contentSecurityPolicies = [], documentBaseURL, activeServiceWorker, ...same } = environment;
  return {
    ...same,
    creationURL: creationURL.href,
    contentSecurityPolicies: contentSecurityPolicies.map((policy) => ({ ...policy, self: policy.self.href })),
  };
}

const readEnvironment = ({ creationURL, contentSecurityPolicies, ...same }: PlainEnvironment): Environment => ({
  ...same,
  creationURL: new URL(creationURL),
  contentSecurityPolicies: contentSecurityPolicies.map((policy) => ({ ...policy, self: new URL(policy.self) })),
});

export function messageOf(request: FetchRequest, userAgent: UserAgent, timeout: number): ThreadMessage {
  const { method, headerList, body, credentialsMode, useCORSPreflight, mode, initiatorType, unsafeRequest } = request;
  const same = { method, body, credentialsMode, useCORSPreflight, mode, initiatorType, unsafeRequest };
  return {
    ...stateOf(userAgent, request.client),
    now: userAgent.now(),
    timeout,
    isControlled: userAgent.serviceWorkers?.handles(request) === true,
    environment: plainEnvironment(request.client),
    request: {
      ...same,
      hasTypeOfBody: request.redirectState.hasTypeOfBody,
      url: currentURL(request).href,
      headers: headerList.toArray(),
    },
  };
}

/** The request of a message, of a page of the thread that reads it. */
export function readRequest({ environment, request }: ThreadMessage): FetchRequest {
  const { url, headers, hasTypeOfBody, ...same } = request;
  const headerList = new HeaderList(headers);
  const read = makeRequest(new URL(url), readEnvironment(environment), { ...same, headerList });
  read.redirectState.hasTypeOfBody = hasTypeOfBody;
  return read;
}

export const plainResponse = (response: PageResponse): PlainResponse => ({
  type: response.type,
  url: response.url,
  status: response.status,
  statusMessage: response.statusText,
  headers: PageHeaders.listOf(response.headers).toArray(),
});

function readResponse(realm: Realm, { url, headers, ...same }: PlainResponse, bytes: Uint8Array): PageResponse {
  const urlList = url === "" ? [] : [new URL(url)];
  const headerList = new HeaderList(headers);
  return receivedResponse(realm, makeResponse({ ...same, urlList, headerList, body: bodyOfBytes(bytes) }));
}

/** The part of a reply that says what has become of the request. */
export const requestState = ({
  urlList,
  responseTainting,
  redirectCount,
  redirectState: { upgradedFrom },
}: FetchRequest): Pick<ThreadReply, "urls" | "tainting" | "redirectCount" | "upgradedFrom"> => ({
  urls: urlList.map(({ href }) => href),
  tainting: responseTainting,
  redirectCount,
  upgradedFrom: upgradedFrom?.href,
});

/** The outcome of a request that another thread made; the request becomes what it was there. */
export function readReply(reply: ThreadReply, request: FetchRequest, realm: Realm): AwaitedOutcome {
  const { outcome, response, bytes, isLate, urls, tainting, redirectCount, upgradedFrom } = reply;
  request.urlList.splice(0, request.urlList.length, ...urls.map((url) => new URL(url)));
  request.responseTainting = tainting;
  request.redirectCount = redirectCount;
  request.redirectState.upgradedFrom = upgradedFrom === undefined ? undefined : new URL(upgradedFrom);
  const received = response && bytes && readResponse(realm, response, bytes);
  const error = received === undefined ? new DOMException(realm.engine.errorMessage, "NetworkError") : undefined;
  return { outcome: { ...outcome, response: received, error }, bytes, isLate };
}
