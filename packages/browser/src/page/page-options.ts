import type { AddressSpace } from "../fetch/address-space.ts";
import type { ReferrerPolicy } from "../fetch/environment.ts";
import type { Page } from "./page.ts";

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
  /** The attribute `allow` of the frame that the page is in, such as `loopback-network`. Default: none. */
  readonly allow?: string;
}
