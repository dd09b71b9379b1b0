import type { NavigationOptions } from "@sallyport/browser";
import { referrerPolicyAttribute } from "./referrer-policy.ts";
import type { ModelDocument } from "./session.ts";
import type { Element } from "./window.ts";

interface LinkNavigation {
  readonly url: string;
  readonly options: Pick<NavigationOptions, "referrerPolicy"> & { readonly target: string; readonly rel?: string };
}

/** https://html.spec.whatwg.org/multipage/links.html#following-hyperlinks-2 */
export function linkNavigation(shown: ModelDocument, link: Element): LinkNavigation {
  const attribute = (name: string): string => link.getAttribute(name) ?? "";
  const base = shown.window.document.querySelector("base[target]");
  return {
    url: shown.urlOf(attribute("href")),
    options: {
      target: link.getAttribute("target") ?? base?.getAttribute("target") ?? "",
      ...(link.hasAttribute("rel") && { rel: attribute("rel") }),
      ...referrerPolicyAttribute(link),
    },
  };
}
