import { codeSpan } from "../text/code-span.ts";

/** Why a page gets what it must not get. */
export const refusalTexts = {
  ownOrigin: "The page has the server's own origin, so CORS does not restrict it.",
  everybody: "The server sends `Access-Control-Allow-Origin: *`, which lets any page read the response.",
  allowed: (origin: string, credentials: boolean): string =>
    `The server sends ${codeSpan(`Access-Control-Allow-Origin: ${origin}`)}${credentials ? " and `Access-Control-Allow-Credentials: true`" : ""}: either its list has this origin, or it echoes every Origin.`,
  embeddable: "A page can embed the response without CORS, unless Cross-Origin-Resource-Policy forbids it.",
  socket: (cookies: readonly string[]): string =>
    cookies.length === 0
      ? "Any page can open a WebSocket: the browser sends no preflight, and compares nothing with the page's origin."
      : `Cross-site WebSocket hijacking: any page can open a WebSocket, and the handshake carried ${cookies.map((name) => codeSpan(name)).join(", ")}.`,
  noPreflight: "The request needs no preflight: any page can send it, and CORS only hides the response.",
  preflightAllowed: "The response to the preflight allows this origin, method and headers.",
  handlerOnPreflight: "A handler runs for the preflight itself (OPTIONS).",
} as const;
