import type { CompiledPolicy } from "../policy/compile.ts";
import { currentPolicy, type Policy } from "../policy/handle.ts";
import { tokenHeader } from "../policy/token-header.ts";
import { decideBy } from "./decide.ts";
import { reportOnly, type Decision } from "./decision.ts";
import { decisionChannel, findingChannel } from "./diagnostics.ts";
import { exchangeOf } from "./exchange.ts";
import { findings, type ResponseHead } from "./finding.ts";
import { gateResponse, type GateResponse, type RefusalBody } from "./gate-response.ts";
import { checkOptions, checkTokenOptions, type GuardOptions } from "./guard-options.ts";
import type { RefusalLog } from "./refusal-log.ts";
import { isWatched } from "./is-watched.ts";
import { headerValue, type RequestHead } from "../policy/request/request.ts";
import { resolveRequest } from "../policy/request/resolve-request.ts";

/** Longer forms send the token in the header: all of it is kept until the token is found. */
const defaultFormLimit = 1_048_576;

/** A module that cannot be loaded fails where it is used; until then its rejection must not end the process. */
function heard<T>(loading: Promise<T>): Promise<T> {
  loading.catch(() => undefined);
  return loading;
}

/** A policy with the options of one guard: what the pipeline of the adapters asks. */
export class Gate<Original = unknown> {
  readonly #policy: Policy;
  readonly #options: GuardOptions<Original>;
  // Loaded only where tokens are used: node:crypto is not everywhere.
  readonly #tokens: Promise<typeof import("../token/token.ts")> | undefined;
  // Loaded only where refusals are logged: most of it says what to add to a policy.
  readonly #log: Promise<RefusalLog> | undefined;
  /** The same once it is loaded. */
  #loadedLog: RefusalLog | undefined;
  /** Whether nothing may be changed or refused. */
  readonly reportsOnly: boolean;
  /** Bytes of a form that may be held. */
  readonly formLimit: number;

  /**
   * @param warn the framework's own log, which carries refusals wherever it goes
   * @throws TypeError when an option is unknown or of a wrong type, or the policy isn't one
   */
  constructor(policy: Policy, options: GuardOptions<Original> = {}, warn?: (text: string) => unknown) {
    currentPolicy(policy);
    checkOptions(options as Readonly<Record<string, unknown>>);
    checkTokenOptions(policy, options.token);
    this.#policy = policy;
    this.#options = options;
    if (options.token !== undefined) this.#tokens = heard(import("../token/token.ts"));
    this.reportsOnly = options.enforce === "report";
    if (options.log ?? (warn !== undefined || isWatched()))
      this.#log = heard(import("./refusal-log.ts").then(({ RefusalLog }) => new RefusalLog(warn ?? console.warn)));
    this.formLimit = options.token?.formLimit ?? defaultFormLimit;
  }

  /** The policy of this moment: one request is decided by one policy, also where it has to wait. */
  get policy(): CompiledPolicy {
    return currentPolicy(this.#policy);
  }

  decide(request: RequestHead, policy: CompiledPolicy = this.policy): Decision {
    const decision = decideBy(policy, request, this.#options);
    return this.reportsOnly ? reportOnly(decision) : decision;
  }

  /** Asks the sources that the request's resource needs. Never rejects. */
  resolve(policy: CompiledPolicy, request: RequestHead): Promise<CompiledPolicy> {
    return resolveRequest(policy, request, this.#options, (error) => {
      this.fail(error);
    });
  }

  /** Whether a token is all that is missing, and this guard can verify one. */
  awaitsToken({ reason }: Decision): boolean {
    return reason === "token-absent" && this.#tokens !== undefined;
  }

  /** The forgery token in the request's header, where this guard can verify one. */
  tokenOf(request: RequestHead): string | undefined {
    return this.#tokens === undefined ? undefined : headerValue(request.headers, tokenHeader);
  }

  /** Says whether a token is the session's. Never rejects. */
  async verify(token: string, original: Original): Promise<"valid" | "wrong"> {
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

  /** Whether anybody hears of findings. */
  get inspects(): boolean {
    return this.#options.onFinding !== undefined || findingChannel?.hasSubscribers === true;
  }

  /** Looks at a response head that is about to be sent, and passes on what it shows. */
  inspect(
    decision: Decision,
    request: RequestHead,
    response: ResponseHead,
    original: Original,
    rewritten: boolean,
  ): void {
    const { onFinding } = this.#options;
    const found = findings(decision, request.method, response);
    if (found.length === 0) return;
    const exchange = exchangeOf(request, rewritten);
    for (const finding of found) {
      if (onFinding !== undefined) this.#call(() => onFinding(finding, exchange, original));
      findingChannel?.publish({ finding, exchange, request: original });
    }
  }

  /**
   * Passes a decision on.
   * @param rewritten whether it is a further one about a request
   */
  report(decision: Decision, request: RequestHead, original: Original, rewritten = false): void {
    const { onDecision } = this.#options;
    const { outcome, reason } = decision;
    const isLogged = outcome === "refuse" || reason === "not-shared" || reason === "source-failed";
    if (isLogged && this.#log !== undefined) this.#record(this.#log, decision, request, rewritten);
    if (onDecision === undefined && decisionChannel?.hasSubscribers !== true) return;
    const exchange = exchangeOf(request, rewritten);
    if (onDecision !== undefined) this.#call(() => onDecision(decision, exchange, original));
    decisionChannel?.publish({ decision, exchange, request: original });
  }

  /** A log that fails must neither open the gate nor shut it. */
  #record(log: Promise<RefusalLog>, decision: Decision, request: RequestHead, rewritten: boolean): void {
    const { policy } = this;
    const record = (written: RefusalLog): void => {
      this.#loadedLog = written;
      written.record(policy, decision, request, rewritten);
    };
    const loaded = this.#loadedLog;
    this.#call(() => (loaded === undefined ? log.then(record) : record(loaded)));
  }

  /** The response to a request that doesn't pass. Never throws. */
  responseTo(decision: Decision, request: RequestHead, original: Original): GateResponse {
    const { onRefusal } = this.#options;
    if (onRefusal !== undefined && decision.outcome === "refuse") {
      try {
        const made: unknown = onRefusal(decision, original);
        if (made instanceof Promise) made.catch(() => undefined);
        return gateResponse(decision, request, made as RefusalBody | undefined);
      } catch (error) {
        this.fail(error);
      }
    }
    return gateResponse(decision, request);
  }

  /** What it calls may be asynchronous without saying so in its type. */
  #call(callback: () => unknown): void {
    try {
      const result = callback();
      if (result instanceof Promise) {
        result.catch((error: unknown) => {
          this.fail(error);
        });
      }
    } catch (error) {
      this.fail(error);
    }
  }

  /** Passes on an error that has no other way out. Never throws. */
  fail(error: unknown): void {
    try {
      const onError: (error: unknown) => unknown = this.#options.onError ?? console.error;
      const result = onError(error);
      if (result instanceof Promise) {
        result.catch((later: unknown) => {
          console.error(later);
        });
      }
    } catch (later) {
      console.error(later);
    }
  }
}
