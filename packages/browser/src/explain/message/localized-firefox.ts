import { firefoxMeaning } from "../../engines/firefox/codes.ts";
import { firefoxLocales, type FirefoxLocale } from "./firefox-locales.ts";
import type { Found } from "./found.ts";

/** More than a URL and a reason are long. */
const reach = 2600;
const maxMatches = 50;

const quoted = /[«“„‘'"「]\s?([^«»“”„‘’'"「」]{1,400}?)\s?[»”“’'"」‘]/g;

/** Firefox' own name for its warning of the wildcard. */
const authorizationWarning = "CORSAllowHeaderFromPreflightDeprecation";

const isAuthorizationWarning = (reason: string): boolean =>
  /access-control-allow-headers/i.test(reason) && /authorization/i.test(reason) && reason.includes("*");

const meaningOf = (code: string): Omit<Found["pattern"], "source"> | undefined =>
  code === authorizationWarning ? { topic: "authorization-wildcard" } : firefoxMeaning(code);

/** The reason, from the words before it to its end. */
function reasonIn(text: string): string | undefined {
  const start = /[(（]|\braison ?:|\bmotivo ?:/i.exec(text);
  if (start === null) return undefined;
  const rest = text.slice(start.index + start[0].length);
  return rest.slice(0, /^[(（]/.test(start[0]) ? closingOf(rest) : (/[.。](?:\s|$)/.exec(rest)?.index ?? 400));
}

/** Where the parenthesis ends in which a text stands: there may be another one in it. */
function closingOf(text: string): number {
  let depth = 1;
  for (const { 0: sign, index } of text.slice(0, 600).matchAll(/[()（）]/g)) {
    depth += /[(（]/.test(sign) ? 1 : -1;
    if (depth === 0) return index;
  }
  return 400;
}

/** Which of the fifteen reasons it is: header names are never translated, so they and a few words tell. */
function codeIn(
  reason: string,
  { multiple, preflight, redirect, disabled }: FirefoxLocale,
): readonly [code: string, value: string | undefined] | undefined {
  const names = [...reason.matchAll(quoted)].map(([, name = ""]) => name.trim());
  const has = (name: string): boolean => reason.toLowerCase().includes(`access-control-allow-${name}`);
  const other = names.find((name) => !/^access-control-|^true$|^\*$|^preflight$/i.test(name));
  const lower = reason.toLowerCase();
  if (names.includes("*")) return ["CORSNotSupportingCredentials", undefined];
  if (has("credentials")) return ["CORSMissingAllowCredentials", undefined];
  if (has("methods")) return [other === undefined ? "CORSMethodNotFound" : "CORSInvalidAllowMethod", other];
  if (has("headers"))
    return [preflight.test(lower) ? "CORSMissingAllowHeaderFromPreflight" : "CORSInvalidAllowHeader", other];
  if (has("origin")) {
    if (other !== undefined) return ["CORSAllowOriginNotMatchingOrigin", other];
    return [multiple.test(lower) ? "CORSMultipleAllowOriginNotAllowed" : "CORSMissingAllowOrigin", undefined];
  }
  if (!lower.includes("cors")) return undefined;
  if (other !== undefined) return ["CORSOriginHeaderNotAdded", undefined];
  if (preflight.test(lower)) return ["CORSPreflightDidNotSucceed", undefined];
  if (redirect.test(lower)) return ["CORSExternalRedirectNotAllowed", undefined];
  if (disabled.test(lower)) return ["CORSDisabled", undefined];
  return [lower.includes("http") ? "CORSRequestNotHttp" : "CORSDidNotSucceed", undefined];
}

const knownIn = (reason: string, locale: FirefoxLocale): ReturnType<typeof codeIn> =>
  isAuthorizationWarning(reason) ? [authorizationWarning, undefined] : codeIn(reason, locale);

function readAt(flat: string, start: number, from: number, locale: FirefoxLocale): Found | undefined {
  const text = flat.slice(from, from + reach);
  const url = /^['"‘“«「„]?\s?((?:https?|wss?|file|data|blob):[^\s'"’”»」）)]+)/i.exec(text)?.[1];
  const reason = url === undefined ? undefined : reasonIn(text.slice(url.length));
  const known = reason === undefined ? undefined : knownIn(reason, locale);
  const meaning = known === undefined ? undefined : meaningOf(known[0]);
  if (url === undefined || reason === undefined || known === undefined || meaning === undefined) return undefined;
  const end = from + text.indexOf(reason, url.length) + reason.length;
  const status = /^[)）.。\s]*[^0-9()（）]{0,30}[:：]\s?([1-5][0-9]{2})\b/.exec(flat.slice(end, end + 60))?.[1];
  const [engineCode, value] = known;
  return {
    pattern: { source: "firefox", engineCode, ...meaning },
    match: {
      start,
      end,
      values: {
        url: url.replace(/(?<![.,。])[.,。]+$/, ""),
        locale: locale.locale,
        ...(value === undefined ? {} : { value }),
        ...(status === undefined ? {} : { status }),
      },
    },
  };
}

/** What Firefox says in other languages than English. */
export function findLocalized(folded: string, flat: string): readonly Found[] {
  return firefoxLocales.flatMap((locale) =>
    [...folded.matchAll(locale.lead)]
      .slice(0, maxMatches)
      .flatMap(({ index, 0: { length } }) => readAt(flat, index, index + length, locale) ?? []),
  );
}
