import { resolveOrigin } from "../policy/compile.ts";
import type { Policy } from "../policy/policy.ts";
import { decideBy } from "./decide.ts";
import type { Decision } from "./decision.ts";
import { findings, type Finding, type ResponseHead } from "./finding.ts";
import { isForm, tokenIn, type FormReader } from "./form.ts";
import { checkOptions, checkTokenOptions, type Exchange, type GuardOptions } from "./guard-options.ts";
import { headerValue, RequestFields, type RequestHead } from "./request.ts";
import { parseTarget } from "./target.ts";
import { tokenHeader } from "../policy/token-header.ts";

/** The server's gate as adapters use it: a policy with the options of one guard. */
export class Gate<Request = unknown> {
  readonly #policy: Policy;
  readonly #options: GuardOptions<Request, unknown>;
  // Loaded only where tokens are used: node:crypto is not everywhere.
  readonly #tokens: Promise<typeof import("../token/token.ts")> | undefined;

  /** @throws TypeError when an option is unknown or of a wrong type, or the policy is no policy */
  constructor(policy: Policy, options: GuardOptions<Request, unknown> = {}) {
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
   * @param form where a plain form's fields come from. `later`: not known yet; where `awaitsForm` says so then, nothing
   * is told, and the caller asks again
   */
  judge(request: RequestHead, original: Request, form?: FormReader | "later"): Decision | Promise<Decision> {
    const token = this.#tokens === undefined ? undefined : headerValue(request.headers, tokenHeader);
    const decision = token === undefined ? this.#decide(request) : this.#decideByToken(token, request, original);
    return decision instanceof Promise
      ? decision.then((later) => this.#settle(later, request, original, form))
      : this.#settle(decision, request, original, form);
  }

  /** Whether the request is a plain form's, and nothing but its token is missing, which the body may hold. */
  awaitsForm(decision: Decision, request: RequestHead): boolean {
    return decision.reason === "token-absent" && this.#tokens !== undefined && isForm(request);
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

  async #decideByToken(token: string, request: RequestHead, original: Request): Promise<Decision> {
    return this.#decide({ ...request, token: await this.#verify(token, original) });
  }

  async #decideByForm(request: RequestHead, original: Request, form: FormReader): Promise<Decision> {
    let fields: unknown;
    try {
      fields = await form();
    } catch {
      // A body that is no form, or too long for one, holds no token.
    }
    const token = tokenIn(fields);
    return token === undefined ? this.#decide(request) : this.#decideByToken(token, request, original);
  }

  #decide(request: RequestHead): Decision | Promise<Decision> {
    // Read once: a policy that is replaced meanwhile judges the next request.
    const policy = this.#policy.current;
    const decision = decideBy(policy, request, this.#options);
    if (!decision.unresolved) return decision;
    const origin = new RequestFields(request.headers).origin ?? "";
    return resolveOrigin(policy, origin).then(() => decideBy(policy, request, this.#options));
  }

  #settle(
    decision: Decision,
    request: RequestHead,
    original: Request,
    form: FormReader | "later" | undefined,
  ): Decision | Promise<Decision> {
    if (form !== undefined && this.awaitsForm(decision, request)) {
      if (form === "later") return this.#enforced(decision);
      return this.#decideByForm(request, original, form).then((later) => this.#told(later, request));
    }
    return this.#told(decision, request);
  }

  #enforced(decision: Decision): Decision {
    return this.#options.enforce === "report" ? { ...decision, enforce: "report" } : decision;
  }

  #told(decision: Decision, request: RequestHead): Decision {
    const settled = this.#enforced(decision);
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
