import { parseOrigin } from "../../standard/origin.ts";

/** The origin that a text was probably meant to be: what the URL parser makes of it, if that is one. */
export function suggestOrigin(text: string): string | undefined {
  if (/[,;\s@]/.test(text)) return undefined;
  try {
    const url = new URL(text);
    url.hostname = url.hostname.replace(/\.$/, "");
    return parseOrigin(url.origin) === undefined ? undefined : url.origin;
  } catch {
    return undefined;
  }
}
