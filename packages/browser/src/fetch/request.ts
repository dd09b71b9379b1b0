import type { Embedder } from "./corp-check.ts";
import type { ContentSecurityPolicy } from "../content-security-policy/policy.ts";
import type { AddressSpace } from "./address-space.ts";
import type { Body } from "./body.ts";
import type { Environment } from "./environment.ts";
import type { ReferrerPolicy } from "./referrer-policy.ts";
import { HeaderList } from "./header-list.ts";
import { initialRedirectState, type RedirectState } from "./redirect-state.ts";
import { isSameOrigin, isSameSite, type Origin } from "./origin.ts";

export type RequestMode = "same-origin" | "cors" | "no-cors" | "navigate" | "websocket";
export const credentialsModes = ["omit", "same-origin", "include"] as const;

export type CredentialsMode = (typeof credentialsModes)[number];
export type CacheMode = "default" | "no-store" | "reload" | "no-cache" | "force-cache" | "only-if-cached";
export type RedirectMode = "follow" | "error" | "manual";
export type ResponseTainting = "basic" | "cors" | "opaque";
export type Destination =
  | ""
  | "audio"
  | "document"
  | "embed"
  | "font"
  | "frame"
  | "iframe"
  | "image"
  | "manifest"
  | "object"
  | "report"
  | "script"
  | "serviceworker"
  | "sharedworker"
  | "style"
  | "track"
  | "video"
  | "worker";

/** https://fetch.spec.whatwg.org/#request-initiator-type, as far as engines tell it apart. */
export type InitiatorType = "beacon" | "element" | "preload" | "xmlhttprequest" | "other" | null;

/** What begins a navigation, as far as a page's policies tell it apart. */
interface Navigation {
  readonly by: "form" | "frame" | "link" | "location" | "open";
  readonly inNewWindow: boolean;
  /** Whether a new window can reach the page that opened it. */
  readonly hasOpener: boolean;
}

/**
 * What the Fetch standard calls a request.
 *
 * https://fetch.spec.whatwg.org/#concept-request
 */
export interface FetchRequest {
  method: string;
  /** The request's URL and that of each redirect. */
  readonly urlList: URL[];
  headerList: HeaderList;
  /** Whether a script chose method and headers. */
  readonly unsafeRequest: boolean;
  body: Body | null;
  readonly client: Environment;
  readonly origin: Origin;
  /** https://fetch.spec.whatwg.org/#concept-request-policy-container */
  readonly contentSecurityPolicies: readonly ContentSecurityPolicy[];
  readonly destination: Destination;
  referrer: URL | "client" | "no-referrer";
  referrerPolicy: ReferrerPolicy;
  readonly mode: RequestMode;
  /** Whether an upload listener, or a stream for a body, forces a preflight. */
  useCORSPreflight: boolean;
  readonly credentialsMode: CredentialsMode;
  cacheMode: CacheMode;
  readonly redirectMode: RedirectMode;
  readonly integrity: string;
  readonly keepalive: boolean;
  readonly initiatorType: InitiatorType;
  /** https://wicg.github.io/local-network-access/#request-target-ip-address-space */
  readonly targetAddressSpace: AddressSpace | null;
  /** The origins around the frame that a navigation fills, topmost first; `null` for other requests. */
  readonly frameAncestors: readonly Origin[] | null;
  /** The origin that started a top-level navigation; `null` where the user did, and for other requests. */
  readonly topLevelNavigationInitiator: Origin | null;
  /** What a page navigates by; `null` for other requests. */
  readonly navigation: Navigation | null;
  /** The page around the frame that a navigation fills; `null` for other requests, and where it is not known. */
  readonly embedder: Embedder | null;
  /** Whether the user typed or chose a navigation's URL. */
  readonly userActivated: boolean;
  /** https://privacycg.github.io/storage-access/#request-eligible-for-storage-access */
  eligibleForStorageAccess: boolean;
  /** Which cookies of a third party it has: of its site's own ones none, as the user doesn't permit them or nobody has asked, or all. */
  storageAccessStatus: "none" | "inactive" | "active" | undefined;
  /** Whether it goes to a service worker, if there is one: https://fetch.spec.whatwg.org/#request-service-workers-mode */
  serviceWorkersMode: "all" | "none";
  /** The request of a page that a service worker passes on with it; `null` for every other request. */
  readonly passedOn: FetchRequest | null;
  responseTainting: ResponseTainting;
  redirectCount: number;
  timingAllowFailed: boolean;
  /** What engines remember over redirects; the standard has none of it. */
  readonly redirectState: RedirectState;
}

