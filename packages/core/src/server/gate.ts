import { resolveOrigin } from "../policy/compile.ts";
import type { Policy } from "../policy/policy.ts";
import { suggest } from "../policy/suggestion.ts";
import { decideBy } from "./decide.ts";
import type { Decision } from "./decision.ts";
import { findings, type Finding, type ResponseHead } from "./finding.ts";
import { headerValue, RequestFields, type RequestHead } from "./request.ts";
import { parseTarget } from "./target.ts";
import { areSecrets } from "../token/secrets.ts";
import { tokenHeader } from "../policy/token-header.ts";

/** What `onDecision` is told beside the decision. Nothing secret: no query, no cookie, no token. */
export interface Exchange {
  readonly method: string;
  /** The path as sent, without query. */
  readonly path: string;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site` as sent. */
  readonly site: string | undefined;
  /** `Sec-Fetch-Mode` as sent. */
  readonly mode: string | undefined;
  /** What the response showed. Empty when the decision is first told. */
  readonly findings: readonly Finding[];
}

/** How forgery tokens are verified; needed where the policy says `forgery: { token: true }`. */
export interface TokenOptions<Request = unknown> {
  /** Secrets of 32 characters or more, the newest first. */
  readonly secrets: readonly string[];
  /** The id of the request's session, before login too; `undefined` where it has none, and then no token is valid. */
  readonly session: (request: Request) => string | undefined | Promise<string | undefined>;
}

/** `Request` is what the framework's handlers get. */
export interface GuardOptions<Request = unknown> {
  /** `report` changes no byte and tells `onDecision` what would have been. Default: `refuse`. */
  readonly enforce?: "refuse" | "report";
  /** A preflight that fails carries just enough for the browser to name the failing step. Default: false. */
  readonly debug?: boolean;
  /** The header in which a proxy, which overwrites it, passes the Host on. Default: none. */
  readonly hostHeader?: string;
  /** Told of each decision, and a second time, with findings, where the response shows something. */
  readonly onDecision?: (decision: Decision, exchange: Exchange) => void;
  /** Told of an error that a handler throws, which is answered with 500. Default: `console.error`. */
  readonly onError?: (error: unknown) => void;
  readonly token?: TokenOptions<Request>;
}

const optionNames = ["enforce", "debug", "hostHeader", "onDecision", "onError", "token"];

const optionTypes: Readonly<Record<string, string>> = {
  token: "object",
  debug: "boolean",
  hostHeader: "string",
  onDecision: "function",
  onError: "function",
};

/** A misspelt option must not leave a gate open. */
function checkOptions(options: Readonly<Record<string, unknown>>): void {
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

function checkTokenOptions(policy: Policy, token: TokenOptions<never> | undefined): void {
  if (token === undefined) {
    const demanding = policy.current.resources.find((resource) => resource.token);
    if (demanding === undefined) return;
    throw new TypeError(
      `${demanding.path} demands a forgery token: give the guard option token: { secrets, session }.`,
    );
  }
  const { secrets, session }: Partial<TokenOptions<never>> = token;
  if (!areSecrets(secrets) || typeof session !== "function") {
    throw new TypeError(
      "The guard option token is { secrets, session }: secrets of at least 32 characters, the newest first, and a function.",
    );
  }
}

/** The server's gate as adapters use it: a policy with the options of one guard. */
export class Gate<Request = unknown> {
  readonly #policy: Policy;
  readonly #options: GuardOptions<Request>;
  // Loaded only where tokens are used: node:crypto is not everywhere.
  readonly #tokens: Promise<typeof import("../token/token.ts")> | undefined;

  /** @throws TypeError when an option is unknown or of a wrong type, or the policy is no policy */
  constructor(policy: Policy, options: GuardOptions<Request> = {}) {
    if (typeof (policy as Partial<Policy> | undefined)?.resolve !== "function") {
      throw new TypeError("guard needs a policy: what definePolicy, loadPolicy or compilePolicy returned.");
    }
    checkOptions(options as Readonly<Record<string, unknown>>);
    checkTokenOptions(policy, options.token);
    this.#policy = policy;
    this.#options = options;
    this.#tokens = options.token === undefined ? undefined : import("../token/token.ts");
  }

  /**
   * Decides, asking the sources first where one could change the outcome; then tells `onDecision`. Never rejects.
   * @param request the head of the request
   * @param original what the framework's handlers get
   */
  judge(request: RequestHead, original: Request): Decision | Promise<Decision> {
    const token = this.#tokens === undefined ? undefined : headerValue(request.headers, tokenHeader);
    if (token === undefined) return this.#judge(request);
    return this.#verify(token, original).then((verdict) => this.#judge({ ...request, token: verdict }));
  }

  async #verify(token: string, original: Request): Promise<"valid" | "wrong"> {
    const { secrets, session } = this.#options.token ?? { secrets: [], session: () => undefined };
    try {
      const id = await session(original);
      const { verifyToken } = (await this.#tokens) ?? {};
      return id !== undefined && verifyToken?.(token, { secrets, session: id }) === true ? "valid" : "wrong";
    } catch (error) {
      this.fail(error);
      return "wrong";
    }
  }

  #judge(request: RequestHead): Decision | Promise<Decision> {
    // Read once: a policy that is replaced meanwhile judges the next request.
    const policy = this.#policy.current;
    const decision = decideBy(policy, request, this.#options);
    if (!decision.unresolved) return this.#settle(decision, request);
    const origin = new RequestFields(request.headers).origin ?? "";
    return resolveOrigin(policy, origin).then(() => this.#settle(decideBy(policy, request, this.#options), request));
  }

  #settle(decision: Decision, request: RequestHead): Decision {
    const settled: Decision = this.#options.enforce === "report" ? { ...decision, enforce: "report" } : decision;
    this.#tell(settled, request, []);
    return settled;
  }

  /** Takes a look at a response head that is about to be sent. */
  inspect(decision: Decision, request: RequestHead, response: ResponseHead): void {
    if (this.#options.onDecision === undefined) return;
    const found = findings(decision, request.method, response);
    if (found.length > 0) this.#tell(decision, request, found);
  }

  #tell(decision: Decision, request: RequestHead, found: readonly Finding[]): void {
    const { onDecision } = this.#options;
    if (onDecision === undefined) return;
    const { origin, site, mode } = new RequestFields(request.headers);
    const path = parseTarget(request.target)?.path ?? "*";
    try {
      // A log may be asynchronous without saying so in its type.
      const tell: (decision: Decision, exchange: Exchange) => unknown = onDecision;
      const told = tell(decision, { method: request.method, path, origin, site, mode, findings: found });
      if (told instanceof Promise) {
        told.catch((error: unknown) => {
          this.fail(error);
        });
      }
    } catch (error) {
      // A log that fails must neither open the gate nor shut it.
      this.fail(error);
    }
  }

  /** Passes on an error that has no other way out. */
  fail(error: unknown): void {
    try {
      const tell: (error: unknown) => unknown = this.#options.onError ?? console.error;
      const told = tell(error);
      if (told instanceof Promise) {
        told.catch((later: unknown) => {
          console.error(later);
        });
      }
    } catch (later) {
      console.error(later);
    }
  }
}
