import type { FailureCode } from "../fetch/failure.ts";
import { listOf } from "../text/list.ts";

// The test kit's messages, except for those of `explain`.

export type ExpectationName = "read" | "be-refused" | "execute-nothing";

const quote = (value: unknown): string => (typeof value === "string" ? JSON.stringify(value) : String(value));

export const usageTexts: {
  readonly url: (given: unknown) => string;
  readonly noEngine: (given: unknown, known: readonly string[]) => string;
  readonly probe: (value: unknown) => string;
  readonly page: (value: unknown) => string;
  readonly noApp: (origin: string, origins: readonly string[]) => string;
  readonly noResponse: (url: string, code: FailureCode) => string;
  readonly timeout: (value: unknown, max: number) => string;
  readonly late: (url: string, way: string, engine: string, ms: number) => string;
  readonly object: (value: string) => string;
  readonly noRequest: (message: string) => string;
} = {
  url: (given) => `${quote(given)} is not a URL. Write it in full, such as "https://api.example/accounts/1".`,
  noEngine: (given, known) =>
    `\`engines\` is ${Array.isArray(given) ? "empty, so nothing would be tested" : `${quote(given)}, not a list`}. The engines are ${listOf(known)}.`,
  probe: (value) => `\`executed\` is ${quote(value)}. Pass a function that returns how many times handlers have run.`,
  page: (value) => `${quote(value)} is not a page. Pass \`await browserFor(apps).pageAt("https://app.example")\`.`,
  noApp: (origin, origins) =>
    `There is no application at ${origin}; browserFor has ${origins.length === 0 ? "none" : listOf(origins)}. Add ${quote(origin)}: app.`,
  noResponse: (url, code) =>
    `The application did not respond to ${url} (${code}), so the test cannot check it. Does its handler throw?`,
  timeout: (value, max) =>
    `\`timeout\` is ${quote(value)}. Pass how many milliseconds a response may take, from 1 to ${String(max)}.`,
  late: (url, way, engine, ms) =>
    `The application did not finish its response to ${url} within ${String(ms)} ms, in ${engine}, by: ${way}. Make its handler respond to each request; if it needs longer, pass browserFor(apps, { timeout: ${String(ms * 5)} }) and give the test more time, too.`,
  object: (value) =>
    `\`body\` is ${value}, of which fetch makes the text "[object Object]". Pass the text that would do harm: JSON.stringify(…).`,
  noRequest: (message) => `The page's script cannot make that request: ${message}`,
};

/** The ways in which a page sends a change. */
export const wayTexts = {
  noBody: "no body",
  noType: "no Content-Type",
  jsonAs: (type: string): string => `JSON as ${type}`,
  fetch: (type: string): string => `no-cors fetch (${type})`,
  blob: "no-cors fetch (Blob, the same Content-Type)",
  beacon: (type: string): string => `sendBeacon (${type})`,
  redirected: (type: string): string => `no-cors fetch of a page that is gone, redirected (${type})`,
  form: (enctype: string): string => `form (${enctype})`,
  nested: (enctype: string): string => `form (${enctype}, names with brackets)`,
  link: "link",
  frame: "iframe",
  image: "image",
  script: "script",
  socket: "WebSocket",
  message: "message over a WebSocket",
  linkWithQuery: "link (the fields in the query)",
  imageWithQuery: "image (the fields in the query)",
  methodInField: "form (the method in the field _method)",
  methodInQuery: "form (the method in the query, _method)",
  call: "the call itself",
  open: "opening the page",
} as const;

const cookiesText = (names: readonly string[]): string =>
  names.length === 0 ? "without cookies" : `with the ${names.length === 1 ? "cookie" : "cookies"} ${listOf(names)}`;

/**
 * Ways that got through, with the engines and the cookies that they have in common.
 *
 * @param status where not all ways have the same
 */
export const throughText = (
  ways: readonly string[],
  engines: readonly string[],
  cookies: readonly string[],
  status: number | undefined,
): string =>
  `Sent ${cookiesText(cookies)} in ${listOf(engines)}${status === undefined ? "" : ` (status ${String(status)})`} by: ${ways.join(", ")}.`;

