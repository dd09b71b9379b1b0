import { describeReason } from "./reason-messages.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { inlineYaml } from "../policy/document/inline-yaml.ts";
import { formatPath } from "../policy/document/problem.ts";
import type { PolicyAddition } from "../policy/policy-addition.ts";
import { whyCommand } from "../policy/why-command.ts";
import { sanitizeASCII } from "../standard/sanitize.ts";
import type { Decision } from "./decision.ts";
import { exchangeOf } from "./exchange.ts";
import type { Exchange } from "./guard-options.ts";
import { missingPermission } from "./missing-permission.ts";
import { headerValue, RequestFields, type RequestHead } from "../policy/request/request.ts";

/** At most so many kinds are logged: what comes from the network must not fill a disk. */
const maxKinds = 100;

const maxLength = 200;

/** What a client has sent, for a terminal or a file. */
const printable = (text: string): string => sanitizeASCII(text.slice(0, maxLength));

/** Writes one warning for each kind of refusal, and of response that a page of a known origin cannot read. */
export class RefusalLog {
  readonly #write: (text: string) => unknown;
  /** By reason and resource: a policy has so many. */
  readonly #kinds = new Set<string>();
  /** By what is to be added too, of origins that the policy names. Anybody can send such an Origin. */
  readonly #additions = new Set<string>();

  constructor(write: (text: string) => unknown) {
    this.#write = write;
  }

  /**
   * @param policy the one that has decided
   * @param rewritten whether it is a further decision about a request
   */
  record(policy: CompiledPolicy, decision: Decision, request: RequestHead, rewritten: boolean): void {
    const { reason, resource = "" } = decision;
    const origin = headerValue(request.headers, "origin");
    const isKnown = isKnownOrigin(policy, origin);
    // Others read nothing day in, day out, and nothing is wrong.
    if (reason === "not-shared" && !isKnown) return;
    const isNew = add(this.#kinds, `${reason} ${resource}`);
    if (!isNew && (!isKnown || this.#additions.size >= maxKinds)) return;
    const addition = isKnown ? missingPermission(policy, decision, request) : undefined;
    const isNewAddition = addition !== undefined && add(this.#additions, JSON.stringify([reason, resource, addition]));
    if (isNew || isNewAddition) this.#write(textOf(decision, exchangeOf(request, rewritten), request, addition));
  }
}

/** Whether an origin is one that the policy names; not where a stranger can have it: `null`, or one below a shared suffix. */
function isKnownOrigin({ origins }: CompiledPolicy, origin: string | undefined): boolean {
  if (origin === undefined || origin === "null") return false;
  return origins.lists(origin) || origins.groupsOf(origin).some(({ sharedSuffix }) => sharedSuffix === undefined);
}

/** Adds to a set that is bounded; says whether it did. */
function add(set: Set<string>, one: string): boolean {
  if (set.has(one) || set.size >= maxKinds) return false;
  set.add(one);
  return true;
}

function whatHappened({ outcome, enforce }: Decision): string {
  if (outcome !== "refuse") return "did not share";
  return enforce === "report" ? "would refuse" : "refused";
}

/** A preflight by the request that it is for: that is what the page's author has written. */
function requestOf({ method, path, origin }: Exchange, { headers }: RequestHead): string {
  const wanted = method === "OPTIONS" && origin !== undefined ? new RequestFields(headers).requestMethod : undefined;
  return `${wanted === undefined ? printable(method) : `the preflight of ${printable(wanted)}`} ${printable(path)}`;
}

/** The place in the document, and YAML in one line. */
function additionText({ at, items, value }: PolicyAddition): string {
  if (items === undefined) return `${formatPath(at.slice(0, -1))}: ${String(at.at(-1))}: ${inlineYaml(value)}`;
  // A share may be one grant, which then becomes a list.
  return `${formatPath(at)}: ${at.at(-1) === "share" ? "another item, " : ""}${items.map(inlineYaml).join(", ")}`;
}

function textOf(
  decision: Decision,
  exchange: Exchange,
  request: RequestHead,
  addition: PolicyAddition | undefined,
): string {
  const { reason, outcome } = decision;
  const { origin } = exchange;
  const from = origin === undefined ? "" : ` ${outcome === "refuse" ? "from" : "with"} ${printable(origin)}`;
  return [
    `sallyport: ${whatHappened(decision)} ${requestOf(exchange, request)}${from}: ${reason}. ${describeReason(reason)}`,
    ...(addition === undefined ? [] : [`  To allow it, add to ${additionText(addition)}`]),
    `  ${whyCommand(reason)}`,
  ].join("\n");
}
