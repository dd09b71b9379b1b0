import type { EngineSpecifier } from "../engines/engine-specifier.ts";
import type { Network, WireResponse } from "../fetch/network.ts";
import { Browser } from "../page/browser.ts";
import type { Outcome } from "../page/outcome.ts";
import type { AttemptRequest } from "./attempt-request.ts";
import { attemptBy } from "./attempt-by.ts";

/** Where an opaque page was loaded from; only the browser itself knows it. */
const sandboxURL = "https://sandboxed.example/";

const settingCookies = (cookies: readonly string[]): WireResponse => ({
  status: 204,
  statusText: "",
  headers: cookies.map((line) => ["Set-Cookie", line] as const),
  body: new Uint8Array(),
});

/** Where the request's cookies come from. A cookie has no port (RFC 6265bis, section 8.5), and browsers open no page at some. */
function withoutPort(url: string): URL {
  const { protocol, hostname } = new URL(url);
  return new URL(`${protocol}//${hostname}/`);
}

/**
 * A page's attempt in one engine.
 * @returns the outcome; the cookies of the request are in the jar first, and nothing is sent for them
 */
export async function attemptIn(engine: EngineSpecifier, request: AttemptRequest, network: Network): Promise<Outcome> {
  let cookies = request.cookies;
  const { thirdPartyCookies } = request;
  const browser = new Browser({
    engine,
    ...(thirdPartyCookies !== undefined && { thirdPartyCookies }),
    network: {
      exchange: (wire, signal, rules) =>
        cookies.length === 0 ? network.exchange(wire, signal, rules) : Promise.resolve(settingCookies(cookies)),
    },
  });
  if (cookies.length > 0) await browser.open(withoutPort(request.url));
  cookies = [];
  const { page: from, addressSpace } = request;
  const where = addressSpace === undefined ? {} : { addressSpace };
  const page =
    from === "null" ? browser.pageAt(sandboxURL, { ...where, sandboxed: true }) : browser.pageAt(from, where);
  return attemptBy(page, request);
}
