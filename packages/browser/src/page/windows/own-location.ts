import type { Environment } from "../../fetch/environment.ts";
import { withoutFragment } from "../../fetch/fragment.ts";
import { URL } from "../../platform.ts";
import { toUSVString } from "../web-idl.ts";
import { operation } from "./cross-origin-object.ts";

const parts = ["href", "origin", "protocol", "host", "hostname", "port", "pathname", "search", "hash"] as const;

/** https://html.spec.whatwg.org/#the-location-interface, for pages of the window's own origin */
export function ownLocation(environment: () => Environment, go: (url: unknown) => void): object {
  const withPart = (part: Exclude<(typeof parts)[number], "origin">, value: unknown): string => {
    const url = new URL(environment().creationURL);
    const text = toUSVString(value);
    // Also without a text, it is another place in the document.
    if (part === "hash") return `${withoutFragment(url)}#${text.replace(/^#/, "")}`;
    url[part] = text;
    return url.href;
  };
  const location = {
    assign: operation("assign", 1, go).method,
    replace: operation("replace", 1, go).method,
    // With its fragment, it would only go to a place in the document.
    reload: () => go(withoutFragment(environment().creationURL)),
    toString: () => environment().creationURL.href,
  };
  for (const part of parts)
    Object.defineProperty(location, part, {
      configurable: true,
      enumerable: true,
      get: () => environment().creationURL[part],
      ...(part !== "origin" && { set: (value: unknown) => go(part === "href" ? value : withPart(part, value)) }),
    });
  return location;
}
