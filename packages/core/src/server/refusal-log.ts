import { describeReason } from "../messages.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { formatPath } from "../policy/document/problem.ts";
import type { Decision } from "./decision.ts";
import type { Exchange } from "./guard-options.ts";
import { missingPermission } from "./missing-permission.ts";
import type { RequestHead } from "../policy/request/request.ts";

/** At most so many kinds are logged: what comes from the network must not fill a disk. */
const maxKinds = 100;

const maxLength = 200;

/** What a client has sent, for a terminal or a file. */
const printable = (text: string): string => text.slice(0, maxLength).replace(/[^\x21-\x7e]/g, "?");

/** Writes one warning for each kind of refusal. */
export class RefusalLog {
  readonly #write: (text: string) => unknown;
  /** By reason and resource: a policy has so many. */
  readonly #kinds = new Set<string>();
  /** By method and path too, of origins that the policy names. Anybody can send such an Origin. */
  readonly #requests = new Set<string>();

  constructor(write: (text: string) => unknown) {
    this.#write = write;
  }

  /** @param policy the one that has decided */
  record(policy: CompiledPolicy, decision: Decision, exchange: Exchange, request: RequestHead): void {
    const { reason, resource } = decision;
    const { method, path, origin } = exchange;
    const isKnown = origin !== undefined && policy.origins.groupsOf(origin).length > 0;
    const isNew = add(this.#kinds, JSON.stringify([reason, resource]));
    const isNewRequest =
      isKnown && add(this.#requests, JSON.stringify([reason, resource, method, path.slice(0, maxLength)]));
    if (isNew || isNewRequest) this.#write(textOf(policy, decision, exchange, isKnown ? request : undefined));
  }
}

/** Adds to a set that is bounded; says whether it did. */
function add(set: Set<string>, one: string): boolean {
  if (set.has(one) || set.size >= maxKinds) return false;
  set.add(one);
  return true;
}

/** @param request where something may be proposed */
function textOf(
  policy: CompiledPolicy,
  decision: Decision,
  { method, path, origin }: Exchange,
  request: RequestHead | undefined,
): string {
  const { reason, enforce } = decision;
  const from = origin === undefined ? "" : ` from ${printable(origin)}`;
  const refused = enforce === "report" ? "would refuse" : "refused";
  const addition = request === undefined ? undefined : missingPermission(policy, decision, request);
  return [
    `sallyport: ${refused} ${printable(method)} ${printable(path)}${from}: ${reason}. ${describeReason(reason)}`,
    ...(addition === undefined ? [] : [`  To allow it, add to ${formatPath(addition.at)}: ${addition.add}`]),
    `  npx @sallyport/cli why ${reason}`,
  ].join("\n");
}
