import { addressSpaces, type AddressSpace } from "../fetch/address-space.ts";
import { referrerPolicies, type ReferrerPolicy } from "../fetch/referrer-policy.ts";
import { checkOptions, flag, oneOf, ruleFor, text, type OptionRules } from "../options/check-options.ts";
import type { Page } from "./page.ts";
import { isSerializedOrigin } from "./page-origin.ts";

export interface PageOptions {
  /** The referrer policy of the page. Default: none. */
  readonly referrerPolicy?: ReferrerPolicy;
  /** The page that contains this one as a frame. Default: none; the page is top-level. */
  readonly parent?: Page;
  /** Whether the page is sandboxed, so that its origin is opaque. Default: false. */
  readonly sandboxed?: boolean;
  /**
   * The page's origin, as its browser serializes it. Default: that of the URL; of the parent for `about:srcdoc` and
   * `about:blank`; scheme and host for an extension's or an app's scheme; `null` for `data:` and `file:`.
   */
  readonly origin?: string;
  /** The address space of the page's server, for Local Network Access. Default: `loopback`, which is not restricted. */
  readonly addressSpace?: AddressSpace;
  /**
   * The page's Content-Security-Policy, as its header has it: `connect-src 'self'`, with commas between several policies.
   * Default: none; that of the parent for `about:`, `blob:` and `data:`.
   */
  readonly contentSecurityPolicy?: string;
  /**
   * The page's Cross-Origin-Embedder-Policy, as its header has it: `require-corp`. It counts where the page is a secure
   * context. Default: none; that of the parent for `about:`, `blob:` and `data:`.
   */
  readonly embedderPolicy?: string;
  /** The page's Permissions-Policy, as its header has it: `sync-xhr=()`. Default: none. */
  readonly permissionsPolicy?: string;
  /** The attribute `allow` of the frame that the page is in, such as `loopback-network`. Default: none. */
  readonly allow?: string;
}

const originRule = ruleFor(
  (value) => typeof value === "string" && isSerializedOrigin(value),
  'an origin, such as "https://app.example", or "null"',
);
const nullOrigin = ruleFor((value) => value === "null", '"null": a sandboxed page has no other origin');

const rules: OptionRules<PageOptions> = {
  referrerPolicy: oneOf(referrerPolicies),
  parent: ruleFor((value) => (value as Partial<Page> | null)?.environment !== undefined, "a page of this browser"),
  sandboxed: flag,
  origin: originRule,
  addressSpace: oneOf(addressSpaces),
  contentSecurityPolicy: text,
  embedderPolicy: text,
  permissionsPolicy: text,
  allow: text,
};

/** @throws TypeError that lists every problem */
export const checkPageOptions = (options: PageOptions): void =>
  checkOptions(
    "pageAt",
    options,
    (options as PageOptions | null)?.sandboxed === true ? { ...rules, origin: nullOrigin } : rules,
  );
