/** How a page makes a request: by a script, a form, a link, an element or a socket. */
export const requestKinds = [
  "fetch",
  "form",
  "link",
  "frame",
  "beacon",
  "socket",
  "event-source",
  "image",
  "script",
  "module",
  "style",
  "font",
  "video",
] as const;

export type RequestKind = (typeof requestKinds)[number];