const noPolicies: readonly ContentSecurityPolicy[] = [];

/** A request as the standard has it where nothing is chosen. A class, since engines are slow with literals of this many properties. */
class DefaultRequest implements FetchRequest {
  method = "GET";
  readonly urlList: URL[];
  headerList: HeaderList = new HeaderList();
  readonly unsafeRequest: boolean = false;
  body: Body | null = null;
  readonly client: Environment;
  readonly origin: Origin;
  readonly contentSecurityPolicies: readonly ContentSecurityPolicy[];
  readonly destination: Destination = "";
  referrer: URL | "client" | "no-referrer" = "client";
  referrerPolicy: ReferrerPolicy = "";
  readonly mode: RequestMode = "no-cors";
  useCORSPreflight = false;
  readonly credentialsMode: CredentialsMode = "same-origin";
  cacheMode: CacheMode = "default";
  readonly redirectMode: RedirectMode = "follow";
  readonly integrity: string = "";
  readonly keepalive: boolean = false;
  readonly initiatorType: InitiatorType = null;
  readonly targetAddressSpace: AddressSpace | null = null;
  readonly frameAncestors: readonly Origin[] | null = null;
  readonly topLevelNavigationInitiator: Origin | null = null;
  readonly navigation: Navigation | null = null;
  readonly embedder: Embedder | null = null;
  readonly userActivated: boolean = false;
  eligibleForStorageAccess = false;
  storageAccessStatus: FetchRequest["storageAccessStatus"] = undefined;
  serviceWorkersMode: FetchRequest["serviceWorkersMode"] = "all";
  readonly passedOn: FetchRequest | null = null;
  responseTainting: ResponseTainting = "basic";
  redirectCount = 0;
  timingAllowFailed = false;
  readonly redirectState: RedirectState = initialRedirectState();

  constructor(url: URL, client: Environment) {
    this.urlList = [url];
    this.client = client;
    this.origin = client.origin;
    this.contentSecurityPolicies = client.contentSecurityPolicies ?? noPolicies;
  }
}

/** Whether it is the own script of a worker. */
export const isOfWorker = ({ destination }: Pick<FetchRequest, "destination">): boolean =>
  destination === "worker" || destination === "sharedworker" || destination === "serviceworker";

type RequestProperties = Partial<Omit<FetchRequest, "urlList" | "client">>;

/** Makes a request of a client for one URL; what is left out is as the standard has it. */
export const makeRequest = (url: URL, client: Environment, properties: RequestProperties): FetchRequest =>
  Object.assign(new DefaultRequest(url, client), properties);

/** https://fetch.spec.whatwg.org/#concept-request-current-url */
export function currentURL(request: FetchRequest): URL {
  const url = request.urlList.at(-1);
  if (url === undefined) throw new Error("A request has a URL.");
  return url;
}

export type RedirectTaint = "same-origin" | "same-site" | "cross-site";

/** https://fetch.spec.whatwg.org/#concept-request-tainted-origin */
export function redirectTaint({ urlList, origin }: FetchRequest): RedirectTaint {
  let last: URL | undefined;
  let taint: RedirectTaint = "same-origin";
  for (const url of urlList) {
    if (last !== undefined) {
      if (!isSameSite(url.origin, last.origin) && !isSameSite(origin, last.origin)) return "cross-site";
      if (!isSameOrigin(url.origin, last.origin) && !isSameOrigin(origin, last.origin)) taint = "same-site";
    }
    last = url;
  }
  return taint;
}

/** https://fetch.spec.whatwg.org/#serializing-a-request-origin */
export function serializeRequestOrigin(request: FetchRequest): string {
  const { preflightOrigin, isTaintedBeforeUpgrade } = request.redirectState;
  if (preflightOrigin !== undefined) return preflightOrigin;
  if (isTaintedBeforeUpgrade) return "null";
  return request.urlList.length > 1 && redirectTaint(request) !== "same-origin" ? "null" : request.origin;
}

/** Whether an `<object>` or `<embed>` makes it, whatever an engine says of it in Sec-Fetch-Dest. */
export const isOfObject = ({ mode, initiatorType }: FetchRequest): boolean =>
  mode === "navigate" && initiatorType === "element";
