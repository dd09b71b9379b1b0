import type { EngineName } from "../../src/index.ts";
import { Browser } from "../../src/page/browser.ts";
import type { WireRequest, WireResponse } from "../../src/fetch/network.ts";

export interface Logged {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly header: (name: string) => string | undefined;
}

export const bank = "https://bank.example";
export const evil = "https://evil.example";

type Responses = Readonly<Record<string, Partial<WireResponse>>>;

/** A browser whose requests are logged; other URLs than those given respond with 200. */
export function loggedBrowser(
  engine: EngineName,
  responses: Responses = {},
  now?: () => number,
): { readonly browser: Browser; readonly log: Logged[] } {
  const log: Logged[] = [];
  const exchange = ({ method, url, headers, body }: WireRequest): Promise<WireResponse> => {
    const header = (name: string): string | undefined =>
      headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
    log.push({ method, url, body: new TextDecoder("latin1").decode(body), header });
    return Promise.resolve({ status: 200, statusText: "", headers: [], body: new Uint8Array(), ...responses[url] });
  };
  return { browser: new Browser({ engine, network: { exchange }, ...(now && { now }) }), log };
}

export const redirectTo = (status: number, location: string): Partial<WireResponse> => ({
  status,
  headers: [["Location", location]],
});
