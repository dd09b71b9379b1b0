import { referrerPolicies, type ReferrerPolicy } from "../../fetch/referrer-policy.ts";
import type { NavigationOptions } from "../../navigation/navigation-options.ts";
import { checkOptions, flag, oneOf, text, type OptionRules } from "../../options/check-options.ts";

/** How a page opens a window. */
export interface OpenWindowOptions {
  /** The third argument of `window.open`: `noopener`, `noreferrer`, `width=400`. Default: none. */
  readonly features?: string;
  /** Whether the new window has no opener, as with the feature. Default: false. */
  readonly noopener?: boolean;
  /** The window's name. Default: none. */
  readonly name?: string;
  /** `open`: `window.open`; `link`: a link with `target="_blank"`, which gives no opener. Default: `open`. */
  readonly by?: "open" | "link";
  /** A link's `rel`: `opener`, `noreferrer`. Default: none. */
  readonly rel?: string;
  /** The attribute `referrerpolicy` of a link. Default: the page's. */
  readonly referrerPolicy?: ReferrerPolicy;
  /** Whether the user clicked; otherwise a script did it. Default: false. */
  readonly userActivated?: boolean;
}

/** How a page adds a frame. */
export interface FrameOptions {
  /** The attribute `sandbox`: `allow-scripts allow-same-origin`; an empty one allows nothing. Default: no sandbox. */
  readonly sandbox?: string;
  /** The attribute `name`, by which the page's window has it too. Default: none. */
  readonly name?: string;
  /** The attribute `referrerpolicy`. Default: the page's. */
  readonly referrerPolicy?: ReferrerPolicy;
  /** The attribute `allow`: `sync-xhr 'none'; loopback-network`. Default: none. */
  readonly allow?: string;
}

const openRules: OptionRules<OpenWindowOptions> = {
  features: text,
  noopener: flag,
  name: text,
  by: oneOf(["open", "link"]),
  rel: text,
  referrerPolicy: oneOf(referrerPolicies),
  userActivated: flag,
};

const frameRules: OptionRules<FrameOptions> = {
  sandbox: text,
  name: text,
  referrerPolicy: oneOf(referrerPolicies),
  allow: text,
};

/** @throws TypeError that lists every problem */
export const checkOpenWindowOptions = (options: OpenWindowOptions): void =>
  checkOptions("openWindow", options, openRules);

/** @throws TypeError that lists every problem */
export const checkFrameOptions = (options: FrameOptions): void => checkOptions("frame", options, frameRules);

/** https://html.spec.whatwg.org/#feature-tokenization, of the features that count here */
function hasFeature(features: string, name: string): boolean {
  const found = new RegExp(`(?:^|[\\s,=])${name}(?![^\\s,=])\\s*(?:=[\\s=]*([^\\s,=]*))?`, "i").exec(features);
  if (found === null) return false;
  const [, value = ""] = found;
  return value === "" || /^(?:yes|true)$/i.test(value) || Math.trunc(Number.parseInt(value, 10) || 0) !== 0;
}

/** How the window's first page is navigated to; the words of `rel` decide about its opener. */
export function openingOf(options: OpenWindowOptions): NavigationOptions {
  const { features = "", noopener = false, by = "open", rel = "", referrerPolicy, userActivated = false } = options;
  const keywords = ["noopener", "noreferrer"].filter((name) => by === "open" && hasFeature(features, name));
  if (noopener) keywords.push("noopener");
  return {
    by,
    target: "_blank",
    rel: [...(by === "link" ? [rel] : []), ...keywords].join(" "),
    userActivated,
    ...(referrerPolicy !== undefined && { referrerPolicy }),
  };
}
