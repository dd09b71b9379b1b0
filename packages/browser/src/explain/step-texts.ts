import { sanitizeText } from "sallyport/standard";
import type { TraceEvent, TraceEventKind } from "../trace/event.ts";
import { codeTexts } from "./codes/index.ts";
import type { ExplanationCode } from "./explanation.ts";
import { withoutUserinfo } from "../text/url.ts";
import { codeSpan, codeSpans } from "../text/code-span.ts";

type TextsOf<Event> = (event: Event) => { readonly subject: string; readonly result: string };

const yes = "allowed";

const failureTitle = (failure: { readonly code: ExplanationCode; readonly value?: string }): string =>
  failure.value === undefined || failure.value === ""
    ? codeTexts[failure.code].title
    : `${codeTexts[failure.code].title}: ${codeSpan(failure.code === "redirect-credentials" ? withoutUserinfo(failure.value) : failure.value)}`;

const taintingTexts = {
  basic: "no: CORS does not apply",
  cors: "yes: the server must share the response (CORS)",
  opaque: "yes, and the request does not use CORS: the response is opaque",
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
    ...(method === undefined ? [] : [`the method ${codeSpan(method)}`]),
    ...(headers.length === 0 ? [] : [`the ${headers.length === 1 ? "header" : "headers"} ${codeSpans(headers)}`]),
    ...(listener ? ["an upload listener"] : []),
  ];
  return needs.length === 0 ? "nothing by itself" : needs.join(", ");
}

const interesting = /^(?:access-control-|cross-origin-resource-policy$|location$|vary$|timing-allow-origin$)/i;

function shownHeaders(headers: readonly (readonly [name: string, value: string])[]): string {
  const shown = headers
    .filter(([name]) => interesting.test(name))
    .map(([name, value]) => codeSpan(`${name}: ${value}`));
  return shown.length === 0 ? ", without CORS headers" : `, ${shown.join(", ")}`;
}

const namesOf = (cookies: readonly { readonly name: string }[]): string => codeSpans(cookies.map(({ name }) => name));

/** A request for which no connection was made. */
export const unconnectedTexts = ({
  preflight,
  method,
  url,
}: Extract<TraceEvent, { kind: "request" }>): ReturnType<TextsOf<TraceEvent>> => ({
  subject: preflight ? "The preflight cannot be sent" : "The request cannot be sent",
  result: `${codeSpan(method)} ${sanitizeText(url)}: no connection`,
});

/** The steps of a navigation that are not as a script's. */
export const navigationTexts: Readonly<Partial<Record<TraceEventKind, ReturnType<TextsOf<TraceEvent>>>>> = {
  tainting: {
    subject: "Whether the URL has another origin",
    result: "not checked: CORS does not apply to navigations",
  },
  filtered: {
    subject: "What the page sees of the response",
    result: "nothing, unless the new document has its origin",
  },
};

