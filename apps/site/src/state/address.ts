import { emptyState, fields, type PlaygroundState } from "./playground-state.ts";

/** The version of the codec. A later one has another, so that old links can still be read. */
const prefix = "1.";

/** The longest address that servers, chats and browsers take without cutting it off. */
export const maxAddress = 32_000;

/** Why an address is not a state. */
type AddressProblem = "version" | "too-long" | "malformed";

export const addressTexts: Readonly<Record<AddressProblem, string>> = {
  version: "This link was made by another version of the playground. Its content was not read.",
  "too-long": `A link has at most ${maxAddress} characters. Copy the policy as text instead.`,
  malformed: "This link is damaged, and its content was not read. Was it cut off?",
};

function toBase64url(text: string): string {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64url(text: string): string {
  const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0)));
}

/** Whether a value may stand in a field. */
function isValid(name: keyof PlaygroundState, value: unknown): boolean {
  const allowed: number | readonly string[] = fields[name];
  return typeof value === "string" && (typeof allowed === "number" ? value.length <= allowed : allowed.includes(value));
}

/**
 * A state as it stands behind the `#` of an address: only what differs from the empty state.
 * @returns the text, or `undefined` where it, or a field, would be too long for an address
 */
export function encodeState(state: PlaygroundState): string | undefined {
  const changed = Object.entries(state).filter(([name, value]) => emptyState[name as keyof PlaygroundState] !== value);
  if (!changed.every(([name, value]) => isValid(name as keyof PlaygroundState, value))) return undefined;
  const json = JSON.stringify(Object.fromEntries(changed));
  if (json.length > maxAddress) return undefined;
  const text = prefix + toBase64url(json);
  return text.length > maxAddress ? undefined : text;
}

/**
 * Reads what stands behind the `#` of an address, whoever wrote it.
 * @returns the state, or why there is none; nothing in it is run or fetched
 */
export function decodeState(text: string): { readonly state: PlaygroundState } | { readonly problem: AddressProblem } {
  if (text.length > maxAddress) return { problem: "too-long" };
  if (!text.startsWith(prefix)) return { problem: /^[0-9]+\./.test(text) ? "version" : "malformed" };
  let read: unknown;
  try {
    read = JSON.parse(fromBase64url(text.slice(prefix.length)));
  } catch {
    return { problem: "malformed" };
  }
  if (typeof read !== "object" || read === null || Array.isArray(read)) return { problem: "malformed" };
  const given = Object.entries(read);
  const names = Object.keys(fields);
  if (!given.every(([name, value]) => names.includes(name) && isValid(name as keyof PlaygroundState, value)))
    return { problem: "malformed" };
  return { state: { ...emptyState, ...Object.fromEntries(given) } };
}
