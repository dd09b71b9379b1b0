import type { AddressSpace } from "../fetch/address-space.ts";
import type { Environment } from "../fetch/environment.ts";
import type { ReferrerPolicy } from "../fetch/referrer-policy.ts";
import { isPotentiallyTrustworthy } from "../fetch/origin.ts";
import { URL } from "../platform.ts";
import type { TestWindow } from "./test-window.ts";

interface EnvironmentOptions {
  readonly referrerPolicy: ReferrerPolicy;
  readonly addressSpace: AddressSpace;
}

/** The environment of the page that a window shows: its URL is the window's, whatever the script makes of that. */
export function windowEnvironment({ location, document }: TestWindow, options: EnvironmentOptions): Environment {
  let last = new URL(location.href);
  // The location of a window that is closed has no URL.
  const current = (): URL => {
    const { href } = location;
    return href === last.href || !/^https?:/.test(href) ? last : (last = new URL(href));
  };
  return {
    ...options,
    ancestors: [],
    get creationURL() {
      return current();
    },
    /** By the document's `base` element, where it has one. */
    get documentBaseURL() {
      const page = current();
      const { baseURI } = document;
      return baseURI === undefined || baseURI === page.href || !URL.canParse(baseURI) ? page : new URL(baseURI);
    },
    get origin() {
      return current().origin;
    },
    get isSecureContext() {
      return isPotentiallyTrustworthy(current().origin);
    },
  };
}
