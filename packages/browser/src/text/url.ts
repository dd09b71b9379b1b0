/** A URL that can be shown: a password is nobody's to read. */
export function withoutUserinfo(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  url.username = url.password = "";
  return url.href;
}

/** The URL of a WebSocket as a page writes it: Fetch requests it with http or https (https://websockets.spec.whatwg.org/). */
export const socketURL = (url: string): string => url.replace(/^http/, "ws");

/**
 * A text in which the user name and password of each URL are `***`. Diagrams have written `…` for them.
 * @example hideUserinfo("https://ann:secret@api.example/") // "https://***@api.example/"
 */
export const hideUserinfo = (text: string): string => text.replace(/(\/\/)(?!…@)[^\s/?#\\"<>`]*@/g, "$1***@");
