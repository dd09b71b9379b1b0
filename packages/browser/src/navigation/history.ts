import { baseURL, type Environment } from "../fetch/environment.ts";
import { DOMException, structuredClone, URL } from "../platform.ts";

/** What changes a page's URL without a request. */
export interface PageHistory {
  /** https://html.spec.whatwg.org/#dom-history-pushstate */
  pushState(data: unknown, unused: string, url?: string | URL | null): void;
  /** https://html.spec.whatwg.org/#dom-history-replacestate */
  replaceState(data: unknown, unused: string, url?: string | URL | null): void;
}

/** https://html.spec.whatwg.org/#can-have-its-url-rewritten */
function canBeRewritten(from: URL, to: URL): boolean {
  const areEqual = (...parts: readonly ("protocol" | "username" | "password" | "host" | "pathname" | "search")[]) =>
    parts.every((part) => from[part] === to[part]);
  const isLocal = /^(?:about|blob|data|file):$/.test(from.protocol);
  return areEqual("protocol", "username", "password", "host") && (!isLocal || areEqual("pathname", "search"));
}

/** The page's URL is what its later requests have as their referrer. */
export function pageHistory(environment: Environment): PageHistory {
  const change = (data: unknown, _unused: string, url?: string | URL | null): void => {
    // What cannot be stored is a DataCloneError.
    structuredClone(data);
    const text = String(url ?? "");
    if (text === "") return;
    const { creationURL } = environment;
    const base = baseURL(environment).href;
    const parsed = URL.canParse(text, base) ? new URL(text, base) : undefined;
    if (parsed === undefined || !canBeRewritten(creationURL, parsed))
      throw new DOMException(`A page's history takes URLs of its own origin, ${creationURL.origin}.`, "SecurityError");
    environment.creationURL = parsed;
  };
  return { pushState: change, replaceState: change };
}
