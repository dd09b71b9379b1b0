import { currentPolicy, type Policy } from "../policy/handle.ts";
import { suggest } from "../policy/document/name-suggestion.ts";
import { areSecrets } from "../token/secrets.ts";
import type { Decision } from "./decision.ts";
import type { Finding } from "./finding.ts";
import type { RefusalBody } from "./gate-response.ts";

/** What `onDecision` gets beside the decision. Nothing secret: no query, no cookie, no token. */
export interface Exchange {
  readonly method: string;
  /** The path as sent, without query. */
  readonly path: string;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site` as sent. */
  readonly site: string | undefined;
  /** `Sec-Fetch-Mode` as sent. */
  readonly mode: string | undefined;
}

/** How forgery tokens are verified; needed where the policy says `forgery: { token: true }`. */
export interface TokenOptions<Request = unknown> {
  /** Secrets of 32 characters or more, the newest first. */
  readonly secrets: readonly string[];
  /** The id of the request's session, before login too; `undefined` where it has none, and then no token is valid. */
  readonly session: (request: Request) => string | undefined | Promise<string | undefined>;
  /**
   * How long a plain form may be, in bytes, whose field `_csrf` the guard looks up before the handler runs. It holds the
   * form until it has all of it, then hands it on unread. Default: 1,048,576.
   */
  readonly formLimit?: number;
  /** Without effect: the guard reads forms itself. Once a body parser stood here. */
  readonly form?: unknown;
}

/** `Request` is what the framework's handlers get. */
export interface GuardOptions<Request = unknown> {
  /** `report` changes no byte, reads no body, and reports to `onDecision` what would have been. Default: `refuse`. */
  readonly enforce?: "refuse" | "report";
  /** A failed preflight has just enough headers for the browser to name the failing step. Default: false. */
  readonly debug?: boolean;
  /**
   * The header field that names the Host: one in which a proxy passes it on and which the proxy always overwrites
   * (`x-forwarded-host`, `forwarded`), or `host` where the request's URL has another name (Next.js). Default: none; then
   * URL, `:authority` and Host must agree.
   */
  readonly hostHeader?: string;
  /**
   * Whether one warning is written for each kind of refusal, and of response that a page of a known origin cannot read, to
   * `console.warn` or the framework's own log, with what to add to the policy for an origin that it names. Default: where NODE_ENV is `development`, or isn't set and standard
   * error is a terminal; with Fastify always.
   */
  readonly log?: boolean;
  /**
   * Called with the decision about each request, before the handler runs; again where the request is rewritten to what is
   * refused. `diagnostics_channel` has the same as `sallyport:decision`.
   */
  readonly onDecision?: (decision: Decision, exchange: Exchange, request: Request) => void;
  /** Called with each thing that a response shows: `sallyport:finding` of `diagnostics_channel`. */
  readonly onFinding?: (finding: Finding, exchange: Exchange, request: Request) => void;
  /**
   * Makes the body of a refusal: `(decision) => ({ type: "html", body: page(decision.reason) })`. The status and the
   * header fields are the guard's; among them a `Content-Security-Policy` under which nothing runs or loads. Escape what you quote. Where
   * it throws, or returns nothing or a promise, the default is sent: a page for a navigation of the whole window, else an
   * RFC 9457 problem document.
   */
  readonly onRefusal?: (decision: Decision, request: Request) => RefusalBody | undefined;
  /** Called with what a handler, a session look-up or a log throws. Default: `console.error`. */
  readonly onError?: (error: unknown) => void;
  readonly token?: TokenOptions<Request>;
}

const optionNames = [
  "enforce",
  "debug",
  "hostHeader",
  "log",
  "onDecision",
  "onFinding",
  "onRefusal",
  "onError",
  "token",
];

const optionTypes: Readonly<Record<string, string>> = {
  token: "object",
  debug: "boolean",
  hostHeader: "string",
  log: "boolean",
  onDecision: "function",
  onFinding: "function",
  onRefusal: "function",
  onError: "function",
};

/** A misspelt option must not leave a gate open. */
export function checkOptions(options: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (!optionNames.includes(name)) {
      const suggestion = suggest(name, optionNames);
      throw new TypeError(
        `There is no guard option ${JSON.stringify(name)}.${suggestion === undefined ? "" : ` Did you mean ${JSON.stringify(suggestion)}?`}`,
      );
    }
    if (name === "enforce" && value !== "refuse" && value !== "report") {
      throw new TypeError(`The guard option enforce is "refuse" or "report", not ${JSON.stringify(value)}.`);
    }
    const expected = optionTypes[name];
    if (expected !== undefined && typeof value !== expected) {
      throw new TypeError(`The guard option ${name} is a ${expected}, not ${JSON.stringify(value)}.`);
    }
  }
}

export function checkTokenOptions(policy: Policy, token: TokenOptions<never> | undefined): void {
  if (token === undefined) {
    const demanding = currentPolicy(policy).resources.find((resource) => resource.token);
    if (demanding === undefined) return;
    throw new TypeError(
      `${demanding.path} demands a forgery token: give the guard option token: { secrets, session }.`,
    );
  }
  const { secrets, session, form, formLimit, ...others }: Partial<TokenOptions<never>> = token;
  if (!areSecrets(secrets) || typeof session !== "function") {
    throw new TypeError(
      "The guard option token is { secrets, session }: secrets of at least 32 characters, the newest first, and a function.",
    );
  }
  if (form !== undefined && typeof form !== "function") {
    throw new TypeError(
      "The guard option token.form is a body parser for forms, such as express.urlencoded({ extended: false }).",
    );
  }
  if (formLimit !== undefined && !(Number.isSafeInteger(formLimit) && formLimit > 0)) {
    throw new TypeError(`The guard option token.formLimit is a number of bytes, not ${JSON.stringify(formLimit)}.`);
  }
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new TypeError(`There is no guard option token.${unknown}.`);
}
