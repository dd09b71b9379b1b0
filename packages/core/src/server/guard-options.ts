import { currentPolicy, type Policy } from "../policy/handle.ts";
import { areSecrets } from "../token/secrets.ts";
import type { Decision } from "./decision.ts";
import type { Finding } from "./finding.ts";
import type { RefusalBody } from "./gate-response.ts";

/** What `onDecision` gets besides the decision. It contains nothing secret: no query, no cookie, no token. */
export interface Exchange {
  readonly method: string;
  /** The path as sent, without query. */
  readonly path: string;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site` as sent. */
  readonly site: string | undefined;
  /** `Sec-Fetch-Mode` as sent. */
  readonly mode: string | undefined;
  /**
   * Whether something behind the guard has rewritten the request since the guard passed it: `method` and `path` are the new
   * ones. Each request has exactly one decision where this is false.
   */
  readonly rewritten: boolean;
}

/** How to verify forgery tokens; required if the policy has `forgery: { token: true }`. */
export interface TokenOptions<Request = unknown> {
  /** Secrets of 32 characters or more, the newest first. */
  readonly secrets: readonly string[];
  /** Returns the id of the request's session, before login too. If it returns `undefined`, no token is valid. */
  readonly session: (request: Request) => string | undefined | Promise<string | undefined>;
  /**
   * How long a plain form may be, in bytes. To read the field `_csrf`, the guard holds the form until it is complete, and
   * then passes it on unread. Default: 1,048,576.
   */
  readonly formLimit?: number;
  /** Has no effect any more: the guard reads forms itself. Earlier versions took a body parser here. */
  readonly form?: unknown;
}

/** `Request` is what the framework's handlers get. */
export interface GuardOptions<Request = unknown> {
  /** `report` changes and refuses nothing, reads no body, and reports each decision to `onDecision`. Default: `refuse`. */
  readonly enforce?: "refuse" | "report";
  /** Whether a refused preflight has just enough headers for the browser to name the failing step. Default: false. */
  readonly debug?: boolean;
  /**
   * The header that has the host: one that your proxy always overwrites (`x-forwarded-host`, `forwarded`), or `host` if the
   * framework puts another name into the request's URL (Next.js). Default: none; the URL, `:authority` and Host must then
   * agree.
   */
  readonly hostHeader?: string;
  /**
   * Whether the guard logs a warning for each kind of refusal, and of response that a page of a known origin, or any page while a source fails, cannot read, to
   * `console.warn` or to the framework's own log. If the policy names the origin, the warning says what to add. Default:
   * true if NODE_ENV is `development`, or if it isn't set and standard error is a terminal; always true with Fastify.
   */
  readonly log?: boolean;
  /**
   * Called once with the decision about each request, before the handler runs. If the request passes, and middleware
   * behind the guard then rewrites it to something that the guard refuses (or would, in report mode), or to a resource in
   * report mode, it is called again with `exchange.rewritten`: to count requests, leave these out. `diagnostics_channel` publishes the same as
   * `sallyport:decision`.
   */
  readonly onDecision?: (decision: Decision, exchange: Exchange, request: Request) => void;
  /** Called with each mistake that a response shows. `diagnostics_channel` publishes the same as `sallyport:finding`. */
  readonly onFinding?: (finding: Finding, exchange: Exchange, request: Request) => void;
  /**
   * Returns the body of a refusal: `(decision) => ({ type: "html", body: page(decision.reason) })`. The guard sets the
   * status and the headers, among them a `Content-Security-Policy` that lets nothing run or load. Escape what you quote. If
   * the function throws, or returns `undefined` or a promise, the guard sends the default: an HTML page for a top-level
   * navigation, and an RFC 9457 problem document otherwise.
   */
  readonly onRefusal?: (decision: Decision, request: Request) => RefusalBody | undefined;
  /** Called with what a handler, `session`, a source or a log throws. Default: `console.error`. */
  readonly onError?: (error: unknown) => void;
  readonly token?: TokenOptions<Request>;
}

/** The type of each option; that of `enforce` is checked by its values. */
const optionTypes: Readonly<Record<string, string | undefined>> = {
  enforce: undefined,
  debug: "boolean",
  hostHeader: "string",
  log: "boolean",
  onDecision: "function",
  onFinding: "function",
  onRefusal: "function",
  onError: "function",
  token: "object",
};

function expectedText(type: string | undefined): string {
  if (type === undefined) return '"refuse" or "report"';
  return type === "object" ? "an object" : `a ${type}`;
}

/** JSON has no functions, which people hand to `log`. */
const valueText = (value: unknown): string => (typeof value === "function" ? "a function" : JSON.stringify(value));

/** A misspelt option must not leave a gate open. */
export function checkOptions(options: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(optionTypes, name))
      throw new TypeError(
        `There is no guard option ${JSON.stringify(name)}. The options are: ${Object.keys(optionTypes).join(", ")}.`,
      );
    const type = optionTypes[name];
    if (type === undefined ? value !== "refuse" && value !== "report" : typeof value !== type)
      throw new TypeError(`The guard option ${name} must be ${expectedText(type)}, not ${valueText(value)}.`);
  }
}

export function checkTokenOptions(policy: Policy, token: TokenOptions<never> | undefined): void {
  if (token === undefined) {
    const demanding = currentPolicy(policy).resources.find((resource) => resource.token);
    if (demanding === undefined) return;
    throw new TypeError(
      `${demanding.path} requires a forgery token. Set the guard option token: { secrets, session }.`,
    );
  }
  const { secrets, session, formLimit, ...others }: Partial<TokenOptions<never>> = token;
  if (!areSecrets(secrets) || typeof session !== "function") {
    throw new TypeError(
      "The guard option token must be { secrets, session }: secrets of at least 32 characters, the newest first, and a function.",
    );
  }
  if (formLimit !== undefined && !(Number.isSafeInteger(formLimit) && formLimit > 0)) {
    throw new TypeError(
      `The guard option token.formLimit must be a number of bytes, not ${JSON.stringify(formLimit)}.`,
    );
  }
  const unknown = Object.keys(others).find((name) => name !== "form");
  if (unknown !== undefined) throw new TypeError(`There is no guard option token.${unknown}.`);
}
