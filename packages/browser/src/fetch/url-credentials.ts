import { basicCredentials, userinfoOf } from "../authentication/basic-credentials.ts";
import type { Engine } from "../engines/engine.ts";
import type { Failure } from "./failure.ts";
import { isSameOrigin } from "./origin.ts";
import { currentURL, type Destination, type FetchRequest } from "./request.ts";

/** Whether the engine took them out of the URL before it sent the request. */
function isDropped(
  { responseTainting, initiatorType, mode, redirectCount }: FetchRequest,
  { authentication }: Engine,
): boolean {
  const { dropsFromURL } = authentication;
  if (dropsFromURL === "none") return false;
  if (responseTainting === "cors") return true;
  const isOfElement = initiatorType === "element" || initiatorType === "preload";
  return dropsFromURL === "cors-and-elements" && isOfElement && mode === "cors" && redirectCount === 0;
}

/** The value of Authorization that the user name and the password in the request's URL make, where the engine uses them. */
export function urlCredentials(request: FetchRequest, engine: Engine): string | undefined {
  const userinfo = userinfoOf(currentURL(request));
  return userinfo === undefined || isDropped(request, engine) ? undefined : basicCredentials(userinfo);
}

/** Of the page's own URL they are in its relative ones too. */
function isOfPage({ client }: FetchRequest, url: URL): boolean {
  const page = client.creationURL;
  return userinfoOf(page) === userinfoOf(url) && isSameOrigin(page.origin, url.origin);
}

/** What Chromium requests elsewhere than the rest of what a page embeds. */
const elsewhere: readonly Destination[] = ["audio", "video", "worker", "sharedworker", "serviceworker"];

/**
 * A user name and a password in the URL of what a page embeds, which Chromium does not request.
 *
 * https://chromestatus.com/feature/5669008342777856
 */
export function embeddedCredentialsFailure(request: FetchRequest, engine: Engine): Failure | undefined {
  const { mode, initiatorType, destination, redirectCount } = request;
  const url = currentURL(request);
  if (!engine.authentication.blocksEmbedded || urlCredentials(request, engine) === undefined) return undefined;
  const isEmbedded =
    mode === "navigate"
      ? destination !== "document"
      : redirectCount === 0 &&
        initiatorType !== null &&
        initiatorType !== "xmlhttprequest" &&
        mode !== "websocket" &&
        !elsewhere.includes(destination);
  return isEmbedded && !isOfPage(request, url) ? { code: "embedded-credentials" } : undefined;
}
