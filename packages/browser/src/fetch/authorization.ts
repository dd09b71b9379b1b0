import { basicCredentials, userinfoOf } from "../authentication/basic-credentials.ts";
import { basicRealm } from "../authentication/challenge.ts";
import { networkPartition } from "./network-partition.ts";
import { isSameOrigin } from "./origin.ts";
import { currentURL, type FetchRequest } from "./request.ts";
import type { FetchResponse } from "./response.ts";
import type { FetchParams } from "./user-agent.ts";

const partitionOf = ({ request, userAgent }: FetchParams): string | undefined =>
  networkPartition(request, userAgent.engine.authentication.partition, false);

/** Whether the engine uses no password for such a request. */
const isWithout = ({ request, userAgent }: FetchParams): boolean =>
  userAgent.engine.authentication.without.some((kind) => kind === request.initiatorType || kind === request.mode);

/** The password for a URL that the user has given before; an XMLHttpRequest that has its own waits for the challenge. */
function knownValue(params: FetchParams): string | undefined {
  const { request, userAgent } = params;
  if (request.initiatorType === "xmlhttprequest" && userinfoOf(currentURL(request)) !== undefined) return undefined;
  const partition = partitionOf(params);
  return partition === undefined ? undefined : userAgent.authentication.valueFor(partition, currentURL(request));
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
  if (preflight || isWithout(params) || (isAuthored && !userAgent.engine.authentication.replacesAuthored)) return;
  const value = answer ?? (includeCredentials ? knownValue(params) : undefined);
  if (value === undefined) return;
  request.headerList.delete("Authorization");
  request.headerList.append("Authorization", value);
  trace.add({ kind: "authorization", url: currentURL(request).origin, replaces: isAuthored });
}

/** What the URL of the request answers: not that of another origin, where the engine asks nobody for it. */
function answerOfURL({ request, userAgent }: FetchParams, includeCredentials: boolean): string | undefined {
  const userinfo = userinfoOf(currentURL(request));
  if (userinfo === undefined) return undefined;
  const isUsed =
    request.responseTainting === "cors" ? userAgent.engine.authentication.urlAnswersForCors : "credentialed";
  if (isUsed === "never" || (isUsed === "credentialed" && !includeCredentials)) return undefined;
  return basicCredentials(userinfo);
}

/** Whether the browser asks the user. */
function isAsked({ origin, destination, mode, responseTainting, urlList }: FetchRequest, params: FetchParams): boolean {
  const { asksCrossOrigin } = params.userAgent.engine.authentication;
  if (mode === "websocket" || (responseTainting === "cors" && userinfoOf(currentURL(params.request)) !== undefined))
    return false;
  if (mode === "navigate" || urlList.every((url) => isSameOrigin(origin, url.origin))) return true;
  if (asksCrossOrigin === "no-cors") return responseTainting !== "cors";
  return asksCrossOrigin === "all-but-images" && destination !== "image";
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
  if (isWithout(params) || realm === undefined || partition === undefined || request.body?.source === null)
    return undefined;
  const url = currentURL(request);
  const known = includeCredentials ? userAgent.authentication.valueForRealm(partition, url, realm) : undefined;
  const answer = answerOfURL(params, includeCredentials) ?? known;
  if (answer !== undefined && answer !== sent) {
    userAgent.authentication.add(partition, url, realm, answer);
    return answer;
  }
  if (includeCredentials && isAsked(request, params))
    trace.add({ kind: "authentication-prompt", url: url.origin, realm });
  return undefined;
}
