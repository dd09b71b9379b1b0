import type { EngineName, Outcome, PageRequestInit } from "../../src/index.ts";
import { sceneOf, type Asked, type Lines, type Script } from "../fetch/script.ts";

export const APP = "https://app.example";
export const TRANSFERS = "https://bank.example/transfers";

/** The one outcome of one request to a server that answers so. */
export async function outcomeOf(
  script: Script,
  url: string = TRANSFERS,
  init: PageRequestInit = {},
  options: { readonly engine?: EngineName; readonly at?: string } = {},
): Promise<Outcome> {
  const { page } = sceneOf(script, { thirdPartyCookies: "allow", ...options });
  return page.attempt(url, init);
}

/** Answers with these lines, preflights too. */
export const answering =
  (headers: Lines, status = 200): Script =>
  () => ({ status, headers });

/** Answers the preflight so, and the request otherwise. */
export const asking =
  (preflight: (asked: Asked) => Lines, status = 204, headers: Lines = []): Script =>
  (asked) =>
    asked.isPreflight ? { status, headers: preflight(asked) } : { headers };

/** What lets an origin do what it asks for. */
export const allowing = (origin: string, more: Lines = []): Lines => [["Access-Control-Allow-Origin", origin], ...more];
