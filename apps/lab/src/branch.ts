import { readFileSync } from "node:fs";
import type { IncomingMessage, RequestListener } from "node:http";
import { describeReason, type Decision, type Finding } from "sallyport";
import { guard } from "sallyport/node";
import { loadPolicy } from "sallyport/yaml";
import { bankApi } from "./api.ts";
import { Bank } from "./bank.ts";
import { readCall, type ApiResponse } from "./api-call.ts";
import { reflectAnyOrigin, type OpenCors } from "./reflect-any-origin.ts";
import { send, wantsPage } from "./respond.ts";
import type { Entry, Journal } from "./journal.ts";
import { Sessions } from "./sessions.ts";

/** What a branch reports to its log, as it happens. */
export type BranchEvent =
  | { readonly kind: "decision"; readonly entry: Entry; readonly decision: Decision }
  | { readonly kind: "finding"; readonly entry: Entry; readonly finding: Finding }
  | { readonly kind: "ungated"; readonly entry: Entry };

const policyFile = new URL("../policy.yaml", import.meta.url);

export const policyText = (): string => readFileSync(policyFile, "utf8");

/** One bank: its state, and its API with Sallyport or without. */
export class Branch {
  readonly bank: Bank = new Bank();
  readonly sessions: Sessions = new Sessions();
  readonly key: "gated" | "open";
  /** The mistake of the branch without Sallyport; the pages can undo it, to show that this is not enough. */
  cors: OpenCors = "reflect";
  readonly listener: RequestListener;
  readonly #journal: Journal;
  readonly #log: (event: BranchEvent) => void;

  /** @throws PolicyError when policy.yaml has problems */
  constructor(key: "gated" | "open", journal: Journal, log: (event: BranchEvent) => void) {
    this.key = key;
    this.#journal = journal;
    this.#log = log;
    const gated = key === "gated";
    const outermost = gated ? this.#gated() : reflectAnyOrigin(this.#answer, () => this.cors);
    this.listener = journal.record(key, outermost, (entry) => {
      if (!gated) log({ kind: "ungated", entry });
    });
  }

  #gated(): RequestListener {
    const onDecision = (decision: Decision): void => {
      const entry = this.#journal.current;
      if (entry === undefined) return;
      const { outcome, reason } = decision;
      entry.verdict = { outcome, reason, words: describeReason(reason) };
      this.#log({ kind: "decision", entry, decision });
    };
    const onFinding = (finding: Finding): void => {
      const entry = this.#journal.current;
      if (entry !== undefined) this.#log({ kind: "finding", entry, finding });
    };
    // The lab shows decisions itself.
    return guard(loadPolicy(policyFile), this.#answer, { onDecision, onFinding, log: false });
  }

  /** The bank's own code, the same with Sallyport and without. */
  readonly #answer: RequestListener = (request, response) => {
    const asPage = wantsPage(request.headers);
    this.#work(request).then(
      (answer) => send(response, answer, asPage),
      () => send(response, { status: 400, body: { error: "the request cannot be read" } }, asPage),
    );
  };

  async #work(request: IncomingMessage): Promise<ApiResponse> {
    const call = await readCall(request);
    const answer = "status" in call ? call : bankApi(this.bank, this.sessions)(call);
    const entry = this.#journal.current;
    if (answer.effect !== undefined && entry !== undefined) entry.effect = answer.effect;
    return answer;
  }
}
