import { AuthenticationEntries } from "../authentication/authentication-entries.ts";
import { HttpCache } from "../cache/http-cache.ts";
import { MemoryCache } from "../cache/memory-cache.ts";
import { CookieStore } from "../cookies/store.ts";
import { engineAt, type EngineSpecifier } from "../engines/engine-specifier.ts";
import type { EngineName } from "../engines/engine.ts";
import { localNetworkPermissions, type LocalNetworkPermission } from "../engines/local-network-rules.ts";
import { PreflightCache } from "../fetch/cors-preflight-cache.ts";
import type { Environment } from "../fetch/environment.ts";
import { HeaderList } from "../fetch/header-list.ts";
import type { Network } from "../fetch/network.ts";
import { makeRequest, type FetchRequest } from "../fetch/request.ts";
import type { Resolve } from "../fetch/resolve-host.ts";
import type { DocumentParser, DocumentSerializer, UserAgent } from "../fetch/user-agent.ts";
import { thirdPartyCookieModes, type ThirdPartyCookies } from "../cookies/rules.ts";
import { loadedEnvironment, topLevelEnvironment } from "../navigation/new-environment.ts";
import { openerPolicyOf } from "../navigation/opener-policy.ts";
import { lastHeadIn } from "../trace/trace.ts";
import { Page } from "./page.ts";
import { URL } from "../platform.ts";
import { toEnum } from "./web-idl.ts";
import type { PageOptions } from "./page-options.ts";
import { pageEnvironment } from "./page-environment.ts";

export interface BrowserOptions {
  /** Where requests go: `inProcess({ origin: app })`, `httpNetwork()`, `recording(har)`. */
  readonly network: Network;
  /**
   * The engine to model, with a major version where it isn't the newest modelled one: `chromium@147`. Default: `standard`,
   * which follows the standards exactly.
   */
  readonly engine?: EngineSpecifier;
  /** The policy for third-party cookies. Default: the engine's own. */
  readonly thirdPartyCookies?: ThirdPartyCookies;
  /**
   * Which addresses names have, for Local Network Access: a function, or a table by name. The least public of several
   * counts. Default: every name is public but `localhost`, names below it, and those that end in `.local`.
   */
  readonly resolve?: Resolve;
  /** The permissions that the user has granted to every page. Default: none; a browser that would ask counts as refused. */
  readonly permissions?: readonly LocalNetworkPermission[];
  /** Makes the documents of `responseXML`, such as `new DOMParser()`. Default: none, and `responseXML` is `null`. */
  readonly parser?: DocumentParser;
  /**
   * Writes the documents that an XMLHttpRequest sends, such as `new XMLSerializer()`. Default: none, and a document is
   * sent as any other object, `[object Document]`.
   */
  readonly serializer?: DocumentSerializer;
  /** Whether there is an HTTP cache, which is empty at first; `false`: DevTools' "Disable cache". Default: true. */
  readonly httpCache?: boolean;
  /** Milliseconds since 1970. Default: the clock. */
  readonly now?: () => number;
}

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
    const { parent } = options;
    if (parent !== undefined && !(parent instanceof Page)) throw new TypeError("The parent of a page is a page.");
    return new Page(pageEnvironment(url, options, this.#userAgent.engine), this.#userAgent);
  }

  /**
   * Opens a URL as if the user had typed it: sends the request and stores the cookies. A user name and a password in it
   * (`https://ada:secret@printer.example/`) answer the server's Basic challenge, and the browser keeps them.
   *
   * @throws TypeError when no response arrives
   */
  async open(url: string | URL): Promise<Page> {
    const start = this.pageAt(url);
    const { response, error, trace } = await start.run(navigationTo(new URL(url), start.environment));
    if (response === undefined) throw error ?? new TypeError("The page did not load.");
    const headers = lastHeadIn(trace)?.headers ?? [];
    const from = { url: new URL(response.url), headers };
    const openerPolicy = openerPolicyOf(from.url, new HeaderList(headers), this.#userAgent.engine);
    const environment = await loadedEnvironment(topLevelEnvironment(from), from, this.#userAgent);
    return new Page({ ...environment, openerPolicy }, this.#userAgent);
  }
}

/** A user agent without cookies and permissions. */
export function userAgentFor(options: BrowserOptions): UserAgent {
  const { network, engine = "standard", thirdPartyCookies, parser, serializer, now = Date.now } = options;
  const { resolve, permissions = [], httpCache = true } = options;
  if (thirdPartyCookies !== undefined) toEnum("mode of third-party cookies", thirdPartyCookies, thirdPartyCookieModes);
  for (const one of permissions) toEnum("permission", one, localNetworkPermissions);
  const profile = engineAt(engine);
  const rules =
    thirdPartyCookies === undefined ? profile.cookies : { ...profile.cookies, thirdParty: thirdPartyCookies };
  return {
    engine: profile,
    network,
    cookies: new CookieStore(rules),
    authentication: new AuthenticationEntries(),
    preflightCache: new PreflightCache(profile.preflight),
    httpCache: httpCache ? new HttpCache(profile.httpCache) : undefined,
    memoryCache: httpCache && profile.httpCache.hasMemoryCache ? new MemoryCache(profile.httpCache, now) : undefined,
    permissions,
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
