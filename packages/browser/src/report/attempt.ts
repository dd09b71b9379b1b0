import type { EngineSpecifier } from "../engines/engine-specifier.ts";
import type { Network } from "../fetch/network.ts";
import { Browser } from "../page/browser.ts";
import { documentOf } from "../page/document.ts";
import type { Outcome } from "../page/outcome.ts";
import type { Page } from "../page/page.ts";
import { AbortController } from "../platform.ts";
import type { TraceEvent } from "../trace/event.ts";
import { Trace } from "../trace/trace.ts";
import type { AttemptRequest } from "./attempt-request.ts";
import { attemptBy, attemptEarlier } from "./attempt-by.ts";
import { isPreflight } from "./preflight-request.ts";

/** Where an opaque page was loaded from; only the browser itself knows it. */
const sandboxURL = "https://sandboxed.example/";

const settingCookies = (cookies: readonly string[]): Network => ({
  exchange: () =>
    Promise.resolve({
      status: 204,
      statusText: "",
      headers: cookies.map((line) => ["Set-Cookie", line] as const),
      body: new Uint8Array(),
    }),
});

/** Where the request's cookies come from. A cookie has no port (RFC 6265bis, section 8.5), and browsers open no page at some. */
function withoutPort(url: string): URL {
  const { protocol, hostname } = new URL(url);
  return new URL(`${protocol}//${hostname}/`);
}

/** A network that aborts a request, but no preflight, once it has it. */
const aborting = (network: Network, controller: AbortController): Network => ({
  exchange: (wire, signal, rules) => {
    const response = network.exchange(wire, signal, rules);
    if (!isPreflight(wire)) controller.abort();
    return response;
  },
});

/** What the page's script does to cookies before its request. */
function writeCookie(browser: Browser, page: Page, text: string): readonly TraceEvent[] {
  const trace = new Trace();
  documentOf(page.environment, { cookies: browser.cookies, engine: page.engine, now: Date.now }, trace).cookie = text;
  return trace.events;
}

function pageOf(browser: Browser, { page, addressSpace, contentSecurityPolicy, embedderPolicy }: AttemptRequest): Page {
  const options = {
    ...(addressSpace === undefined ? {} : { addressSpace }),
    ...(contentSecurityPolicy === undefined ? {} : { contentSecurityPolicy }),
    ...(embedderPolicy === undefined ? {} : { embedderPolicy }),
  };
  return page === "null" ? browser.pageAt(sandboxURL, { ...options, sandboxed: true }) : browser.pageAt(page, options);
}

/**
 * A page's attempt in one engine.
 * @returns the outcome; the cookies of the request are in the jar first, and nothing is sent for them. What the script
 * assigns to `document.cookie` is at the beginning of the trace, and an earlier request isn't in it.
 * @throws SecurityError where a script assigns to `document.cookie` in a page whose origin is opaque
 */
export async function attemptIn(engine: EngineSpecifier, request: AttemptRequest, network: Network): Promise<Outcome> {
  let current = settingCookies(request.cookies);
  const { thirdPartyCookies } = request;
  const browser = new Browser({
    engine,
    ...(thirdPartyCookies !== undefined && { thirdPartyCookies }),
    network: { exchange: (wire, signal, rules) => current.exchange(wire, signal, rules) },
  });
  if (request.cookies.length > 0) await browser.open(withoutPort(request.url));
  current = network;
  const page = pageOf(browser, request);
  await attemptEarlier(page, request);
  const written = request.documentCookie === undefined ? [] : writeCookie(browser, page, request.documentCookie);
  const controller = new AbortController();
  if (request.aborts === true) current = aborting(network, controller);
  const made = await attemptBy(page, request, request.aborts === true ? controller.signal : undefined);
  const outcome = thirdPartyCookies === undefined ? made : { ...made, thirdPartyCookies };
  return written.length === 0 ? outcome : { ...outcome, trace: [...written, ...outcome.trace] };
}
