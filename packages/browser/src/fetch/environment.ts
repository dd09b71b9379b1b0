import type { AddressSpace } from "./address-space.ts";
import type { Origin } from "./origin.ts";

export const referrerPolicies = [
  "",
  "no-referrer",
  "no-referrer-when-downgrade",
  "same-origin",
  "origin",
  "strict-origin",
  "origin-when-cross-origin",
  "strict-origin-when-cross-origin",
  "unsafe-url",
] as const;

export type ReferrerPolicy = (typeof referrerPolicies)[number];

/**
 * The part of a page's environment settings object on which requests depend.
 *
 * https://html.spec.whatwg.org/#environment-settings-object
 */
export interface Environment {
  /** The page's URL, which its script may change within its origin. */
  creationURL: URL;
  /**
   * The base URL of an about: document, from the page that made it.
   *
   * https://html.spec.whatwg.org/#concept-document-about-base-url
   */
  readonly aboutBaseURL?: URL;
  readonly origin: Origin;
  /** The origins of the pages that this one is a frame in, the one in the address bar first; empty for that one itself. */
  readonly ancestors: readonly Origin[];
  readonly referrerPolicy: ReferrerPolicy;
  readonly addressSpace: AddressSpace;
  /** The address spaces that Permissions Policy keeps it from. Default: none. */
  readonly policyDenies?: readonly AddressSpace[];
  /** https://w3c.github.io/webappsec-secure-contexts/#environment-settings-object-secure-context */
  readonly isSecureContext: boolean;
}

/** https://html.spec.whatwg.org/#concept-environment-top-level-origin */
export const topLevelOrigin = ({ ancestors, origin }: Environment): Origin => ancestors[0] ?? origin;

/** What relative URLs of the page are relative to: https://html.spec.whatwg.org/#fallback-base-url */
export const baseURL = ({ aboutBaseURL, creationURL }: Environment): URL => aboutBaseURL ?? creationURL;
