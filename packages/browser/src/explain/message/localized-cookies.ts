import type { BlockedReason, RefusedReason } from "../../cookies/reasons.ts";
import { cookieLocales, cookieWords as words } from "./cookie-locales.ts";
import type { Found } from "./found.ts";
import type { TopicName } from "./topic-texts.ts";

type Meaning = { readonly cookie: BlockedReason | RefusedReason } | { readonly topic: TopicName };

const maxSentences = 200;
const maxLength = 1000;

/** A sentence: a dot in a name or a URL doesn't end it. */
const sentence = /[^.。]+(?:[.](?=\S)[^.。]*)*[.。]?/g;

const quoted = /[«“„‘'"「]\s?([^«»“”„‘’'"「」]{1,300}?)\s?[»”“’'"」‘]/g;

/** Names and values of attributes, which no language translates. */
const attribute = /^(?:samesite(?:=\w+)?|none|lax|strict|secure|segura|partitioned|max-age)$/i;

/** What the names of attributes say, in whichever language they stand. */
function byAttributes(has: (name: string) => boolean, text: string): Meaning | undefined {
  const [none, lax, strict] = ["none", "lax", "strict"].map((one) => has(one) || has(`samesite=${one}`));
  if (has("partitioned")) return has("secure") ? { cookie: "partitioned-insecure" } : { topic: "cookie-foreign" };
  if (none && has("secure")) return { cookie: "same-site-none-insecure" };
  if (lax && strict && !none) return { topic: "cookie-cross-site" };
  if (has("samesite") || none || lax) return { topic: "cookie-misused" };
  if (words.httpOnly.test(text)) return { cookie: "http-only-overwrite" };
  if (!has("secure") && !has("segura")) return undefined;
  return { cookie: /(?:^|[^\w:])https(?!:)/.test(text) ? "secure-scheme" : "secure-overlay" };
}

/** What the words say. A name that is a URL asked for cookies; any other is a cookie's. */
function byWords(text: string, isURL: boolean): Meaning | undefined {
  if (isURL) {
    if (words.blocked.test(text)) return { cookie: "third-party-blocked" };
    return words.partitioned.test(text) ? { cookie: "third-party-partitioned" } : undefined;
  }
  if (words.thirdParty.test(text)) return { cookie: "third-party-blocked" };
  if (words.domain.test(text)) return { cookie: "domain-mismatch" };
  if (words.prefix.test(text)) return { cookie: "prefix-host" };
  if (words.permission.test(text)) return { topic: "cookie-preferences" };
  if (words.characters.test(text)) return { cookie: "control-character" };
  return words.size.test(text) ? { cookie: "too-long" } : undefined;
}

/** What Firefox says of cookies in other languages than English. */
export function findLocalizedCookies(folded: string, flat: string): readonly Found[] {
  return [...flat.matchAll(sentence)].slice(0, maxSentences).flatMap(({ 0: own, index }): readonly Found[] => {
    const text = folded.slice(index, index + own.length).toLowerCase();
    if (own.length > maxLength || !words.cookie.test(text)) return [];
    const names = [...own.matchAll(quoted)].map(([, name = ""]) => name);
    const name = names.find((one) => !attribute.test(one));
    const locale = Object.entries(cookieLocales).find(([, does]) => does.test(text))?.[0];
    if (name === undefined || locale === undefined) return [];
    const tokens = new Set(names.map((one) => one.toLowerCase()));
    const isURL = /^https?:\/\//i.test(name);
    const meaning = (isURL ? undefined : byAttributes((one) => tokens.has(one), text)) ?? byWords(text, isURL);
    if (meaning === undefined) return [];
    const values = { locale, [isURL ? "url" : "cookie"]: name };
    return [{ pattern: { source: "firefox", ...meaning }, match: { start: index, end: index + own.length, values } }];
  });
}
