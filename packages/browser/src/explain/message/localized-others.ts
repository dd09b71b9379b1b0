import type { Found } from "./found.ts";
import type { TopicName } from "./topic-texts.ts";

/** How far a URL may stand from the words that are the same in every language. */
const reach = 400;
const maxMatches = 20;

type Meaning = { readonly topic: TopicName } | { readonly code: "mixed-content" };

interface Sign {
  readonly words: RegExp;
  readonly meaning: Meaning;
  /** What else must stand near it, and what it is called. */
  readonly value?: readonly [name: string, pattern: RegExp];
}

/** https://github.com/mozilla-l10n/firefox-l10n: security.properties and csp.properties, whose names of headers stay English */
const signs: readonly Sign[] = [
  {
    words: /X-Frame-Options/g,
    meaning: { topic: "x-frame-options" },
    value: ["value", /[«“„"「'‘]\s?(DENY|SAMEORIGIN|ALLOW-FROM[^»”“"」'’]{0,80})\s?[»”“"」'’]/i],
  },
  {
    words: /Content[- ]Security[- ]Policy/g,
    meaning: { topic: "csp" },
    value: ["directive", /\b((?:[a-z]+-)+src(?:-elem|-attr)?|frame-ancestors|form-action)\b/],
  },
  { words: /MIME/g, meaning: { topic: "mime" }, value: ["mime", /[«“„"「'‘]\s?([a-z]+\/[\w.+-]{1,60})\s?[»”“"」'’]/i] },
  {
    words:
      /gemischten aktiven Inhalten|mixed active content|contenido activo mixto|conteúdo misto ativo|смешанного активного содержимого|mieszanych treści aktywnych|混在アクティブコンテンツ|混合活动内容|混和的主動內容/g,
    meaning: { code: "mixed-content" },
  },
];

const url = /(?:https?|wss?|file):\/\/[^\s'"‘’“”„«»「」<>)）]{1,2000}/;

function readAt(flat: string, index: number, { meaning, value }: Sign): Found | undefined {
  const from = Math.max(0, index - reach);
  const near = flat.slice(from, index + reach);
  const behind = url.exec(flat.slice(index, index + reach));
  const before = url.exec(flat.slice(from, index));
  const found = behind?.[0] ?? before?.[0];
  const other = value?.[1].exec(near)?.[1];
  if (found === undefined || (value !== undefined && other === undefined)) return undefined;
  return {
    pattern: { source: "firefox", ...meaning },
    match: {
      start: behind === null ? from + (before?.index ?? 0) : index,
      end: behind === null ? index : index + behind.index + found.length,
      values: {
        url: found.replace(/(?<![.,。])[.,。]+$/, ""),
        ...(value === undefined ? {} : { [value[0]]: other ?? "" }),
      },
    },
  };
}

/** What Firefox says in other languages than English of CSP, frames, types and mixed content. */
export const findLocalizedOthers = (flat: string): readonly Found[] =>
  signs.flatMap((sign) =>
    [...flat.matchAll(sign.words)].slice(0, maxMatches).flatMap(({ index }) => readAt(flat, index, sign) ?? []),
  );