/** Each step in words: its subject, and its result. */
export const stepTexts: { readonly [Kind in TraceEventKind]: TextsOf<Extract<TraceEvent, { kind: Kind }>> } = {
  "main-fetch": ({ url, mode, credentials, of }) => ({
    subject: of === undefined ? "What the page requests" : "What its service worker requests",
    result: `${sanitizeText(url)}, mode \`${mode}\`, credentials \`${credentials}\``,
  }),
  "service-worker": ({ url, responds }) => ({
    subject: "The page's service worker gets the request",
    result: `${sanitizeText(url)}: ${responds ? "it responds" : "it leaves the request to the network"}`,
  }),
  "from-service-worker": ({ status, type, headers }) => ({
    subject: "What the service worker responds with",
    result: `${String(status)}, type ${codeSpan(type)}${shownHeaders(headers)}`,
  }),
  upgraded: ({ url, by }) => ({
    subject:
      by === undefined
        ? "The page is on https, so the browser requests this over https too"
        : "The host has sent `Strict-Transport-Security`, so the browser requests this over https",
    result: sanitizeText(url),
  }),
  tainting: ({ tainting }) => ({ subject: "Whether the URL has another origin", result: taintingTexts[tainting] }),
  "preflight-needed": (event) => ({
    subject: "Whether a preflight is needed",
    result: event.cached
      ? `${preflightNeeds(event)} needs one, and an earlier one is still cached`
      : `${preflightNeeds(event)} ${event.method === undefined && event.headers.length === 0 && !event.listener ? "needs it, but a redirect does in this engine" : "needs it"}`,
  }),
  request: ({ preflight, method, url }) => ({
    subject: preflight ? "The preflight is sent" : "The request is sent",
    result: `${codeSpan(method)} ${sanitizeText(url)}`,
  }),
  cookies: ({ included, sent, blocked }) => ({
    subject: "Which cookies are sent",
    result: included
      ? `${sent.length === 0 ? "none" : namesOf(sent)}${blocked.length === 0 ? "" : `; not sent: ${blocked.map(({ cookie, reason }) => `${codeSpan(cookie.name)} (${reason})`).join(", ")}`}`
      : "none: credentials are not included",
  }),
  authorization: ({ url, replaces }) => ({
    subject: "The browser adds `Authorization`",
    result: `with the user name and password that the user entered for ${sanitizeText(url)}${replaces ? ", instead of the script's" : ""}`,
  }),
  "authentication-prompt": ({ realm }) => ({
    subject: "The server asks for a user name and a password",
    result: `the request waits for the user, whom the browser asks (${codeSpan(realm)}); in the model the user cancels`,
  }),
  "storage-access-retry": ({ url }) => ({
    subject: "The server asks for its cookies (`Activate-Storage-Access: retry`), which the user permits",
    result: `${sanitizeText(url)} is requested again with them`,
  }),
  response: ({ preflight, status, headers }) => ({
    subject: preflight ? "The response to the preflight" : "The response: the server has executed the request",
    result: `${String(status)}${shownHeaders(headers)}`,
  }),
  "from-cache": ({ status, headers, validated, age }) => ({
    subject: validated
      ? "The server says that the stored response is unchanged: the HTTP cache has it"
      : "The response is from the HTTP cache: the server receives nothing",
    result: `${String(status)}, ${String(age)} s old${shownHeaders(headers)}`,
  }),
  "site-data-cleared": ({ cookies, cache, serviceWorkers }) => ({
    subject: "The server clears what the browser keeps (`Clear-Site-Data`)",
    result: [
      ...(cookies.length > 0 ? [`the cookies ${namesOf(cookies)}`] : []),
      ...(cache ? ["what the HTTP cache has of its origin"] : []),
      ...serviceWorkers.map((scope) => `the service worker of ${codeSpan(scope)}`),
    ].join("; "),
  }),
  "cookie-stored": ({ cookie }) => ({
    subject: "Set-Cookie",
    result: `${codeSpan(cookie.name)} is stored for ${sanitizeText(cookie.domain)}`,
  }),
  "cookie-removed": ({ cookie, reason }) => ({
    subject: "Stored cookies",
    result: `${codeSpan(cookie.name)} is removed (${reason})`,
  }),
  "cookie-refused": ({ name, reason }) => ({
    subject: "Set-Cookie",
    result: `${name === undefined ? "the line" : codeSpan(name)} is not stored (${reason})`,
  }),
  "cors-check": ({ preflight, origin, failure }) => ({
    subject: `Whether ${preflight ? "the response to the preflight" : "the response"} is for the origin ${codeSpan(origin)} (CORS check)`,
    result: failure === undefined ? yes : failureTitle(failure),
  }),
  "corp-check": ({ failure }) => ({
    subject: "Whether the response may be embedded (Cross-Origin-Resource-Policy)",
    result: failure === undefined ? yes : failureTitle(failure),
  }),
  "tao-check": ({ passed }) => ({
    subject: "Whether the page may see the timing (Timing-Allow-Origin)",
    result: passed ? yes : "no; that does not affect the response itself",
  }),
  "preflight-passed": ({ methods, headers, maxAge }) => ({
    subject: "What the preflight allows",
    result: `methods ${methods.length === 0 ? "GET, HEAD, POST" : codeSpans(methods)}; headers ${headers.length === 0 ? "the safelisted ones" : codeSpans(headers)}; cached for ${Number.isFinite(maxAge) ? `${String(maxAge)} s` : "as long as the browser keeps it"}`,
  }),
  redirect: ({ status, to, method, taint }) => ({
    subject: "A redirect",
    result: `${String(status)} to ${sanitizeText(to)} with ${codeSpan(method)}${taint === "cross-site" || taint === "same-site" ? "; the Origin is `null` from here" : ""}`,
  }),
  filtered: ({ type, hidden }) => ({
    subject: "What the page sees of the response",
    result: `a response of the type \`${type}\`${hidden.length === 0 ? "" : `, without ${codeSpans([...new Set(hidden)].slice(0, 12))}`}`,
  }),
  "network-error": ({ failure }) => ({
    subject: "What the page gets",
    result: `a network error without a reason: ${failureTitle(failure)}`,
  }),
};
