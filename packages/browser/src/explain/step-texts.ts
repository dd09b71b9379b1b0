import { printable } from "../text/sanitize.ts";
import type { TraceEvent, TraceEventKind } from "../trace/event.ts";
import { codeTexts } from "./codes/index.ts";
import type { ExplanationCode } from "./explanation.ts";
import { code, listed, withoutUserinfo } from "./words.ts";

type TextsOf<Event> = (event: Event) => { readonly looked: string; readonly found: string };

const yes = "allowed";

const failureTitle = (failure: { readonly code: ExplanationCode; readonly value?: string }): string =>
  failure.value === undefined || failure.value === ""
    ? codeTexts[failure.code].title
    : `${codeTexts[failure.code].title}: ${code(failure.code === "redirect-credentials" ? withoutUserinfo(failure.value) : failure.value)}`;

const taintingTexts = {
  basic: "the page's own origin, or nobody's: no CORS",
  cors: "another origin: the server must share the response (CORS)",
  opaque: "another origin, without CORS: the response stays opaque",
} as const;

function preflightNeeds({
  method,
  headers,
  listener,
}: {
  readonly method: string | undefined;
  readonly headers: readonly string[];
  readonly listener: boolean;
}): string {
  const needs = [
    ...(method === undefined ? [] : [`the method ${code(method)}`]),
    ...(headers.length === 0 ? [] : [`the ${headers.length === 1 ? "header" : "headers"} ${listed(headers)}`]),
    ...(listener ? ["an upload listener"] : []),
  ];
  return needs.length === 0 ? "nothing by itself" : needs.join(", ");
}

const interesting = /^(?:access-control-|cross-origin-resource-policy$|location$|vary$|timing-allow-origin$)/i;

const namesOf = (cookies: readonly { readonly name: string }[]): string => listed(cookies.map(({ name }) => name));

/** Each step in words: what was looked at, and what was found. */
export const stepTexts: { readonly [Kind in TraceEventKind]: TextsOf<Extract<TraceEvent, { kind: Kind }>> } = {
  "main-fetch": ({ url, mode, credentials }) => ({
    looked: "What the page requests",
    found: `${printable(url)}, mode \`${mode}\`, credentials \`${credentials}\``,
  }),
  tainting: ({ tainting }) => ({ looked: "Whose response it is", found: taintingTexts[tainting] }),
  "preflight-needed": (event) => ({
    looked: "Whether a preflight is needed",
    found: event.cached
      ? `${preflightNeeds(event)} needs one, and an earlier one is still cached`
      : `${preflightNeeds(event)} ${event.method === undefined && event.headers.length === 0 && !event.listener ? "needs it, but a redirect does in this engine" : "needs it"}`,
  }),
  request: ({ preflight, method, url }) => ({
    looked: preflight ? "The preflight is sent" : "The request is sent",
    found: `${code(method)} ${printable(url)}`,
  }),
  cookies: ({ included, sent, blocked }) => ({
    looked: "Which cookies are sent",
    found: included
      ? `${sent.length === 0 ? "none" : namesOf(sent)}${blocked.length === 0 ? "" : `; not sent: ${blocked.map(({ cookie, reason }) => `${code(cookie.name)} (${reason})`).join(", ")}`}`
      : "none: credentials are not included",
  }),
  response: ({ preflight, status, headers }) => {
    const shown = headers.filter(([name]) => interesting.test(name)).map(([name, value]) => code(`${name}: ${value}`));
    return {
      looked: preflight ? "The response to the preflight" : "The response: the server has executed the request",
      found: `${String(status)}${shown.length === 0 ? ", without CORS headers" : `, ${shown.join(", ")}`}`,
    };
  },
  "cookie-stored": ({ cookie }) => ({
    looked: "Set-Cookie",
    found: `${code(cookie.name)} is stored for ${printable(cookie.domain)}`,
  }),
  "cookie-removed": ({ cookie, reason }) => ({
    looked: "Stored cookies",
    found: `${code(cookie.name)} goes (${reason})`,
  }),
  "cookie-refused": ({ name, reason }) => ({
    looked: "Set-Cookie",
    found: `${name === undefined ? "the line" : code(name)} is refused (${reason})`,
  }),
  "cors-check": ({ preflight, origin, failure }) => ({
    looked: `Whether ${preflight ? "the response to the preflight" : "the response"} is for the origin ${code(origin)} (CORS check)`,
    found: failure === undefined ? yes : failureTitle(failure),
  }),
  "corp-check": ({ failure }) => ({
    looked: "Whether the response may be embedded (Cross-Origin-Resource-Policy)",
    found: failure === undefined ? yes : failureTitle(failure),
  }),
  "tao-check": ({ passed }) => ({
    looked: "Whether the page may see the timing (Timing-Allow-Origin)",
    found: passed ? yes : "no; that does not affect the response itself",
  }),
  "preflight-passed": ({ methods, headers, maxAge }) => ({
    looked: "What the preflight allows",
    found: `methods ${methods.length === 0 ? "GET, HEAD, POST" : listed(methods)}; headers ${headers.length === 0 ? "the safelisted ones" : listed(headers)}; kept for ${Number.isFinite(maxAge) ? `${String(maxAge)} s` : "as long as the browser likes"}`,
  }),
  redirect: ({ status, to, method, taint }) => ({
    looked: "A redirect",
    found: `${String(status)} to ${printable(to)} with ${code(method)}${taint === "cross-site" || taint === "same-site" ? "; the Origin is `null` from here" : ""}`,
  }),
  filtered: ({ type, hidden }) => ({
    looked: "What the page sees of the response",
    found: `a response of the type \`${type}\`${hidden.length === 0 ? "" : `, without ${listed([...new Set(hidden)].slice(0, 12))}`}`,
  }),
  "network-error": ({ failure }) => ({
    looked: "What the page gets",
    found: `a network error without a reason: ${failureTitle(failure)}`,
  }),
};
