import { referrerPolicies, type ReferrerPolicy } from "../fetch/referrer-policy.ts";
import { checkOptions, flag, oneOf, text, type OptionRules } from "../options/check-options.ts";

/** How a page navigates. */
export interface NavigationOptions {
  /**
   * `link`: a link, a form or `<meta http-equiv="refresh">`; `location`: a script sets it; `open`: `window.open`; `frame`:
   * the page adds an `<iframe>`. Default: `link`.
   */
  readonly by?: "link" | "location" | "open" | "frame";
  /**
   * Where the response is shown: `_self`, `_blank`, `_parent`, `_top`, or the name of a frame of the page. Default: `_self`,
   * and `_blank` for `open`.
   */
  readonly target?: string | undefined;
  /** `noreferrer`, `noopener`, as a link has them or `window.open` in its features. Default: neither. */
  readonly rel?: string | undefined;
  /** The attribute `referrerpolicy`. Default: the page's. */
  readonly referrerPolicy?: ReferrerPolicy;
  /** The attribute `allow` of a frame that the page adds. Default: none. */
  readonly allow?: string;
  /** Whether the user clicked; otherwise a script did it. Default: false. */
  readonly userActivated?: boolean;
  /** Whether a frame has the attribute `sandbox`, so that its page's origin is opaque. Default: false. */
  readonly sandboxed?: boolean;
}

const rules: OptionRules<NavigationOptions> = {
  by: oneOf(["link", "location", "open", "frame"]),
  target: text,
  rel: text,
  referrerPolicy: oneOf(referrerPolicies),
  allow: text,
  userActivated: flag,
  sandboxed: flag,
};

/** @throws TypeError that lists every problem */
export const checkNavigationOptions = (options: NavigationOptions): void => checkOptions("navigate", options, rules);
