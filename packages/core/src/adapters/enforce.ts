import type { CompiledPolicy } from "../policy/compile.ts";
import type { Decision } from "../server/decision.ts";
import type { ResponseHead } from "../server/finding.ts";
import { isForm, tokenIn } from "../server/form.ts";
import type { Gate } from "../server/gate.ts";
import { failureResponse, type GateResponse } from "../server/gate-response.ts";
import type { RequestHead } from "../policy/request/request.ts";

/** What a response's head is sealed by, at the moment it is sent. */
export interface Seal {
  readonly decision: Decision;
  /** Whose it is. A request that an application hands to itself again passes one gate twice. */
  readonly gate: object;
  /** Whether anybody hears what a head shows. */
  readonly inspects: boolean;
  /** Called once, with what the head showed. */
  inspect(sent: ResponseHead): void;
}

/** One exchange of a framework, as the pipeline sees it: an adapter writes nothing else. */
export interface Transport<Original> {
  /** The request as the framework's handlers get it. */
  readonly original: Original;
  /** Whether a response has begun, or nobody waits for one any more. */
  readonly responded: boolean;
  /** The head as it was sent. */
  head(): RequestHead;
  /**
   * Reads a plain form and leaves its body for the handler.
   * @param limit bytes of a body that may be kept
   * @returns its fields: a `FormData`, or an object by name; `undefined` where there is no form within the limit
   */
  readForm(limit: number): Promise<unknown>;
  /** Removes fields from every view of the request that a handler could read. */
  strip(names: readonly string[]): void;
  /** Seals the response's head, whoever makes it. */
  seal(seal: Seal): void;
  /** Sends a response, unless one has begun. Under the seal. */
  respond(response: GateResponse): void;
}

/** A request, what was decided about it, and by which policy. */
interface Judged {
  readonly policy: CompiledPolicy;
  readonly head: RequestHead;
  readonly decision: Decision;
}

/** A request that has passed the gate, by what it was sent as, and by what it was routed as since (`reroute.ts`). */
export class Passage<Original = unknown> implements Seal {
  readonly gate: Gate<Original>;
  readonly transport: Transport<Original>;
  /** By which it is judged, also where it has to wait and where it is routed as something else. */
  readonly policy: CompiledPolicy;
  /** What has been judged last. */
  head: RequestHead;
  decision: Decision;
  rewritten = false;
  /** Whether the gate has responded. */
  answered = false;
  #sealed = false;

  constructor(gate: Gate<Original>, transport: Transport<Original>, { policy, head, decision }: Judged) {
    this.gate = gate;
    this.transport = transport;
    this.policy = policy;
    this.head = head;
    this.decision = decision;
  }

  /** Whether a response has begun, whosever. */
  get responded(): boolean {
    return this.answered || this.transport.responded;
  }

  get inspects(): boolean {
    return this.gate.inspects;
  }

  inspect(sent: ResponseHead): void {
    if (this.answered) return;
    this.gate.inspect(this.decision, this.head, sent, this.transport.original, this.rewritten);
  }

  /** Carries the decision out. */
  settle(): this | undefined {
    this.report(this.decision);
    if (this.decision.enforce === "report") return this;
    if (this.decision.outcome !== "pass") {
      this.refuse();
      return;
    }
    if (this.decision.strip.length > 0) this.transport.strip(this.decision.strip);
    this.seal();
    return this;
  }

  report(decision: Decision): void {
    this.gate.report(decision, this.head, this.transport.original, this.rewritten);
  }

  seal(): void {
    if (!this.#sealed) this.transport.seal(this);
    this.#sealed = true;
  }

  refuse(): void {
    this.seal();
    this.#respond(this.gate.responseTo(this.decision, this.head, this.transport.original));
  }

  /** A response that cannot be sent must not end the process. */
  #respond(response: GateResponse): void {
    this.answered = true;
    try {
      this.transport.respond(response);
    } catch (error) {
      this.gate.fail(error);
    }
  }

