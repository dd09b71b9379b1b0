import type { NavigationRules } from "../engines/navigation-rules.ts";
import type { Refresh } from "../fetch/environment.ts";
import { withoutFragment } from "../fetch/fragment.ts";
import { URL } from "../platform.ts";

const time = /^[\t\n\f\r ]*(\d*)(\.[\d.]*)?/;
const separator = /^[\t\n\f\r ]*[;,]?[\t\n\f\r ]*/;
const label = /^url[\t\n\f\r ]*=[\t\n\f\r ]*/i;

/** The text up to the quote that closes it, where one opens it. */
function unquoted(text: string): string {
  const [quote = ""] = text;
  return quote === '"' || quote === "'" ? (text.slice(1).split(quote)[0] ?? "") : text;
}

/**
 * What the field `Refresh` of a page's response means.
 *
 * https://html.spec.whatwg.org/#shared-declarative-refresh-steps
 *
 * @returns `undefined` where it means nothing, or leads to no server
 */
export function parseRefresh(
  value: string,
  page: URL,
  { refreshTimeHasDigit: hasDigit }: NavigationRules,
): Refresh | undefined {
  const [start = "", digits = "", fraction = ""] = time.exec(value) ?? [];
  if (digits === "" && (fraction === "" || (hasDigit && !/\d/.test(fraction)))) return undefined;
  const rest = value.slice(start.length);
  const seconds = Number(digits);
  const target = rest.replace(separator, "");
  // The page is loaded again: with its fragment, the URL would lead to a place in it.
  if (target === "") return { url: withoutFragment(page), seconds };
  // What follows the time at once is a part of none.
  if (!/^[;,\t\n\f\r ]/.test(rest)) return undefined;
  const text = unquoted(target.replace(label, ""));
  if (!URL.canParse(text, page.href)) return undefined;
  const url = new URL(text, page.href);
  return /^https?:$/.test(url.protocol) ? { url: url.href, seconds } : undefined;
}
