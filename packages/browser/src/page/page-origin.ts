import { parseOrigin } from "sallyport/standard";
import type { Environment } from "../fetch/environment.ts";
import { isPotentiallyTrustworthy, type Origin } from "../fetch/origin.ts";
import { URL } from "../platform.ts";

const serverSchemes: readonly string[] = ["http:", "https:", "ws:", "wss:", "ftp:"];
const opaqueSchemes: readonly string[] = ["about:", "data:", "file:", "javascript:"];

/** Whether a document at a URL has what the page has that made it: its origin, its base URL, its policies. */
export const isAbout = ({ protocol, pathname }: URL): boolean =>
  protocol === "about:" && (pathname === "srcdoc" || pathname === "blank");

/**
 * The origin that browsers send for a page at a URL. The URL standard has an opaque one for `chrome-extension:`,
 * `capacitor:` and others; the browser of that extension or app sends the scheme and the host.
 */
export function originOfPage(url: URL, parent: Environment | undefined): Origin {
  if (isAbout(url)) return parent?.origin ?? "null";
  if (url.origin !== "null") return url.origin;
  return opaqueSchemes.includes(url.protocol) || url.host === "" ? "null" : `${url.protocol}//${url.host}`;
}

/** Whether a text is an origin as a browser serializes it: of a server, an extension or an app, or `null`. */
export function isSerializedOrigin(text: string): boolean {
  if (text === "null" || parseOrigin(text) !== undefined) return true;
  if (!URL.canParse(text)) return false;
  const { protocol, host } = new URL(text);
  return !serverSchemes.includes(protocol) && text === `${protocol}//${host}`;
}

/** https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy, with what the browser itself has stored */
export const isTrustworthyPage = (url: URL, origin: Origin): boolean =>
  isPotentiallyTrustworthy(origin) || url.protocol === "file:" || url.protocol.endsWith("-extension:");
