import { decodeCookieString, encodeCookieString, writtenCookieLines } from "../cookies/cookie-string.ts";
import { cookieURL, scriptCookieContext } from "../fetch/cookie-context.ts";
import { noteStored } from "../fetch/cookie-header.ts";
import type { Environment } from "../fetch/environment.ts";
import type { UserAgent } from "../fetch/user-agent.ts";
import { DOMException } from "../platform.ts";
import type { Trace } from "../trace/trace.ts";

/** What a page's script sees of its document. */
export interface PageDocument {
  /** https://html.spec.whatwg.org/#dom-document-cookie */
  cookie: string;
  /**
   * Whether the page has the cookies that the user got on its own site, which a frame within another site may lack.
   *
   * https://privacycg.github.io/storage-access/#dom-document-hasstorageaccess
   */
  hasStorageAccess(): Promise<boolean>;
  /**
   * Asks the user for these cookies, as a frame does after a click (`page.activate()`). What they answer is the option
   * `storageAccess` of the `Browser`. The page's later requests to its own origin then have them.
   *
   * https://privacycg.github.io/storage-access/#dom-document-requeststorageaccess
   *
   * @returns a promise that rejects with a NotAllowedError, whose message says why, where the page gets no access
   *
   * @example
   * const { page: widget } = await page.frame("https://social.example/like");
   * widget.activate();
   * await widget.document.requestStorageAccess();
   */
  requestStorageAccess(): Promise<undefined>;
}

/**
 * A document whose script sees the cookies of its own URL, without the HttpOnly ones.
 * @param trace notes what became of each cookie that the script sets. Default: nothing does
 */
export function documentOf(
  environment: Environment,
  { cookies, engine, now }: Pick<UserAgent, "cookies" | "engine" | "now">,
  trace?: Trace,
): Pick<PageDocument, "cookie"> {
  // https://html.spec.whatwg.org/#cookie-averse-document-object
  const isBlob = environment.creationURL.protocol === "blob:";
  const averse = !/^https?:$/.test(cookieURL(environment).protocol) || (isBlob && !engine.local.blobHasCookies);
  const isOpaque = (): boolean => environment.origin === "null";
  const refuseOpaque = (): void => {
    if (isOpaque() && engine.local.opaqueCookiesThrow.includes(environment.creationURL.protocol))
      throw new DOMException("A document with an opaque origin has no cookies.", "SecurityError");
  };
  return {
    get cookie(): string {
      refuseOpaque();
      if (averse || isOpaque()) return "";
      const { header } = cookies.retrieve(scriptCookieContext(environment, cookies.rules, now()));
      return decodeCookieString(header, cookies.rules);
    },
    set cookie(text: string) {
      refuseOpaque();
      if (averse || isOpaque()) return;
      const { rules } = cookies;
      for (const line of writtenCookieLines(text, rules)) {
        const result = cookies.store(encodeCookieString(line, rules), scriptCookieContext(environment, rules, now()));
        if (trace !== undefined) noteStored(trace, result);
      }
    },
  };
}

/** Its Storage Access API, loaded when a script calls it, as few do. */
export const storageAccessOf = (environment: Environment, userAgent: UserAgent): Omit<PageDocument, "cookie"> => ({
  hasStorageAccess: async () =>
    (await import("../storage-access/document.ts")).hasStorageAccess(environment, userAgent),
  requestStorageAccess: async () =>
    (await import("../storage-access/document.ts")).requestStorageAccess(environment, userAgent),
});
