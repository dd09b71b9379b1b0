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
}

/**
 * A document whose script sees the cookies of its own URL, without the HttpOnly ones.
 * @param trace notes what became of each cookie that the script sets. Default: nothing does
 */
export function documentOf(
  environment: Environment,
  { cookies, engine, now }: Pick<UserAgent, "cookies" | "engine" | "now">,
  trace?: Trace,
): PageDocument {
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
