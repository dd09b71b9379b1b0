/** The directives of Cache-Control that a browser's own cache acts on; of a request's, those that engines read. */
export interface CacheControl {
  readonly noStore: boolean;
  readonly noCache: boolean;
  readonly mustRevalidate: boolean;
  /** In seconds. */
  readonly maxAge: number | undefined;
  readonly maxStale: boolean;
}

/** A directive's name in lower case, and its argument without quotes. */
export type Directive = readonly [name: string, argument: string | undefined];

/**
 * The directives as data.
 *
 * @param maxAge what the argument of the `max-age` that counts means; `undefined`: none counts
 */
export const cacheControlOf = (directives: readonly Directive[], maxAge: number | undefined): CacheControl => {
  const has = (name: string): boolean => directives.some(([one]) => one === name);
  return {
    noStore: has("no-store"),
    noCache: has("no-cache"),
    mustRevalidate: has("must-revalidate"),
    maxAge,
    maxStale: has("max-stale"),
  };
};

const directive = /[\t ,]*([!#$%&'*+.^_`|~0-9a-z-]+)(?:=(?:"((?:[^"\\]|\\.)*)"|([^\t ,;"]*)))?[^,]*/giy;

/** The directives of a value, which may have empty elements between them. */
export const directivesIn = (value: string): readonly Directive[] =>
  [...value.matchAll(directive)].map(([, name = "", quoted, plain]) => [name.toLowerCase(), quoted ?? plain]);

/**
 * Cache-Control by the letter: of several `max-age` the first counts, and one that is malformed means that the response is
 * stale.
 *
 * https://www.rfc-editor.org/rfc/rfc9111#section-5.2
 */
export function parseCacheControl(value: string): CacheControl {
  const directives = directivesIn(value);
  const [, argument = ""] = directives.find(([name]) => name === "max-age") ?? [];
  const isGiven = directives.some(([name]) => name === "max-age");
  const seconds = /^[0-9]+$/.test(argument) ? Number(argument) : 0;
  return cacheControlOf(directives, isGiven ? seconds : undefined);
}
