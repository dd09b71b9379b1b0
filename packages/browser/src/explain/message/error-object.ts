/** What stands in a library's error object of its request: axios, jQuery, ky, in JSON or as a console shows it. */
const places = {
  url: /["']?\b(?:url|responseURL|requestUrl)["']?\s?:\s?["'](https?:\/\/[^"'\s]{1,2048})["']/i,
  method: /["']?\bmethod["']?\s?:\s?["'](get|head|post|put|patch|delete|options)["']/i,
} as const;

const address = [
  /\burl=(https?:\/\/[^\s,)]{1,2048})/i,
  /\bpath ?: \[?(?:get|head|post|put|patch|delete)?\]? ?["'](https?:\/\/[^"'\s]{1,2048})["']/i,
];

/** How far from the error's own words its object reaches. */
const reach = 1500;

/**
 * The request of a library's error, where its words have none.
 * @param at where the words stand
 */
export function requestInObject(flat: string, at: number): Readonly<Record<string, string>> {
  const near = flat.slice(Math.max(0, at - reach), at + reach);
  const url = [places.url, ...address].map((one) => one.exec(near)?.[1]).find((one) => one !== undefined);
  if (url === undefined) return {};
  const method = places.method.exec(near)?.[1]?.toUpperCase();
  return { url, ...(method === undefined ? {} : { method }) };
}
