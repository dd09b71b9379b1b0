import { scriptCookieAccess } from "../fetch/cookie-access.ts";
import type { Environment } from "../fetch/environment.ts";
import type { UserAgent } from "../fetch/user-agent.ts";

/** What a page's script sees of its document. */
export interface PageDocument {
  /** https://html.spec.whatwg.org/#dom-document-cookie */
  cookie: string;
}

const encoder = new TextEncoder();

/** Cookies are bytes; a script's strings become UTF-8. */
const toBytes = (text: string): string => String.fromCharCode(...encoder.encode(text));

const fromBytes = (text: string): string =>
  new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));

/** A document whose script sees the cookies of its own URL, without the HttpOnly ones. */
export function documentOf(environment: Environment, { cookies, now }: UserAgent): PageDocument {
  // An opaque origin has none: https://html.spec.whatwg.org/#cookie-averse-document-object
  const averse = environment.origin === "null";
  return {
    get cookie(): string {
      if (averse) return "";
      return fromBytes(cookies.retrieve(scriptCookieAccess(environment, cookies.rules, now())).header ?? "");
    },
    set cookie(line: string) {
      if (!averse) cookies.store(toBytes(line), scriptCookieAccess(environment, cookies.rules, now()));
    },
  };
}
