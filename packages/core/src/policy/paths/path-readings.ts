import { isOverBudget } from "./path-budget.ts";
import { hasPatternSign, isRespelled, normalizeSpelling } from "./pattern-signs.ts";

/** A segment of a path in one reading. */
export interface PathSegment {
  /** As sent, pattern signs unescaped and escapes in upper case. */
  readonly text: string;
  /** The document writes it in another way, so a router that compares what was sent may not find it. */
  readonly respelled: boolean;
  /** As the laxest router compares it: decoded, without controls, in lower case. */
  readonly folded: string;
  /** find-my-way may pass over a parameter for it, and on to a wildcard. */
  readonly unlikeParameter: boolean;
}

export type PathReading = readonly PathSegment[];

export interface PathReadings {
  /** At least one. */
  readonly readings: readonly PathReading[];
  /** It has a sign that routers, proxies and URL parsers disagree about: a slash that is written in another way, a broken escape … */
  readonly ambiguous: boolean;
  /** It has an escape in which some decoders find a character that the readings don't have. */
  readonly obscure: boolean;
  /** A URL parser would write some character in another way, so a literal that is equal as sent may not be equal there. */
  readonly rewritten: boolean;
}

/** One reading, and each segment is its own fold: lower case, no escapes, no empty or dot segments. */
const plain = /^(?:\/(?![.]{1,2}(?:\/|$))[a-z0-9\-._~!$&'()*+,=:@]+)+$/;

/** Printable ASCII without backslash and `#`; a URL parser cuts, strips or converts the rest. */
const printable = /^[!"$-[\]-~]*$/;

// eslint-disable-next-line no-restricted-syntax -- what some routers drop from a path; shown to nobody
const controls = /\p{Cc}/gu;
const brokenEscape = /%(?![0-9A-Fa-f]{2})/;

/** One character of UTF-8 (the Unicode standard, table 3-7), escaped. Rejected: decoding in `try`, where each error costs microseconds. */
const next = "%[89ab][0-9a-f]";
const character = [
  "%[0-7][0-9a-f]",
  `%(?:c[2-9a-f]|d[0-9a-f])${next}`,
  `%(?:e0%[ab][0-9a-f]|e[1-9a-cef]${next}|ed%[89][0-9a-f])${next}`,
  `%(?:f0%[9ab][0-9a-f]|f[1-3]${next}|f4%8[0-9a-f])${next}${next}`,
].join("|");
const utf8 = new RegExp(`^(?:${character})+$`, "i");

const decodeRun = (run: string): string => (utf8.test(run) ? decodeURIComponent(run) : run);

/** Percent-decodes once, run by run; a run that is not UTF-8 stays as it is. */
export const percentDecode = (text: string): string =>
  text.includes("%") ? text.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeRun) : text;

const fold = (decoded: string): string => decoded.replace(controls, "").toLowerCase();

/** A segment as the laxest router compares it. */
export const foldSegment = (text: string): string => fold(percentDecode(text));

/** find-my-way's `maxParamLength`. */
const maxParameter = 100;

/** In find-my-way a change of length by lower case (U+0130) shifts the places at which it cuts. */
const isUnlikeParameter = (decoded: string): boolean =>
  decoded.length > maxParameter || decoded.toLowerCase().length !== decoded.length;

function segment(text: string): PathSegment {
  const decoded = percentDecode(text);
  return {
    text: normalizeSpelling(text),
    respelled: isRespelled(text),
    folded: fold(decoded),
    unlikeParameter: isUnlikeParameter(decoded),
  };
}

const plainSegment = (text: string): PathSegment => ({
  text,
  respelled: hasPatternSign(text),
  folded: text,
  unlikeParameter: text.length > maxParameter,
});
const empty = plainSegment("");

/** A backslash, an escaped slash and an escaped backslash are separators to some and letters to others, each on its own. */
const separators: readonly RegExp[] = [/\\/g, /%2f/gi, /%5c/gi];

const separated = (path: string): readonly string[] =>
  separators.reduce<readonly string[]>(
    (spellings, sign) =>
      path.search(sign) < 0 ? spellings : spellings.flatMap((one) => [one, one.replace(sign, "/")]),
    [path],
  );

/** Servers that resolve the target against a base take a leading `//name` for an authority (URL standard). */
const withoutAuthority = (path: string): string | undefined =>
  path.startsWith("//") ? path.replace(/^\/{2,}[^/]*/, "") || "/" : undefined;

/** All of it, without matrix parameters, or up to the first `;` (find-my-way's `useSemicolonDelimiter`). */
const cuts = (path: string): readonly string[] =>
  path.includes(";") ? [path, path.replace(/;[^/]*/g, ""), path.slice(0, path.indexOf(";"))] : [path];

const isDot = ({ folded }: PathSegment): boolean => folded === "." || folded === "..";

/** Resolves dot segments; `collapse` drops empty segments first, as some servers do and the URL standard does not. */
function removeDotSegments(reading: PathReading, collapse: boolean): PathReading {
  const kept: PathSegment[] = [];
  for (const one of reading) {
    if (one.folded === "..") kept.pop();
    else if (one.folded !== "." && !(collapse && one.folded === "")) kept.push(one);
  }
  const last = reading.at(-1);
  // "/a/.." is the folder "/", and a parameter may take what stands after its slash.
  return (last !== undefined && isDot(last)) || kept.length === 0 ? [...kept, empty] : kept;
}

const dotReadings = (reading: PathReading): readonly PathReading[] =>
  reading.some(isDot) ? [removeDotSegments(reading, true), removeDotSegments(reading, false), reading] : [reading];

type Segments = Map<string, PathSegment>;

/** Readings have most of their segments in common, so each is decoded once. */
function split(path: string, known: Segments): PathReading {
  return path
    .split("/")
    .slice(1)
    .map((text) => {
      const one = known.get(text) ?? segment(text);
      known.set(text, one);
      return one;
    });
}

/** Whether the path is its own only reading, for a tree whose literals are their own folds. */
export const isPlain = (path: string): boolean => path.length <= maxParameter && plain.test(path);

/**
 * What routers may take a path for, as far as they cut it into segments in different ways. How they compare segments
 * (case, escapes, empty ones, a slash at the end) is the tree's.
 * @param path the path as sent, without query
 * @returns `undefined` where it has too many readings to follow: over budget, or dot segments that some resolve before
 *   they take an escaped slash for a separator, and some after
 */
export function readPath(path: string): PathReadings | undefined {
  if (isOverBudget(path)) return undefined;
  if (plain.test(path)) {
    return {
      readings: [path.split("/").slice(1).map(plainSegment)],
      ambiguous: false,
      obscure: false,
      rewritten: false,
    };
  }
  const fragment = path.indexOf("#");
  const spellings = separated(fragment < 0 ? path : path.slice(0, fragment));
  const authorities = spellings.map(withoutAuthority).filter((one) => one !== undefined);
  const known: Segments = new Map();
  const cut = [...spellings, ...authorities].flatMap(cuts).map((one) => split(one, known));
  if (spellings.length > 1 && cut.some((reading) => reading.some(isDot))) return undefined;
  const rewritten = !printable.test(path);
  return {
    readings: cut.flatMap(dotReadings),
    ambiguous: rewritten || authorities.length > 0 || hasDoubtfulEscape(path),
    obscure: obscureEscape.test(path.replaceAll("%25", "-")),
    rewritten,
  };
}

/** `unescape()` reads `%u002f`, and lax decoders read overlong UTF-8 (the Unicode standard, table 3-7, lacks it). */
const obscureEscape = /%u[0-9a-f]{4}|%c[01]|%e0%[89]|%f0%8/i;

/** An escape that some decode early, in another way or not at all: of a slash, of a control, of what is not UTF-8. */
function hasDoubtfulEscape(path: string): boolean {
  if (!path.includes("%")) return false;
  if (brokenEscape.test(path) || /%2f|%5c/i.test(path)) return true;
  const decoded = percentDecode(path.replaceAll("%25", "-"));
  return decoded.includes("%") || decoded.search(controls) >= 0;
}
