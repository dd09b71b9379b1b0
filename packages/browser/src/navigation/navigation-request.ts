import type { Engine } from "../engines/engine.ts";
import type { Embedder } from "../fetch/corp-check.ts";
import { embedderOfFrame } from "../fetch/embedder-policy.ts";
import type { Environment } from "../fetch/environment.ts";
import { HeaderList } from "../fetch/header-list.ts";
import type { Origin } from "../fetch/origin.ts";
import { determineReferrer } from "../fetch/referrer.ts";
import { makeRequest, type FetchRequest } from "../fetch/request.ts";
import type { NavigationOptions } from "./navigation-options.ts";

/** What a navigation requests. */
export interface NavigationTarget {
  readonly url: URL;
  readonly method: "GET" | "POST";
  readonly body: { readonly type: string; readonly bytes: Uint8Array } | undefined;
  /** Whether a form is submitted. Default: false. */
  readonly submitsForm?: boolean;
}

/** What is around the document that a navigation shows. */
export interface NavigationSurroundings {
  /** The origins of the pages around it. */
  readonly ancestors: readonly Origin[];
  /** The page that has it in a frame; `null` where there is none, or where it is not known. */
  readonly embedder: Embedder | null;
}

/** The target in lower case where it is a keyword; a frame that the page adds is a name's. */
export const targetOf = ({ by, target = by === "open" ? "_blank" : "_self" }: NavigationOptions): string =>
  by === "frame" ? "frame" : target.toLowerCase();

/** https://html.spec.whatwg.org/#get-an-element's-noopener */
function hasNoOpener(options: NavigationOptions): boolean {
  if (targetOf(options) !== "_blank") return false;
  const isImplied = options.by !== "open" && !hasKeyword(options.rel, "opener");
  return isImplied || hasKeyword(options.rel, "noopener") || hasKeyword(options.rel, "noreferrer");
}

/** Whether it is the page's own frame, or that of its parent, which the navigation leaves. */
const isOwn = (options: NavigationOptions): boolean => ["", "_self", "_parent"].includes(targetOf(options));

/** Whether a response is shown in a frame: of the page, or the page's own. */
export function isFrameTarget(options: NavigationOptions, { ancestors }: Environment): boolean {
  switch (targetOf(options)) {
    case "":
    case "_self":
      return ancestors.length > 0;
    case "_parent":
      return ancestors.length > 1;
    case "_blank":
    case "_top":
      return false;
    default:
      return true;
  }
}

/** The page around the frame that a navigation fills: this one. What is around this page's own frame is not looked up. */
export const embedderOfTarget = (options: NavigationOptions, client: Environment): Embedder | null =>
  isFrameTarget(options, client) && !isOwn(options) ? embedderOfFrame(client) : null;

const hasKeyword = (rel = "", keyword: string): boolean => rel.toLowerCase().split(/\s+/).includes(keyword);

/** The referrer and its policy. */
function referrerOf(
  client: Environment,
  { by, rel, referrerPolicy = "" }: NavigationOptions,
  { navigation, referrer: rules }: Engine,
): Pick<FetchRequest, "referrer" | "referrerPolicy"> {
  if (hasKeyword(rel, "noreferrer"))
    return {
      referrer: "no-referrer",
      referrerPolicy: navigation.noreferrerHidesOrigin ? "no-referrer" : referrerPolicy,
    };
  const isSandboxed = client.origin === "null" && rules.sandboxed !== "none";
  const isNamed = isSandboxed && (by !== "location" || rules.sandboxedLocation);
  return { referrer: isNamed ? client.creationURL : "client", referrerPolicy };
}

/** What begins it. */
const navigationOf = (options: NavigationOptions, submitsForm = false): FetchRequest["navigation"] => ({
  by: submitsForm ? "form" : (options.by ?? "link"),
  inNewWindow: targetOf(options) === "_blank",
  hasOpener: !hasNoOpener(options),
});

/**
 * The request of a navigation that a page begins.
 *
 * https://html.spec.whatwg.org/#create-navigation-params-by-fetching
 *
 */
export function navigationRequest(
  { url, method, body, submitsForm }: NavigationTarget,
  client: Environment,
  options: NavigationOptions,
  engine: Engine,
  { ancestors, embedder }: NavigationSurroundings,
): FetchRequest {
  const { navigation } = engine;
  const isFrame = isFrameTarget(options, client);
  const isAdded = options.by === "frame";
  const isApart = hasNoOpener(options);
  const request = makeRequest(url, client, {
    method,
    body: body === undefined ? null : { source: body.bytes },
    headerList: new HeaderList(body === undefined ? [] : [["Content-Type", body.type]]),
    mode: "navigate",
    cacheMode: method === "POST" ? navigation.postCacheMode : "default",
    destination: isFrame ? "iframe" : "document",
    credentialsMode: "include",
    ...referrerOf(client, options, engine),
    frameAncestors: isFrame ? ancestors : null,
    topLevelNavigationInitiator: isFrame ? null : client.origin,
    // A frame's own navigations are for the policies of the page around it, which this model does not look up.
    ...(isFrame && isOwn(options) && { contentSecurityPolicies: [] }),
    navigation: navigationOf(options, submitsForm),
    embedder,
    userActivated: options.userActivated === true && (!isAdded || navigation.addedFrameIsActivated),
  });
  request.redirectState.isFromNowhere = isApart && navigation.noopenerIsCrossSite;
  const isEmpty = isApart && options.by === "open" && navigation.opensWithEmptyReferer;
  if (isEmpty && determineReferrer(request, engine.referrer) === "no-referrer")
    request.headerList.append("Referer", "");
  return request;
}
