import { scriptCookieAccess } from "../fetch/cookie-access.ts";
import type { Environment } from "../fetch/environment.ts";
import { isomorphicDecode, isomorphicEncode } from "../fetch/isomorphic.ts";
import type { UserAgent } from "../fetch/user-agent.ts";

/** What a page's script sees of its document. */
export interface PageDocument {
  /** https://html.spec.whatwg.org/#dom-document-cookie */
  cookie: string;
}

/** Cookies are bytes; a script's strings become UTF-8. */
const toBytes = (text: string): string => isomorphicDecode(new TextEncoder().encode(text));

const fromBytes = (text: string): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(isomorphicEncode(text));

/** A document whose script sees the cookies of its own URL, without the HttpOnly ones. */
export function documentOf(environment: Environment, { cookies, now }: UserAgent): PageDocument {
  // https://html.spec.whatwg.org/#cookie-averse-document-object
  const averse = !/^https?:$/.test(environment.creationURL.protocol);
  const refuseOpaque = (): void => {
    if (environment.origin === "null") throw new DOMException("A sandboxed document has no cookies.", "SecurityError");
  };
  return {
    get cookie(): string {
      if (averse) return "";
      refuseOpaque();
      return fromBytes(cookies.retrieve(scriptCookieAccess(environment, cookies.rules, now())).header ?? "");
    },
    set cookie(line: string) {
      if (averse) return;
      refuseOpaque();
      cookies.store(toBytes(line), scriptCookieAccess(environment, cookies.rules, now()));
    },
  };
}