  /** Responds for a handler that failed: a page can tell that from a refusal. */
  fail(error: unknown): void {
    this.gate.fail(error);
    if (this.decision.enforce === "refuse") this.seal();
    this.#respond(failureResponse);
  }
}

/** What a request comes to: `undefined` where the gate has responded. */
export type Enforced<Original> = Passage<Original> | undefined;

/** Asks whoever can still change the decision: sources, then the token in the header or in a form, which is held. */
async function complete<Original>(
  gate: Gate<Original>,
  transport: Transport<Original>,
  { policy: current, head, decision }: Judged,
): Promise<Judged> {
  const policy = decision.unresolved ? await gate.resolve(current, head) : current;
  const known = decision.unresolved ? gate.decide(head, policy) : decision;
  // A token in the header is verified even where none is demanded: the request may be routed to where one is.
  const token =
    gate.tokenOf(head) ?? (gate.awaitsToken(known) ? await formToken(gate, transport, head, known) : undefined);
  if (token === undefined) return { policy, head, decision: known };
  const verified = { ...head, token: await gate.verify(token, transport.original) };
  return { policy, head: verified, decision: gate.decide(verified, policy) };
}

/** In report mode no body is read: its handler would find it empty. */
async function formToken<Original>(
  gate: Gate<Original>,
  transport: Transport<Original>,
  head: RequestHead,
  { enforce }: Decision,
): Promise<string | undefined> {
  if (enforce === "report" || !isForm(head)) return undefined;
  try {
    return tokenIn(await transport.readForm(gate.formLimit));
  } catch {
    // A body that isn't a form, or that breaks off, holds no token.
    return undefined;
  }
}

/**
 * Lets one request through the gate: decide, hold, strip, seal, inspect, report. Never throws or rejects.
 * @returns a promise only where a source, a session or a form has to be asked, and the request is not in report mode
 */
export function enforce<Original>(
  gate: Gate<Original>,
  transport: Transport<Original>,
): Enforced<Original> | Promise<Enforced<Original>> {
  const { policy } = gate;
  const head = transport.head();
  const decision = gate.decide(head, policy);
  const first = { policy, head, decision };
  if (!decision.unresolved && !gate.awaitsToken(decision) && gate.tokenOf(head) === undefined)
    return new Passage(gate, transport, first).settle();
  const completed = complete(gate, transport, first);
  if (decision.enforce === "report") {
    // The request goes on at once; what would have been is reported when it is known.
    completed.then(
      (judged) => gate.report(judged.decision, head, transport.original),
      (error: unknown) => gate.fail(error),
    );
    return new Passage(gate, transport, first);
  }
  return completed
    .then((judged) => settleLate(new Passage(gate, transport, judged), gate, transport))
    .catch((error: unknown) => {
      new Passage(gate, transport, first).fail(error);
      return undefined;
    });
}

/** Whoever responded while the gate waited has ended the exchange: no handler runs. */
function settleLate<Original>(
  passage: Passage<Original>,
  gate: Gate<Original>,
  transport: Transport<Original>,
): Enforced<Original> {
  if (!transport.responded) return passage.settle();
  gate.report(passage.decision, passage.head, transport.original);
  return undefined;
}

/**
 * Lets one request through the gate, and calls `next` with it where it passes: at once where that is known at once. What
 * `next` needs of the exchange is in its transport, so that it need not be made for each request.
 */
export function enforceThen<Original, Exchange extends Transport<Original>>(
  gate: Gate<Original>,
  transport: Exchange,
  next: (passage: Passage<Original>, transport: Exchange) => void,
): void {
  const enforced = enforce(gate, transport);
  if (!(enforced instanceof Promise)) {
    if (enforced !== undefined) next(enforced, transport);
    return;
  }
  void enforced.then((passage) => {
    try {
      if (passage !== undefined) next(passage, transport);
    } catch (error) {
      // Thrown at once it would reach the server; here nobody else hears it.
      passage?.fail(error);
    }
  });
}
