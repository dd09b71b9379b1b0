/** Who adds a request header that nobody wrote, and how to stop it or when to allow it. */
interface HeaderStory {
  readonly adds: string;
  readonly stop: string;
}

const sentry: HeaderStory = {
  adds: "Sentry's browser SDK adds `sentry-trace` and `baggage` to requests of the servers that `tracePropagationTargets` names.",
  stop: "Set `tracePropagationTargets` in `Sentry.init` to your own servers, and allow `sentry-trace` and `baggage` there only.",
};

const openTelemetry: HeaderStory = {
  adds: "OpenTelemetry's instrumentation of `fetch` and XMLHttpRequest, or Application Insights, adds the header to trace the request.",
  stop: "Leave this server out: `propagateTraceHeaderCorsUrls` in OpenTelemetry, `correlationHeaderExcludedDomains` in Application Insights. Allow the header only if the server reads it.",
};

const datadog: HeaderStory = {
  adds: "Datadog's browser SDK adds the header to requests of the servers that `allowedTracingUrls` names.",
  stop: "Remove this server from `allowedTracingUrls`, or allow the `x-datadog-` headers there.",
};

const newRelic: HeaderStory = {
  adds: "New Relic's browser agent adds the header to trace requests of other origins.",
  stop: "Remove this server from `distributed_tracing.allowed_origins`, or allow `newrelic`, `traceparent` and `tracestate` there.",
};

const noCache = (name: string): HeaderStory => ({
  adds: `The page's code sends \`${name}\` as a request header, often to avoid a cache.`,
  stop: 'Use `fetch(url, { cache: "no-store" })` instead, which needs no preflight; what the response may be stored for is in its own headers.',
});

const stories: Readonly<Record<string, HeaderStory>> = {
  "sentry-trace": sentry,
  baggage: {
    adds: "Sentry's or OpenTelemetry's browser SDK adds `baggage` to trace the request.",
    stop: `${sentry.stop} In OpenTelemetry the option is \`propagateTraceHeaderCorsUrls\`.`,
  },
  traceparent: openTelemetry,
  tracestate: openTelemetry,
  "request-id": openTelemetry,
  "request-context": openTelemetry,
  newrelic: newRelic,
  "ngrok-skip-browser-warning": {
    adds: "The page's code sends the header to skip ngrok's warning page. It reaches the server behind ngrok too, and makes each request need a preflight.",
    stop: "Remove it where the page does not run through ngrok: the warning is shown to people who open a page, and to scripts only on free accounts. Allow it during development only.",
  },
  "x-requested-with": {
    adds: "jQuery adds it to same-origin requests only, so here the page's code, a library's default or `ajaxSetup` adds it to mark a request as a script's.",
    stop: "Remove it from the default headers (`axios.defaults.headers.common`, `$.ajaxSetup`). If the server checks it to stop forged requests, allow it for this origin only.",
  },
  "x-xsrf-token": {
    adds: "Angular, or axios with `withXSRFToken`, adds the forgery token of a cookie.",
    stop: "Send the token only to the server that set it. If this is that server, allow the header for this origin only.",
  },
  "x-csrf-token": {
    adds: "The page's code, or Rails' and Laravel's helpers, add a forgery token to every request.",
    stop: "Send the token only to the server that issued it. If this is that server, allow the header for this origin only.",
  },
  "apollo-require-preflight": {
    adds: "Apollo's client adds it on purpose: Apollo Server demands a preflight, so that other sites cannot send the request.",
    stop: "Allow it for this origin: it is part of the server's own protection.",
  },
  "cache-control": noCache("Cache-Control"),
  pragma: noCache("Pragma"),
  expires: noCache("Expires"),
  "if-modified-since": noCache("If-Modified-Since"),
};

const responseHeader = (name: string): HeaderStory => ({
  adds: `\`${name}\` is a header of responses. The page's code sends it in the request, where it allows nothing and makes the browser send a preflight.`,
  stop: `Remove \`${name}\` from the request's headers in the page's code. Only the server can send it.`,
});

/** Response headers that people send in requests. */
export const isResponseHeader = (name: string): boolean => name.toLowerCase().startsWith("access-control-");

/** A body's type, a credential and what a server demands are never there by mistake. */
export const isRequiredHeader = (name: string): boolean =>
  /^(?:authorization|content-type)$|key$|^apollo-require-preflight$/i.test(name);

/** The story of a request header, where it has one. */
export function headerStory(name: string): HeaderStory | undefined {
  const key = name.toLowerCase();
  if (isResponseHeader(key)) return responseHeader(key);
  return key.startsWith("x-datadog-") ? datadog : Object.hasOwn(stories, key) ? stories[key] : undefined;
}
