import { isToken } from "sallyport/standard";
import type { Environment } from "../fetch/environment.ts";
import { isSameOrigin, type Origin } from "../fetch/origin.ts";
import type { FetchRequest } from "../fetch/request.ts";
import type { NavigationOptions } from "../navigation/navigation-options.ts";
import type { UserAgent } from "../fetch/user-agent.ts";
import {
  embedderOfTarget,
  navigationRequest,
  targetOf,
  type NavigationSurroundings,
  type NavigationTarget,
} from "../navigation/navigation-request.ts";
import { frameFailure } from "../navigation/frame-ancestors.ts";
import { ancestorsOf, newEnvironment, type LoadedFrom } from "../navigation/new-environment.ts";
import { isEligible } from "../storage-access/status.ts";
import { withStorageAccess } from "../storage-access/navigation.ts";
import { environmentOf } from "./loaded-environment.ts";
import { lastEventOf, lastHeadIn } from "../trace/trace.ts";
import type { Outcome } from "./outcome.ts";
import type { RunOptions } from "./run-options.ts";
import { URL } from "../platform.ts";

/** What a navigation uses of the page that begins it. */
interface Source<NewPage> {
  readonly environment: Environment;
  readonly userAgent: UserAgent;
  readonly run: (request: FetchRequest, options: RunOptions) => Promise<Outcome>;
  readonly newPage: (environment: Environment) => NewPage;
}

/** https://html.spec.whatwg.org/#navigate: responses that leave the page where it is. */
function showsNothing({ response }: Outcome): boolean {
  if (response === undefined || response.status === 204 || response.status === 205) return true;
  return isDownload(response.headers.get("Content-Disposition") ?? "");
}

/** RFC 6266, section 4.2: an unknown type is an attachment. What is no type, as in `filename=x`, is not. */
function isDownload(disposition: string): boolean {
  const [type = ""] = disposition.split(";");
  return isToken(type.trim()) && type.trim().toLowerCase() !== "inline";
}

/** The URL of the document: with the fragment of what was requested last, of which a response knows nothing. */
export function shownURL(responseURL: string, trace: Outcome["trace"]): URL {
  const url = new URL(responseURL);
  const { url: requested = url.href } = lastEventOf(trace, "main-fetch") ?? {};
  url.hash = new URL(requested).hash;
  return url;
}

/** Where a navigation leads to. */
export interface NavigatedContext extends NavigationSurroundings {
  /** Of the document that is there, where that is known. */
  readonly replaced: Environment | undefined;
  /** Ends the navigation with the window or frame. Default: none. */
  readonly signal?: AbortSignal;
  readonly environmentOf: (from: LoadedFrom) => Environment;
}

/** Where a page navigates to that keeps no track of its windows. */
const ownContext = (
  { environment: source, userAgent: { engine } }: Pick<Source<unknown>, "environment" | "userAgent">,
  { url: requested }: NavigationTarget,
  options: NavigationOptions,
): NavigatedContext => ({
  ancestors: ancestorsOf(options, source),
  embedder: embedderOfTarget(options, source),
  replaced: ["", "_self"].includes(targetOf(options)) ? source : undefined,
  environmentOf: (from) => newEnvironment(from, source, options, { requested, engine }),
});

/** Navigates. The page that began it can read the new one where both are of one origin. */
export async function navigate<NewPage extends { readonly origin: Origin }>(
  source: Source<NewPage>,
  target: NavigationTarget,
  options: NavigationOptions,
  into: NavigatedContext = ownContext(source, target, options),
): Promise<Outcome & { readonly newPage: NewPage | undefined }> {
  const { environment, userAgent, run, newPage } = source;
  const request = navigationRequest(target, environment, options, userAgent.engine, into);
  const { storageAccess } = userAgent.engine;
  const inherits =
    into.replaced === environment || (storageAccess.scope === "site" && request.destination === "iframe");
  request.eligibleForStorageAccess = inherits && isEligible(request, storageAccess);
  const outcome = await run(request, {
    outlivesPage: true,
    signal: into.signal,
    refuse: ({ headerList, urlList }) =>
      frameFailure(headerList, into.ancestors, urlList.at(-1) ?? target.url, userAgent.engine.contentSecurityPolicy),
  });
  const { response, trace } = outcome;
  if (response === undefined || showsNothing(outcome)) return { ...outcome, readable: false, newPage: undefined };
  const headers = lastHeadIn(trace)?.headers ?? [];
  const from = { url: shownURL(response.url, trace), headers };
  const loaded = await environmentOf(into.environmentOf(from), from, response, userAgent);
  const { storageAccessStatus: status } = request;
  const opened = newPage(
    withStorageAccess(loaded, inherits ? environment : undefined, storageAccess, { trace, status }),
  );
  return { ...outcome, readable: isSameOrigin(opened.origin, environment.origin), newPage: opened };
}
