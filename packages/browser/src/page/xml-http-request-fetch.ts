import type { Engine } from "../engines/engine.ts";
import { readAuthoredHeaders } from "../fetch/authored-headers.ts";
import type { Body } from "../fetch/body.ts";
import type { Environment } from "../fetch/environment.ts";
import { withoutFragment } from "../fetch/fragment.ts";
import type { HeaderList } from "../fetch/header-list.ts";
import { policyFailure } from "../fetch/content-security-policy.ts";
import { blockedAtOnce, pageFailure } from "../fetch/blocked-by-page.ts";
import { isSameOrigin } from "../fetch/origin.ts";
import { isSimpleRequest, useCORSPreflightFlag } from "../fetch/preflight-needed.ts";
import { currentURL, makeRequest, type FetchRequest } from "../fetch/request.ts";
import type { AuthorRequest } from "./author-request.ts";
import type { UploadEvents } from "./upload-events.ts";
import { URL } from "../platform.ts";

interface OpenedRequest extends AuthorRequest {
  readonly headers: HeaderList;
  /** Whether their Content-Type is the body's. */
  readonly hasTypeOfBody: boolean;
  readonly withCredentials: boolean;
}

/**
 * The request that `send` makes.
 *
 * https://xhr.spec.whatwg.org/#the-send()-method, step 6
 */
export function fetchRequestFor(
  page: { readonly environment: Environment; readonly engine: Engine },
  { method, url, headers, hasTypeOfBody, withCredentials }: OpenedRequest,
  body: Body | undefined,
  upload: UploadEvents,
): FetchRequest {
  const { environment: client, engine } = page;
  const request = makeRequest(url, client, {
    method,
    headerList: readAuthoredHeaders(headers, engine.requestHeaders).clone(),
    unsafeRequest: true,
    body: body ?? null,
    mode: "cors",
    initiatorType: "xmlhttprequest",
    useCORSPreflight: useCORSPreflightFlag(body ?? null, upload.isListenedTo, engine),
    credentialsMode: withCredentials ? "include" : "same-origin",
  });
  request.redirectState.hasTypeOfBody = hasTypeOfBody && !engine.redirect.bodyTypeIsAuthored;
  if (body === undefined && !isSameOrigin(url.origin, client.origin) && isSimpleRequest(request, engine))
    upload.isComplete = true;
  return request;
}

/** Whether the page itself may not request it, before an upgrade where the engine looks then. */
function isBlocked(request: FetchRequest, engine: Engine): boolean {
  const { upgradedFrom } = request.redirectState;
  const isEarly = upgradedFrom !== undefined && engine.upgrades.checkedBefore === "all-but-forms";
  const early = isEarly ? policyFailure(request, engine, upgradedFrom) : undefined;
  return (early ?? pageFailure(request, engine)) !== undefined;
}

/** The responseURL after a failure. */
export function urlAfterFailure(request: FetchRequest, engine: Engine): string {
  const { responseURLAfterFailure } = engine;
  const url = currentURL(request);
  const isShown = responseURLAfterFailure && request.responseTainting === "basic" && !isBlocked(request, engine);
  return isShown && /^https?:$/.test(url.protocol) ? withoutFragment(url) : "";
}

/** Whether there is a `loadstart` event although the page's policy blocks the request: in any case where it doesn't. */
export function hasLoadstart(
  url: URL,
  { environment, engine }: { readonly environment: Environment; readonly engine: Engine },
): boolean {
  if (engine.contentSecurityPolicy.blockedSendStarts) return true;
  return blockedAtOnce(makeRequest(new URL(url), environment, {}), engine)?.code !== "csp";
}
