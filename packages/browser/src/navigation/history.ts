import type { Environment } from "../fetch/environment.ts";
import { isSameOrigin } from "../fetch/origin.ts";
import { DOMException, URL } from "../platform.ts";

/** What changes a page's URL without a request. */
export interface PageHistory {
  /** https://html.spec.whatwg.org/#dom-history-pushstate */
  pushState(data: unknown, unused: string, url?: string | URL): void;
  /** https://html.spec.whatwg.org/#dom-history-replacestate */
  replaceState(data: unknown, unused: string, url?: string | URL): void;
}

/** The page's URL is what its later requests have as their referrer. */
export function pageHistory(environment: Environment): PageHistory {
  const change = (_data: unknown, _unused: string, url?: string | URL): void => {
    if (url === undefined) return;
    const { creationURL } = environment;
    const parsed = URL.canParse(String(url), creationURL.href) ? new URL(String(url), creationURL) : undefined;
    if (parsed === undefined || !isSameOrigin(parsed.origin, creationURL.origin))
      throw new DOMException(`A page's history takes URLs of its own origin, ${creationURL.origin}.`, "SecurityError");
    environment.creationURL = parsed;
  };
  return { pushState: change, replaceState: change };
}
