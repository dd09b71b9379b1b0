import { describeReason } from "../messages.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { formatPath } from "../policy/document/problem.ts";
import type { Decision } from "./decision.ts";
import type { Exchange } from "./guard-options.ts";
import { missingPermission } from "./missing-permission.ts";
import type { RequestHead } from "./request.ts";

/** Refusals of one kind are told apart no further: what comes from the network must not fill a disk. */
const maxKinds = 100;

const maxLength = 200;

/** What a client has sent, for a terminal or a file. */
const printable = (text: string): string => text.slice(0, maxLength).replace(/[^\x21-\x7e]/g, "?");

interface Runtime {
  readonly process?: {
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly stderr?: { readonly isTTY?: boolean };
  };
}

/** Whether a developer is likely to watch: NODE_ENV is `development`, or isn't set and standard error is a terminal. */
export function isWatched(): boolean {
  const { env, stderr } = (globalThis as Runtime).process ?? {};
  const mode = env?.NODE_ENV;
  return mode === "development" || ((mode === undefined || mode === "") && stderr?.isTTY === true);
}

/** Writes one warning for each kind of refusal. */
export class RefusalLog {
  readonly #write: (text: string) => unknown;
  readonly #kinds = new Set<string>();

  constructor(write: (text: string) => unknown) {
    this.#write = write;
  }

  record(policy: CompiledPolicy, decision: Decision, exchange: Exchange, request: RequestHead): void {
    const { reason, resource, enforce } = decision;
    const { method, path, origin } = exchange;
    const isKnown = origin !== undefined && policy.origins.groupsOf(origin).length > 0;
    // An origin that the policy names makes no flood, so each of its paths is a kind.
    const kind = JSON.stringify([reason, resource, isKnown ? [method, path] : undefined]);
    if (this.#kinds.has(kind) || this.#kinds.size > maxKinds) return;
    this.#kinds.add(kind);
    if (this.#kinds.size > maxKinds) {
      this.#write("sallyport: further kinds of refusals are not logged.");
      return;
    }
    const from = origin === undefined ? "" : ` from ${printable(origin)}`;
    const addition = isKnown ? missingPermission(policy, decision, request) : undefined;
    this.#write(
      [
        `sallyport: ${enforce === "report" ? "would refuse" : "refused"} ${printable(method)} ${printable(path)}${from}: ${reason}. ${describeReason(reason)}`,
        ...(addition === undefined ? [] : [`  To allow it, add to ${formatPath(addition.at)}: ${addition.add}`]),
        `  npx @sallyport/cli why ${reason}`,
      ].join("\n"),
    );
  }
}
