import { codeSpan } from "../text/code-span.ts";
import { sanitizeText } from "sallyport/standard";
import { isRedirectedAway, type Facts } from "./attempt-facts.ts";
import type { Redirect } from "./evidence/redirect.ts";
import { truncate } from "../text/truncate.ts";
import { URL } from "../platform.ts";

// What is known of an attempt, as parts of a sentence.

export const valueOf = ({ value = "" }: Facts): string => (value === "" ? "empty" : codeSpan(value));

export const pageOf = ({ page }: Facts): string => {
  if (page === undefined) return "the page";
  return page === "null" ? "a page of an opaque origin" : sanitizeText(page);
};

export const methodOf = ({ method }: Facts): string => (method === undefined ? "request" : sanitizeText(method));

export const responseOf = ({ preflight }: Facts): string =>
  preflight ? "the response to the preflight" : "the response";

/** Says of a response that it is an error; the page cannot see the status. */
export const errorStatusOf = ({ status = 0 }: Facts): string => (status >= 400 ? ` (status ${String(status)})` : "");

export const originOf = ({ origin, page }: Facts): string => {
  const sent = origin ?? page;
  return sent === undefined ? "the page's origin" : codeSpan(sent);
};

export const nullOriginNote = (facts: Facts): string =>
  isRedirectedAway(facts) ? " A redirect from one other origin to another made the Origin `null`." : "";

/** A URL without its query, which may hold secrets. */
export function shownURL(href: string): string {
  if (!/^https?:/.test(href) || !URL.canParse(href)) return codeSpan(truncate(href, 40));
  const { origin, pathname } = new URL(href);
  return codeSpan(truncate(`${origin}${pathname}`, 120));
}

const hostOf = (href: string): string => (URL.canParse(href) ? new URL(href).hostname : "");

/** Says where a redirect led. */
export const redirectOf = ({ from, to }: Redirect): string =>
  `${shownURL(from)} to ${shownURL(to)}${hostOf(from) === hostOf(to) ? "" : ", which is another host"}`;
