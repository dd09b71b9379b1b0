/** `!origin || allowed.includes(origin)`, `allowed.indexOf(origin) !== -1`: an origin that is looked up in a list. */
const lookup =
  /(?:!\s?\w+\s?\|\|\s?)?!?\b(\w+)\.(?:includes|indexOf|has)\(\s?\w+\s?\)(?:\s?(?:[!=]==?|>)\s?-1|\s?>=\s?0)?(?:\s?\|\|\s?!\s?\w+)?/;

/** What lets requests without an Origin pass: no page's. */
const withoutOrigin = /\bif\s?\(\s?!\s?\w+\s?\)/;

/** What decides too. */
const decides =
  /\|\||&&|\?|\.(?:test|some|includes|indexOf|has|endsWith|startsWith|match|search)\(|[=!]==?\s?["'`]|process\.env/;

/** The name of the list, where a function does nothing else than look the origin up in one. */
export function listLookedUp(code: string): string | undefined {
  const text = code.replaceAll(/\s+/g, " ");
  if (!/^(?:async )?(?:function\b|\(|\w+ ?=>)/.test(text)) return undefined;
  const rest = text.replace(withoutOrigin, "").replace(lookup, "");
  const conditions = rest.split(/\bif\b/).length - 1;
  return decides.test(rest) || conditions > 1 ? undefined : lookup.exec(text)?.[1];
}
