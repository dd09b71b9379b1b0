import { isURLLike } from "../options/check-options.ts";
import { optionTexts } from "../options/option-texts.ts";
import { URL } from "../platform.ts";

/**
 * A URL that a navigation requests from a server.
 *
 * @throws TypeError for anything else
 */
export function serverURL(text: string | URL, base: string): URL {
  if (!isURLLike(text)) throw new TypeError(optionTexts.pass("The URL", text, "a string or a URL"));
  const shown = JSON.stringify(String(text));
  if (!URL.canParse(String(text), base)) throw new TypeError(`${shown} is not a valid URL.`);
  const url = new URL(String(text), base);
  if (!/^https?:$/.test(url.protocol))
    throw new TypeError(`${shown} leads to no server. Use a URL with http: or https:.`);
  return url;
}
