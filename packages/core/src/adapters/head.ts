import type { Decision } from "../server/decision.ts";

/** A response head that is about to be sent. */
export interface MutableHead {
  /** A list of its own: fields are removed on the way through it. */
  names(): readonly string[];
  get(name: string): string | undefined;
  set(name: string, value: string): void;
  remove(name: string): void;
}

/** The CORS protocol's response fields and Timing-Allow-Origin: the gate is their only writer. */
const isGateField = (name: string): boolean => name.startsWith("access-control-") || name === "timing-allow-origin";

function mergeVary(existing: string | undefined, added: string): string {
  if (existing === undefined || existing === "") return added;
  const names = new Set(existing.split(",").map((name) => name.trim().toLowerCase()));
  if (names.has("*")) return existing;
  const missing = added.split(", ").filter((name) => !names.has(name.toLowerCase()));
  return [existing, ...missing].join(", ");
}

/**
 * Seals a response head: what only the gate writes is as the decision says, whatever was set further in.
 * @returns the names of the fields that were set further in and replaced or removed
 */
export function seal(head: MutableHead, { headers, defaults }: Decision): readonly string[] {
  const foreign: string[] = [];
  for (const name of head.names()) {
    const lower = name.toLowerCase();
    if (!isGateField(lower) && !(lower === corp && corp in headers)) continue;
    if (head.get(lower) !== headers[lower]) foreign.push(lower);
    head.remove(lower);
  }
  for (const name in headers) {
    const value = headers[name] ?? "";
    head.set(name, name === "vary" ? mergeVary(head.get(name), value) : value);
  }
  for (const name in defaults) if (head.get(name) === undefined) head.set(name, defaults[name] ?? "");
  return foreign;
}

const corp = "cross-origin-resource-policy";
