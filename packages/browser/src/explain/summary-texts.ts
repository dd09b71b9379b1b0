import { sanitizeText } from "sallyport/standard";

/** The first line of an explanation. */
export const summaryTexts = {
  notARequest: (error: string | undefined): string =>
    error === undefined
      ? "Nothing was sent: the browser did not begin a request."
      : `Nothing was sent: the browser refused the call itself (${sanitizeText(error)}).`,
  readable: (what: string): string => `${what} was executed; the page can read the response.`,
  readableLocal: (what: string): string => `${what} was not sent to a server; the page can read the response.`,
  socketOpen: (what: string): string => `${what} opened a WebSocket; the page can send and read messages.`,
  socketRefused: (what: string): string => `${what} was executed; it opened no WebSocket.`,
  executed: (what: string): string => `${what} was executed; the page cannot read the response.`,
  opaque: (what: string): string => `${what} was executed; the page gets an empty, opaque response.`,
  embedded: (what: string): string => `${what} was executed; the page can embed the response, but not read it.`,
  navigated: (what: string): string => `${what} was executed; the page that sent it learns nothing about the response.`,
  redirected: (first: string, last: string): string =>
    `${first} was executed and redirected; ${last} was never sent, and the page sees only an error.`,
  preflight: (what: string, method: string): string =>
    `The preflight was refused: the ${method} was never sent, and the handler did not run (${what}).`,
  preflightWithoutResponse: (what: string, method: string): string =>
    `The preflight got no response: the ${method} was never sent (${what}).`,
  sent: (what: string): string => `${what} was sent and got no response; the server may have executed it.`,
  unconnected: (what: string): string => `${what} was not sent and not executed: there was no connection.`,
  unsent: (what: string): string => `${what} was never sent: the browser stopped it.`,
  withoutCookies: (names: readonly string[]): string => `Without the cookie ${names.map(sanitizeText).join(", ")}.`,
} as const;
