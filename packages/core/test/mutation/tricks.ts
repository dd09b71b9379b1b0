/** One step from a path towards a spelling that some router takes for it. */
export interface Trick {
  readonly name: TrickName;
  /** Which letter, slash, neighbour or insertion. */
  readonly at: number;
}

type Apply = (target: string, at: number) => string;

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** What separates segments, or seems to. */
const separators = [
  ...["//", "///", "/./", "/%2e/", "/x/../", "/x/%2e%2e/", "/x/.%2e/", "/x/%2E./", "/x/..;/", "/;/", ";a/", ";a=b/"],
  ...["%2f", "%2F", "%252f", "%25252f", "%c0%af", "%EF%BC%8F", "\xef\xbc\x8f", "\\", "%5c", "%5C", "%255c", "\\/"],
  ...[
    "%00/",
    "/%00",
    "%0a/",
    "/%09",
    "%20/",
    "/\t",
    "\t/",
    "/\xa0",
    "/%20",
    "#/",
    "?/",
    "%23/",
    "%3f/",
    "%3F/",
    "%3b/",
  ],
];

/** What stands for a segment, or hides in one. */
const fragments = [
  ...["", ".", "..", "%2e", "%2e%2e", ".%2e", "%2E.", "%252e%252e", "...", ";", ";a=1", ";a=1;b", "%3b", "%3Ba", ",a"],
  ...["%00", "%01", "%09", "%0a", "%0d%0a", "%20", "%7f", "%80", "%ff", "%C3%A9", "\xc3\xa9", "%E9", "\xe9", "%", "%%"],
  ...["%2", "%zz", "%u0041", "%c0%ae", "%ED%A0%80", "%F0%9F%98%80", "%EF%BB%BF", "\xef\xbb\xbf", "%C2%AD", "%E2%80%8B"],
  ...[
    "%C4%B1",
    "\xc4\xb1",
    "%C4%B0",
    "%C5%BF",
    "\xc5\xbf",
    "%E2%84%AA",
    "\xe2\x84\xaa",
    "%EF%BD%81",
    "*",
    ":id",
    "{id}",
  ],
  ...["a", "A", "1", "a.b", "a-b", "~", "+", "|", "[", "]", "^", '"', "<", "`", "@", "&", "=", "$1", "__proto__"],
  ...["constructor", "a%2fb", "a%5cb", "a\\b", "a%252fb", "%25", "%2525", "\t", "\x0b", "\x01", "\x7f", "\x85", "\xa0"],
];

const endings = [
  ...[
    "/",
    "//",
    "/.",
    "/..",
    "/./",
    "/%2e",
    "/%2e%2e",
    "/x/..",
    "/x/%2e%2e",
    "/;",
    ";",
    ";a=1",
    ";/",
    "/;a",
    "%3b",
    ",",
  ],
  ...[
    "?",
    "?a=1",
    "?/../open/1",
    "#",
    "#a",
    "#/../open/1",
    "%23",
    "%23a",
    "%3f",
    "%3Fa",
    "%00",
    "%20",
    "%09",
    "%0a",
    ".",
  ],
  ...["\\", "%5c", "\\1", "%5C1", "%2f", "%2f1", "%252f", "/*", "/%EF%BB%BF", "%EF%BC%8F", "\xef\xbc\x8f", "%", "%ff"],
  ...["\t", " ", "\x00", "%c0%ae", ".json", ".html", "/1", "/a", "&a=1", "%26", "%2e", "..", "/...", "/.;/", "/..;/"],
];

/** Paths that share more than their neighbours, to stand before, behind or around the path. */
const neighbours = ["/open/1", "/open", "/teams/1", "/shop/1", "/files/1", "/files", "/beta", "/acme", "/accounts/1"];

const ups = ["/..", "/../..", "/%2e%2e", "/.%2e", "/%2E%2e/..", "/..;", "/..%2f..", "/..\\..", "/..%5c", "/%252e%252e"];

const joints = [
  "/",
  ";",
  "#",
  "?",
  "%3f",
  "%23",
  "%2f",
  "\\",
  "%5c",
  "//",
  "/;/",
  "%00",
  ",",
  "%3b",
  "%252f",
  "@",
  ":",
];

const authorities = [
  ...[
    "http://api.example",
    "HTTP://API.EXAMPLE",
    "https://api.example",
    "http://api.example:80",
    "http://api.example.",
  ],
  ...[
    "http://evil.example",
    "//evil.example",
    "//api.example",
    "///",
    "/\\",
    "/\\evil.example",
    "http:/",
    "http:",
    "x:",
  ],
  ...["http://u@api.example", "http://api.example\\", "//evil.example/..", "//@", "http://api.example/open/1/../.."],
];

