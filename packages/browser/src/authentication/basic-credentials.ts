import { TextEncoder } from "../platform.ts";

/** What percent-encoding stands for; a text that is no such encoding, as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The value of Authorization.
 *
 * https://www.rfc-editor.org/rfc/rfc7617#section-2
 */
export function basicCredentials(pair: string): string {
  const bytes = new TextEncoder().encode(pair);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}

/** User name and password of a URL, with a colon between them; `undefined` where it has neither. */
export const userinfoOf = ({ username, password }: URL): string | undefined =>
  username === "" && password === "" ? undefined : `${decoded(username)}:${decoded(password)}`;
