import { AuthenticationEntries } from "../authentication/authentication-entries.ts";
import { HttpCache } from "../cache/http-cache.ts";
import { MemoryCache } from "../cache/memory-cache.ts";
import { CookieStore } from "../cookies/store.ts";
import { engineAt } from "../engines/engine-specifier.ts";
import type { EngineName } from "../engines/engine.ts";
import { PreflightCache } from "../fetch/cors-preflight-cache.ts";
import type { Environment } from "../fetch/environment.ts";
import type { FailureCode } from "../fetch/failure.ts";
import { HeaderList } from "../fetch/header-list.ts";
import { makeRequest, type FetchRequest } from "../fetch/request.ts";
import type { UserAgent } from "../fetch/user-agent.ts";
import { topLevelEnvironment } from "../navigation/new-environment.ts";
import { openerPolicyOf } from "../navigation/opener-policy.ts";
import { lastEventOf, lastHeadIn } from "../trace/trace.ts";
import { StorageAccessPermission } from "../storage-access/permission.ts";
import { KnownHosts } from "../transport-security/known-hosts.ts";
import { checkBrowserOptions, hostNameOf, type BrowserOptions } from "./browser-options.ts";
import { environmentOf } from "./loaded-environment.ts";
import { Page } from "./page.ts";
import { URL } from "../platform.ts";
import { shownURL } from "./navigate.ts";
import type { PageOptions } from "./page-options.ts";
import { pageEnvironment } from "./page-environment.ts";

/** A model of a browser: its pages share cookies, the preflight cache and the HTTP cache. */
export class Browser {
  readonly cookies: CookieStore;
  readonly #userAgent: UserAgent;

  /** @throws TypeError for an engine, or a version of it, that is not modelled */
  constructor(options: BrowserOptions) {
    this.#userAgent = userAgentFor(options);
    this.cookies = this.#userAgent.cookies;
  }

  get engine(): EngineName {
    return this.#userAgent.engine.name;
  }

  /**
   * Returns a page at a URL as if it had loaded, without sending a request.
   *
   * @throws TypeError for what is not a URL, and for wrong options
   *
   * @example
   * browser.pageAt("about:srcdoc", { parent: page }).origin; // the parent's
   * browser.pageAt("capacitor://localhost/").origin; // "capacitor://localhost"
   */
  pageAt(url: string | URL, options: PageOptions = {}): Page {
    return new Page(pageEnvironment(url, options, this.#userAgent.engine), this.#userAgent);
  }

  /**
   * Opens a URL as if the user had typed it: sends the request and stores the cookies. A user name and a password in it
   * (`https://ada:secret@printer.example/`) answer the server's Basic challenge, and the browser keeps them.
   *
   * @throws TypeError that says why, when no response arrives
   */
  async open(url: string | URL): Promise<Page> {
    const start = this.pageAt(url);
    const { response, error, failure, trace } = await start.run(navigationTo(new URL(url), start.environment));
    if (response === undefined) {
      const { url: last = start.url } = lastEventOf(trace, "request") ?? {};
      throw new TypeError(notLoaded(last, failure?.code), { cause: error });
    }
    const headers = lastHeadIn(trace)?.headers ?? [];
    const from = { url: shownURL(response.url, trace), headers };
    const openerPolicy = openerPolicyOf(from.url, new HeaderList(headers), this.#userAgent.engine);
    const environment = await environmentOf(topLevelEnvironment(from), from, response, this.#userAgent);
    return new Page({ ...environment, openerPolicy }, this.#userAgent);
  }
}

/** The tester opens the page, not a script, and may learn why it is not there. */
function notLoaded(given: string, code: FailureCode | undefined): string {
  const url = new URL(given);
  url.username = url.password = "";
  const why = code === undefined ? "" : ` (${code})`;
  const fix = code === "unreachable" ? ` Does the network have a server at ${url.origin}?` : "";
  return `${url.href} did not load${why}.${fix}`;
}

/** A user agent without cookies and permissions. */
export function userAgentFor(options: BrowserOptions): UserAgent {
  checkBrowserOptions(options);
  const { network, engine = "standard", thirdPartyCookies, parser, serializer, now = Date.now } = options;
  const { resolve, permissions = [], storageAccess = "deny", clientCertificates = [] } = options;
  const { httpCache = true, preloadedHosts = [] } = options;
  const profile = engineAt(engine);
  const rules =
    thirdPartyCookies === undefined ? profile.cookies : { ...profile.cookies, thirdParty: thirdPartyCookies };
  return {
    engine: profile,
    network,
    cookies: new CookieStore(rules),
    authentication: new AuthenticationEntries(),
    preflightCache: new PreflightCache(profile.preflight),
    knownHosts: new KnownHosts(preloadedHosts.map(hostNameOf), profile.transportSecurity),
    httpCache: httpCache ? new HttpCache(profile.httpCache) : undefined,
    memoryCache: httpCache && profile.httpCache.hasMemoryCache ? new MemoryCache(profile.httpCache, now) : undefined,
    permissions,
    storageAccess: new StorageAccessPermission(storageAccess),
    clientCertificates,
    resolve,
    parser,
    serializer,
    now,
    serviceWorkers: undefined,
  };
}

/** https://html.spec.whatwg.org/#navigate, for the address bar */
const navigationTo = (url: URL, client: Environment): FetchRequest =>
  makeRequest(url, client, {
    mode: "navigate",
    destination: "document",
    credentialsMode: "include",
    referrer: "no-referrer",
    userActivated: true,
  });
