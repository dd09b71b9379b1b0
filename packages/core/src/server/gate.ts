import type { Policy } from "../policy/policy.ts";
import { suggest } from "../policy/suggestion.ts";
import { decide } from "./decide.ts";
import type { Decision } from "./decision.ts";
import { findings, type Finding, type ResponseHead } from "./finding.ts";
import { RequestFields, type RequestHead } from "./request.ts";
import { parseTarget } from "./target.ts";

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

export interface GuardOptions {
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
}

const optionNames = ["enforce", "debug", "hostHeader", "onDecision", "onError"];

const optionTypes: Readonly<Record<string, string>> = {
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

/** The server's gate as adapters use it: a policy with the options of one guard. */
export class Gate {
  readonly #policy: Policy;
  readonly #options: GuardOptions;

  /** @throws TypeError when an option is unknown or of a wrong type, or the policy is no policy */
  constructor(policy: Policy, options: GuardOptions = {}) {
    if (typeof (policy as Partial<Policy> | undefined)?.resolve !== "function") {
      throw new TypeError("guard needs a policy: what definePolicy, loadPolicy or compilePolicy returned.");
    }
    checkOptions(options as Readonly<Record<string, unknown>>);
    this.#policy = policy;
    this.#options = options;
  }

  /** Decides, asking the sources first where one could change the outcome; then tells `onDecision`. Never rejects. */
  judge(request: RequestHead): Decision | Promise<Decision> {
    const decision = decide(this.#policy, request, this.#options);
    if (!decision.unresolved) return this.#settle(decision, request);
    const origin = new RequestFields(request.headers).origin ?? "";
    return this.#policy.resolve(origin).then(() => this.#settle(decide(this.#policy, request, this.#options), request));
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
      onDecision(decision, { method: request.method, path, origin, site, mode, findings: found });
    } catch (error) {
      // A log that fails must neither open the gate nor shut it.
      this.fail(error);
    }
  }

  /** Passes on an error that has no other way out. */
  fail(error: unknown): void {
    (this.#options.onError ?? console.error)(error);
  }
}
