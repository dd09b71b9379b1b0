import type { Environment } from "../../fetch/environment.ts";

const parts = ["href", "origin", "protocol", "host", "hostname", "port", "pathname", "search", "hash"] as const;

/** https://html.spec.whatwg.org/#the-location-interface, for pages of the window's own origin */
export function ownLocation(environment: () => Environment, go: (url: unknown) => void): object {
  const location = {
    assign: (url: unknown) => go(url),
    replace: (url: unknown) => go(url),
    reload: () => go(environment().creationURL),
    toString: () => environment().creationURL.href,
  };
  for (const part of parts)
    Object.defineProperty(location, part, {
      configurable: true,
      enumerable: true,
      get: () => environment().creationURL[part],
      ...(part === "href" && { set: go }),
    });
  return location;
}
