import type { Change, ChangeCode } from "sallyport/review";
import { listOf } from "../text/list.ts";

const allowances: Readonly<Record<string, string>> = {
  read: "read the response",
  change: "change data",
  credentials: "send credentials",
  socket: "open a WebSocket",
};

const texts: Readonly<Record<ChangeCode, (values: readonly string[]) => string>> = {
  share: (values) => `can ${listOf(values.map((one) => allowances[one] ?? one))}`,
  "request-headers": (values) => `can send ${listOf(values)}`,
  "response-headers": (values) => `can read the ${values.length === 1 ? "header" : "headers"} ${listOf(values)}`,
  timing: () => "can see the timing",
  receive: () => "can post forms",
  "forgery-token": () => "needs no forgery token",
  "forgery-non-browser": () => "accepts programs that are not browsers",
  "forgery-reads": () => "responds to cross-origin reads without a grant",
  "forgery-state-changing": ([method = "GET"]) => `${method} does not count as a change`,
  corp: (values) => `other pages can embed it (corp: ${listOf(values)})`,
  confidential: () => "is not marked as confidential",
  anonymous: () => "the handler gets credentials",
  enforcement: () => "nothing is refused (report mode)",
  allow: (values) => `the lint ${listOf(values)} is accepted`,
  self: (values) => `${listOf(values)} is one of the server's own origins`,
  host: (values) => `the server responds to requests for the host ${listOf(values)}`,
  "token-scheme": (values) => `Authorization: ${listOf(values)} counts as a token`,
  "identity-header": (values) => `${listOf(values)} does not count as a credential`,
};

/**
 * One thing that a change of a policy opens or closes, in a line.
 * @example describeChange(change) // "GET /orders: https://app.example can read the response and send credentials"
 */
export function describeChange({ code, who, resource, methods, values, confidential, profile }: Change): string {
  const what = `${texts[code](values)}${profile === undefined ? "" : ` [profile ${profile}]`}`;
  if (resource === undefined) return what;
  const by = methods.length === 0 ? "" : `${methods.join(" ")} `;
  const whom = methods.length === 0 ? "" : `${who.name}${who.kind === "source" ? " (source)" : ""} `;
  return `${by}${resource}${confidential ? " (confidential)" : ""}: ${whom}${what}`;
}
