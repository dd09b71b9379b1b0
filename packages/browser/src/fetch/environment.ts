import type { ContentSecurityPolicy } from "../content-security-policy/policy.ts";
import type { EmbedderPolicyValue } from "../engines/embedder-rules.ts";
import type { PermissionsPolicy } from "../permissions-policy/policy.ts";
import type { AddressSpace } from "./address-space.ts";
import type { Origin } from "./origin.ts";
import type { ReferrerPolicy } from "./referrer-policy.ts";

/** A top-level page's Cross-Origin-Opener-Policy. */
export interface OpenerPolicy {
  readonly value: string;
  readonly origin: Origin;
}

/** The service worker that controls a page. */
export interface ServiceWorker {
  /** Of its script. */
  readonly url: string;
}

/** What a document asks of all that it embeds: that it agrees, or that it is requested without credentials. */
export interface EmbedderPolicy {
  /** The response header that asks it. */
  readonly header: "Cross-Origin-Embedder-Policy" | "Document-Isolation-Policy";
  readonly value: EmbedderPolicyValue;
}

/** Where a page goes after a while, as its response says. */
export interface Refresh {
  /** The page's own where the field names none. */
  readonly url: string;
  readonly seconds: number;
}

/**
 * The part of a page's environment settings object on which requests depend.
 *
 * https://html.spec.whatwg.org/#environment-settings-object
 */
export interface Environment {
  /** The page's URL, which its script may change within its origin. */
  creationURL: URL;
  /**
   * What relative URLs are relative to, where it isn't the page's URL: of an about: document, the base URL of the page that
   * made it; and what a `base` element says.
   *
   * https://html.spec.whatwg.org/#document-base-url
   */
  readonly documentBaseURL?: URL;
  readonly origin: Origin;
  /**
   * The origin that its requests count as being of, where an engine makes those of a data: worker for the page. Default: its
   * own.
   */
  readonly requestOrigin?: Origin;
  /** Whether it is a worker's. Default: false. */
  readonly isWorker?: boolean;
  /** Whether it is a worker whose sandbox makes its origin opaque; its requests have a referrer. Default: false. */
  readonly isSandboxedWorker?: boolean;
  /** Whether it is a shared worker. Default: false. */
  readonly isShared?: boolean;
  /** The origins of the pages that this one is a frame in, the one in the address bar first; empty for that one itself. */
  readonly ancestors: readonly Origin[];
  readonly referrerPolicy: ReferrerPolicy;
  readonly addressSpace: AddressSpace;
  /** Its Permissions-Policy, with what it has from the page around it. Default: none, which allows every feature. */
  readonly permissionsPolicy?: PermissionsPolicy | undefined;
  /** https://w3c.github.io/webappsec-secure-contexts/#environment-settings-object-secure-context */
  readonly isSecureContext: boolean;
  /** What came with the page, or with the page that made it. Default: none. */
  readonly contentSecurityPolicies?: readonly ContentSecurityPolicy[];
  /** Whether its own response says `Cache-Control: no-store`. Default: false. */
  readonly isUnstored?: boolean;
  /** What the response header Refresh makes the page do. Default: nothing. */
  readonly refresh?: Refresh | undefined;
  /** Its Cross-Origin-Opener-Policy. Default: `unsafe-none`. */
  readonly openerPolicy?: OpenerPolicy;
  /** What it asks of what it embeds. Default: nothing. */
  readonly embedderPolicies?: readonly EmbedderPolicy[];
  /**
   * The service worker that controls it; `null` for what none ever controls. Default: none so far.
   *
   * https://w3c.github.io/ServiceWorker/#dfn-control
   */
  activeServiceWorker?: ServiceWorker | null;
  /**
   * Whether it has the cookies that the user got on its own site, though it is a frame within another. Default: false.
   *
   * https://privacycg.github.io/storage-access/#environment-has-storage-access
   */
  hasStorageAccess?: boolean;
  /** Whether its frame's sandbox keeps it from asking for them. Default: false. */
  readonly sandboxesStorageAccess?: boolean;
  /** When the user last clicked in it, in milliseconds since 1970: https://html.spec.whatwg.org/#last-activation-timestamp */
  lastActivation?: number;
  /** Whether its page has been left. Default: false. */
  isUnloaded?: boolean;
}

/** https://html.spec.whatwg.org/#concept-environment-top-level-origin */
export const topLevelOrigin = ({ ancestors, origin }: Environment): Origin => ancestors[0] ?? origin;

/** What relative URLs of the page are relative to. */
export const baseURL = ({ documentBaseURL, creationURL }: Environment): URL => documentBaseURL ?? creationURL;