const replaceNth = (text: string, pattern: RegExp, at: number, by: (found: string) => string): string => {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { index, 0: old } = pick(found, at);
  return text.slice(0, index) + by(old) + text.slice(index + old.length);
};

const hexadecimal = (character: string, at: number): string => {
  const escape = character.charCodeAt(0).toString(16).padStart(2, "0");
  return at % 2 === 0 ? escape : escape.toUpperCase();
};

const flip = (letter: string): string => (letter < "a" ? letter.toLowerCase() : letter.toUpperCase());

/** Letters that some lower-casing takes for `k`, `s` and `i`, and their full-width forms. */
const lookalikes: Readonly<Record<string, string>> = { k: "%E2%84%AA", s: "%C5%BF", i: "%C4%B0", a: "%EF%BD%81" };

/** The place is taken by `at` too, so that both vary. */
const insert = (text: string, what: string, at: number): string => {
  const place = 1 + (at % Math.max(text.length, 1));
  return text.slice(0, place) + what + text.slice(place);
};

const long = ["a".repeat(5000), "/.".repeat(2000), "%41".repeat(1500), "/x/..".repeat(900), ";a".repeat(2500)];

export const tricks = {
  "upper case": (text) => text.toUpperCase(),
  "other case": (text, at) => replaceNth(text, /[a-z]/gi, at, flip),
  ending: (text, at) => text + pick(endings, at),
  "first slash doubled": (text) => `/${text}`,
  separator: (text, at) => replaceNth(text, /\//g, at, () => pick(separators, at >>> 3)),
  "segment replaced": (text, at) => replaceNth(text, /(?<=\/)[^/]*/g, at, () => pick(fragments, at >>> 3)),
  "segment emptied": (text, at) => replaceNth(text, /(?<=\/)[^/]+/g, at, () => ""),
  "slash behind": (text) => `${text}/`,
  "last segment replaced": (text, at) => text.replace(/[^/]*$/, () => pick(fragments, at)),
  "fragment inserted": (text, at) => insert(text, pick(fragments, at >>> 5), at),
  "segment inserted": (text, at) => replaceNth(text, /\//g, at, () => `/${pick(fragments, at >>> 3)}/`),
  "letter escaped": (text, at) => replaceNth(text, /[a-z0-9]/gi, at, (letter) => `%${hexadecimal(letter, at)}`),
  "escaped twice": (text, at) => replaceNth(text, /[a-z0-9/]/gi, at, (letter) => `%25${hexadecimal(letter, at)}`),
  "all escaped": (text) => text.replace(/[a-z0-9]/gi, (letter) => `%${hexadecimal(letter, 0)}`),
  "escape in other case": (text, at) => replaceNth(text, /%[0-9a-f]{2}/gi, at, (one) => one.replace(/[a-f]/gi, flip)),
  "look-alike": (text, at) => replaceNth(text, /[ksia]/g, at, (letter) => lookalikes[letter] ?? letter),
  "up from a neighbour": (text, at) => pick(neighbours, at) + pick(ups, at >>> 4) + text,
  "neighbour before": (text, at) => pick(neighbours, at) + pick(joints, at >>> 4) + text.slice(at & 1),
  "neighbour behind": (text, at) => text + pick(joints, at >>> 4) + pick(neighbours, at).slice(at & 1),
  "neighbour behind, up": (text, at) => text + pick(ups, at >>> 4) + pick(neighbours, at),
  authority: (text, at) => pick(authorities, at) + text,
  prefix: (text, at) => pick(["/en", "/v1", "/EN", "/en/..", "//en"], at) + text,
  "segment dropped": (text, at) => replaceNth(text, /\/[^/]*/g, at, () => ""),
  "segment doubled": (text, at) => replaceNth(text, /\/[^/]*/g, at, (segment) => segment + segment),
  long: (text, at) => insert(text, pick(long, at >>> 5), at),
  asterisk: () => "*",
} satisfies Record<string, Apply>;

export type TrickName = keyof typeof tricks;

/** These say little, and cost much or end everything. */
const rare: readonly TrickName[] = ["long", "asterisk"];

export const usualTricks: readonly TrickName[] = (Object.keys(tricks) as TrickName[]).filter(
  (name) => !rare.includes(name),
);
export const rareTricks: readonly TrickName[] = rare;

export const applyTricks = (path: string, list: readonly Trick[]): string =>
  list.reduce((text, { name, at }) => tricks[name](text, at), path);
