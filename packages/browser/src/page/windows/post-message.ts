import { fill } from "../../engines/fill-template.ts";
import type { WindowRules } from "../../engines/window-rules.ts";
import { isSameOrigin, type Origin } from "../../fetch/origin.ts";
import { MessageEvent } from "../message-event.ts";
import { isObject, toDictionary, toSequence, toUSVString } from "../web-idl.ts";
import { DOMException, MessagePort, setTimeout, structuredClone, URL } from "../../platform.ts";
import type { WindowContext, WindowRealm } from "./window-context.ts";
import { allows } from "./sandbox.ts";

interface Message {
  readonly data: unknown;
  readonly ports: readonly object[];
  /** `*` for any. */
  readonly target: Origin;
}

/** Of the targets that no window has: `null` is none of them, but an opaque origin. */
const nobody = "opaque";

function targetOf(given: unknown, sender: Origin, rules: WindowRules): Origin {
  const value = toUSVString(given);
  if (value === "*") return value;
  if (value === "/") return sender === "null" ? nobody : sender;
  const origin = URL.canParse(value) ? new URL(value).origin : undefined;
  if (origin === undefined || (origin === "null" && rules.opaqueTarget === "refused"))
    throw new DOMException(fill(rules.invalidTarget, { value }), "SyntaxError");
  return origin === "null" ? nobody : origin;
}

/** https://html.spec.whatwg.org/#window-post-message-steps, until it is queued */
function readMessage(given: readonly unknown[], sender: Origin, to: WindowContext, rules: WindowRules): Message {
  const [message, second, third] = given;
  // Web IDL: only one of the two overloads has a third argument.
  const isDictionary = given.length < 3 && (isObject(second) || second === undefined || second === null);
  const options = isDictionary ? toDictionary(second) : undefined;
  const isUnheard = to.isClosed && rules.closedTakesAnyTarget;
  const target = isUnheard
    ? nobody
    : targetOf(
        options === undefined ? second : options.targetOrigin === undefined ? "/" : options.targetOrigin,
        sender,
        rules,
      );
  const listed = options === undefined ? third : options.transfer;
  const transfer = listed === undefined ? [] : toSequence(listed);
  const cloned = structuredClone({ data: message, transfer }, { transfer: transfer as never[] });
  return {
    data: cloned.data,
    ports: cloned.transfer.filter((one): one is object => one instanceof MessagePort),
    target,
  };
}

/** Posts a message to the page that a window shows now. It arrives in a task of its own, or not at all. */
export function postMessage(sender: WindowRealm, to: WindowContext, given: readonly unknown[]): void {
  const { page } = sender;
  const rules = page.engine.windows;
  const { data, ports, target } = readMessage(given, page.origin, to, rules);
  const receiver = to.active;
  setTimeout(() => {
    if (to.isClosed || to.active !== receiver || !allows(to.sandbox, "allow-scripts")) return;
    const { origin } = receiver.page;
    if (target !== "*" && !isSameOrigin(target, origin)) {
      const values = { target: target === nobody ? "null" : target, origin };
      const line = rules.targetMismatch === undefined ? undefined : fill(rules.targetMismatch, values);
      sender.note({ code: "post-message", values, consoleMessage: line });
      return;
    }
    const source = receiver.windowOf(sender.context);
    receiver.own.dispatchEvent(new MessageEvent("message", { data, origin: page.origin, source, ports }));
  }, 0);
}