export const observationTexts: {
  readonly read: (status: number) => string;
  readonly readOtherwise: (status: number, wanted: number | undefined) => string;
  readonly opaque: string;
  readonly blocked: (code: FailureCode) => string;
  readonly blockedOtherwise: (code: FailureCode, wanted: FailureCode | undefined) => string;
  readonly notSent: string;
  readonly executions: (count: number) => string;
  readonly noExecution: string;
  readonly executed: (status: number) => string;
  readonly noResponse: string;
  readonly refusedWith: (status: number) => string;
  readonly notRefused: (status: number, wanted: number) => string;
} = {
  read: (status) => `the page can read the response, status ${status}`,
  readOtherwise: (status, wanted) =>
    `the page can read the response, but its status is ${status}, not ${wanted === undefined ? "one from 200 to 299" : String(wanted)}. If that is right, expect it: { status: ${status} }`,
  opaque:
    "the page gets an opaque response: it cannot read the response, but may show it (Cross-Origin-Resource-Policy limits that)",
  blocked: (code) => `the browser blocks the page from reading it (${code})`,
  blockedOtherwise: (code, wanted) =>
    `the browser blocks the page from reading it, but because of ${code}, not ${wanted ?? ""}`,
  notSent: "the browser sent no request other than a preflight",
  executions: (count) => `\`executed\` went up by ${count}`,
  noExecution: "the browser sent a request, and `executed` did not change",
  executed: (status) =>
    `the request was sent, and the server responded with ${status}. Only the server knows whether a handler ran: count the runs (browserFor(apps, { executed: () => count })), or name the status with which the server refuses first ({ refusedWith: ${status >= 400 && status <= 499 ? status : 403} })`,
  noResponse:
    "the request was sent, and no response came. The handler may have run before it failed: count the runs (browserFor(apps, { executed: () => count }))",
  refusedWith: (status) =>
    `the server responded with ${status}, which the test treats as a refusal before any handler runs`,
  notRefused: (status, wanted) => `the server responded with ${status}, not ${wanted}`,
};

const expectations: Readonly<Record<ExpectationName, readonly [expected: string, negated: string]>> = {
  read: ["to read", "not to read"],
  "be-refused": ["to be refused", "not to be refused"],
  "execute-nothing": ["to execute nothing with", "to execute something with"],
};

/** What was expected, of which page. */
export const expectationText = (name: ExpectationName, negated: boolean, page: string, request: string): string =>
  `Expected a page at ${page} ${expectations[name][negated ? 1 : 0]} ${request}`;

/** What follows a failure. */
export const failureTexts = {
  policy: (share: string): string => `  With a Sallyport policy: share: ${share}`,
  cors: (origin: string, credentials: boolean): string =>
    `  With the package cors: cors({ origin: ["${origin}"]${credentials ? ", credentials: true" : ""} })`,
  moreWays: (count: number): string => `And by ${count} more; see SALLYPORT_VERBOSE=1.`,
  otherType:
    "Note: the server takes the JSON body under another Content-Type too. Parse it only where that is application/json.",
  otherTypeInWebKit:
    "Note: in WebKit that alone is not enough: it sends a Blob of application/json without a preflight. Refuse other origins, too, before the handler runs.",
  blobType:
    "Note: WebKit sends the type of a Blob without a preflight, application/json too, so a Content-Type proves nothing. Refuse other origins before the handler runs.",
  redirected:
    "Note: WebKit says `Sec-Fetch-Site: same-origin` of a request that outlives its page and is redirected. Compare `Origin` too, and refuse a change without one.",
  onGet: "Note: the server makes the change for a GET too, which every link and image sends. Make it for POST alone.",
  overridden:
    "Note: the server takes a form's `_method` for the method. Turn that off, or refuse other origins before it is read.",
  more: "More: SALLYPORT_VERBOSE=1 prints every step, the console messages and a diagram.",
} as const;
