import type { AuthenticationEntries } from "../authentication/authentication-entries.ts";
import type { HttpCache } from "../cache/http-cache.ts";
import type { MemoryCache } from "../cache/memory-cache.ts";
import type { CookieStore } from "../cookies/store.ts";
import type { Engine } from "../engines/engine.ts";
import type { LocalNetworkPermission } from "../engines/local-network-rules.ts";
import type { StorageAccessPermission } from "../storage-access/permission.ts";
import type { KnownHosts } from "../transport-security/known-hosts.ts";
import type { Trace } from "../trace/trace.ts";
import type { PreflightCache } from "./cors-preflight-cache.ts";
import type { Network } from "./network.ts";
import type { FetchRequest } from "./request.ts";
import type { Resolve } from "./resolve-host.ts";
import type { ServiceWorkers } from "./service-worker.ts";

/** What makes documents of an XMLHttpRequest's responses: a `DOMParser`, of a browser or of jsdom. */
export interface DocumentParser {
  parseFromString(text: string, type: string): unknown;
}

/** What writes the XML documents that an XMLHttpRequest sends: an `XMLSerializer`, of a browser or of jsdom. */
export interface DocumentSerializer {
  serializeToString(document: unknown): string;
}

/** What the algorithms use from outside: the engine's rules, the network, the cookies, the cache and the time. */
export interface UserAgent {
  readonly engine: Engine;
  readonly network: Network;
  readonly cookies: CookieStore;
  readonly authentication: AuthenticationEntries;
  readonly preflightCache: PreflightCache;
  readonly knownHosts: KnownHosts;
  /** `undefined` where nothing is cached. */
  readonly httpCache: HttpCache | undefined;
  /** Before the HTTP cache; `undefined` where nothing is cached, and in engines that have none. */
  readonly memoryCache: MemoryCache | undefined;
  /** Permissions that the user has granted. */
  readonly permissions: readonly LocalNetworkPermission[];
  readonly storageAccess: StorageAccessPermission;
  /** The origins of servers that get the user's certificate. */
  readonly clientCertificates: readonly string[];
  readonly resolve: Resolve | undefined;
  readonly parser: DocumentParser | undefined;
  readonly serializer: DocumentSerializer | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** `undefined` until a page registers the first one. */
  serviceWorkers: ServiceWorkers | undefined;
}

/** https://fetch.spec.whatwg.org/#fetch-params */
export interface FetchParams {
  readonly request: FetchRequest;
  readonly userAgent: UserAgent;
  readonly trace: Trace;
  readonly signal: AbortSignal | undefined;
  /** Called when a body has gone to the server. */
  readonly processRequestEndOfBody?: (() => void) | undefined;
}
