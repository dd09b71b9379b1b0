import { decodeCookieString, encodeCookieString, writtenCookieLines } from "../cookies/cookie-string.ts";
import { cookieURL, scriptCookieContext } from "../fetch/cookie-context.ts";
import type { Environment } from "../fetch/environment.ts";
import type { UserAgent } from "../fetch/user-agent.ts";
import { DOMException } from "../platform.ts";

/** What a page's script sees of its document. */
export interface PageDocument {
  /** https://html.spec.whatwg.org/#dom-document-cookie */
  cookie: string;
}

/** A document whose script sees the cookies of its own URL, without the HttpOnly ones. */
export function documentOf(environment: Environment, { cookies, engine, now }: UserAgent): PageDocument {
  // https://html.spec.whatwg.org/#cookie-averse-document-object
  const isBlob = environment.creationURL.protocol === "blob:";
  const averse = !/^https?:$/.test(cookieURL(environment).protocol) || (isBlob && !engine.local.blobHasCookies);
  const refuseOpaque = (): void => {
    if (environment.origin === "null") throw new DOMException("A sandboxed document has no cookies.", "SecurityError");
  };
  return {
    get cookie(): string {
      if (averse) return "";
      refuseOpaque();
      const { header } = cookies.retrieve(scriptCookieContext(environment, cookies.rules, now()));
      return decodeCookieString(header, cookies.rules);
    },
    set cookie(text: string) {
      if (averse) return;
      refuseOpaque();
      const { rules } = cookies;
      for (const line of writtenCookieLines(text, rules))
        cookies.store(encodeCookieString(line, rules), scriptCookieContext(environment, rules, now()));
    },
  };
}
