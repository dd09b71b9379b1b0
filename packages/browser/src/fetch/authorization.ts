import { userinfoOf } from "../authentication/basic-credentials.ts";
import { basicRealm } from "../authentication/challenge.ts";
import { networkPartition } from "./network-partition.ts";
import { topLevelOrigin } from "./environment.ts";
import { isSameOrigin, isSameSite } from "./origin.ts";
import { currentURL, type FetchRequest } from "./request.ts";
import type { FetchResponse } from "./response.ts";
import { urlCredentials } from "./url-credentials.ts";
import { URL } from "../platform.ts";
import type { FetchParams } from "./user-agent.ts";

const partitionOf = ({ request, userAgent }: FetchParams): string | undefined =>
  networkPartition(request, userAgent.engine.authentication.partition, false);

/** Whether the engine uses no password for such a request but the one in its URL. */
const isWithout = ({ request, userAgent }: FetchParams): boolean =>
  userAgent.engine.authentication.without.some((kind) => kind === request.initiatorType || kind === request.mode);

/** The credentials of the URL, which it loses where the engine takes them out to send them. */
function takeOwn({ request, userAgent }: FetchParams, own: string): string {
  if (userAgent.engine.authentication.takesFromURL) {
    const url = new URL(currentURL(request).href);
    url.username = url.password = "";
    request.urlList.splice(-1, 1, url);
  }
  return own;
}

/** What is sent before the server asks: the password for the URL that the user has given before, if it has one. */
function knownValue(params: FetchParams): string | undefined {
  const { request, userAgent } = params;
  const { besideKnown, realmOfDirectory } = userAgent.engine.authentication;
  const partition = partitionOf(params);
  if (partition === undefined) return undefined;
  const url = currentURL(request);
  const known = userAgent.authentication.valueFor(partition, url, realmOfDirectory);
  const own = urlCredentials(request, userAgent.engine);
  if (known === undefined || own === undefined) return known;
  if (besideKnown === "known") return request.initiatorType === "xmlhttprequest" ? undefined : known;
  if (besideKnown === "nothing") return undefined;
  userAgent.authentication.replace(partition, url, realmOfDirectory, own);
  return takeOwn(params, own);
}

/**
 * Steps 8.21.2 and 8.21.3: Authorization, of the user's answer to a challenge or of what is known.
 * @param answer to the challenge that the request came back with
 */
export function appendAuthorization(
  params: FetchParams,
  includeCredentials: boolean,
  preflight: boolean,
  answer: string | undefined,
): void {
  const { request, userAgent, trace } = params;
  const isAuthored = request.headerList.contains("Authorization");
  if (preflight || (isAuthored && !userAgent.engine.authentication.replacesAuthored)) return;
  const value = answer ?? (includeCredentials && !isWithout(params) ? knownValue(params) : undefined);
  if (value === undefined) return;
  request.headerList.delete("Authorization");
  request.headerList.append("Authorization", value);
  trace.add({ kind: "authorization", url: currentURL(request).origin, replaces: isAuthored });
}

/** Whether the browser asks the user. */
function isAsked(request: FetchRequest, params: FetchParams): boolean {
  const { origin, client, initiatorType, destination, mode, responseTainting, urlList } = request;
  const { asksCrossOrigin } = params.userAgent.engine.authentication;
  const url = currentURL(request);
  const isRefused = initiatorType === "xmlhttprequest" && responseTainting === "cors" && userinfoOf(url) !== undefined;
  if (mode === "websocket" || isRefused) return false;
  if (mode === "navigate" || urlList.every((url) => isSameOrigin(origin, url.origin))) return true;
  if (asksCrossOrigin === "no-cors") return responseTainting !== "cors";
  if (asksCrossOrigin === "none") return false;
  const isOfSite = isSameSite(url.origin, topLevelOrigin(client));
  return destination !== "image" || (asksCrossOrigin === "all-but-images-of-other-sites" && isOfSite);
}

/**
 * Step 14: the answer to a challenge, from the URL or from what is known of its realm. Where the browser would ask the user,
 * they cancel, and the page gets the response.
 * @param sent with which the request came back, if any
 */
export function answerChallenge(
  params: FetchParams,
  response: FetchResponse,
  includeCredentials: boolean,
  sent: string | null,
): string | undefined {
  const { request, userAgent, trace } = params;
  const realm = basicRealm(response.headerList.get("WWW-Authenticate") ?? "");
  const partition = partitionOf(params);
  if (realm === undefined || partition === undefined || request.body?.source === null) return undefined;
  const own =
    request.responseTainting === "cors" || includeCredentials ? urlCredentials(request, userAgent.engine) : undefined;
  // It doesn't remember them either.
  if (isWithout(params)) return own;
  const url = currentURL(request);
  const known = includeCredentials ? userAgent.authentication.valueForRealm(partition, url, realm) : undefined;
  const answer = own ?? known;
  if (answer !== undefined && answer !== sent) {
    userAgent.authentication.add(partition, url, realm, answer);
    return answer === own ? takeOwn(params, own) : answer;
  }
  if (includeCredentials && isAsked(request, params))
    trace.add({ kind: "authentication-prompt", url: url.origin, realm });
  return undefined;
}
