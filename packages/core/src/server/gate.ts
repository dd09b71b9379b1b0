import type { CompiledPolicy } from "../policy/compile.ts";
import { currentPolicy, resolveOrigin, type Policy } from "../policy/handle.ts";
import { tokenHeader } from "../policy/token-header.ts";
import { decideBy } from "./decide.ts";
import { reportOnly, type Decision } from "./decision.ts";
import { findings, type Finding, type ResponseHead } from "./finding.ts";
import { gateResponse, type GateResponse, type RefusalBody } from "./gate-response.ts";
import { checkOptions, checkTokenOptions, type Exchange, type GuardOptions } from "./guard-options.ts";
import { headerValue, RequestFields, type RequestHead } from "./request.ts";
import { parseTarget } from "./target.ts";

/** Longer forms send the token in the header: all of it is kept until the token is found. */
const defaultFormLimit = 1_048_576;

/** A policy with the options of one guard: what the pipeline of the adapters asks. */
export class Gate<Original = unknown> {
  readonly #policy: Policy;
  readonly #options: GuardOptions<Original>;
  // Loaded only where tokens are used: node:crypto is not everywhere.
  readonly #tokens: Promise<typeof import("../token/token.ts")> | undefined;
  /** Whether nothing may be changed or refused. */
  readonly reportsOnly: boolean;
  /** Bytes of a form that may be held. */
  readonly formLimit: number;

  /** @throws TypeError when an option is unknown or of a wrong type, or the policy isn't one */
  constructor(policy: Policy, options: GuardOptions<Original> = {}) {
    currentPolicy(policy);
    checkOptions(options as Readonly<Record<string, unknown>>);
    checkTokenOptions(policy, options.token);
    this.#policy = policy;
    this.#options = options;
    this.#tokens = options.token === undefined ? undefined : import("../token/token.ts");
    this.reportsOnly = options.enforce === "report";
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

  /** Asks the sources about the request's origin. Never rejects. */
  resolve(policy: CompiledPolicy, request: RequestHead): Promise<void> {
    return resolveOrigin(policy, new RequestFields(request.headers).origin ?? "", (error) => {
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

  /** Looks at a response head that is about to be sent. */
  inspect(decision: Decision, request: RequestHead, response: ResponseHead): void {
    if (this.#options.onDecision === undefined) return;
    const found = findings(decision, request.method, response);
    if (found.length > 0) this.report(decision, request, found);
  }

  /** Passes a decision on to `onDecision`. */
  report(decision: Decision, request: RequestHead, found: readonly Finding[] = []): void {
    const { onDecision } = this.#options;
    if (onDecision === undefined) return;
    const { origin, site, mode } = new RequestFields(request.headers);
    const path = parseTarget(request.target)?.path ?? "*";
    const exchange: Exchange = { method: request.method, path, origin, site, mode, findings: found };
    // A log that fails must neither open the gate nor shut it. It may be asynchronous without saying so in its type.
    const log: (decision: Decision, exchange: Exchange) => unknown = onDecision;
    this.#call(() => log(decision, exchange));
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
