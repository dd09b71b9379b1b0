import type { Grant } from "../policy/model.ts";
import type { Rules } from "../policy/compiled-resource.ts";
import type { ResourceMatch } from "../policy/paths/resource-index.ts";
import { tokenHeader } from "../policy/token-header.ts";

/** Response header fields by name, in lower case. */
export type HeaderRecord = Readonly<Record<string, string>>;

/** Every response has these unless the handler sets them: nobody embeds it without CORS. */
export const defaultHeaders: HeaderRecord = Object.freeze({ "cross-origin-resource-policy": "same-origin" });

export const noHeaders: HeaderRecord = Object.freeze({});

/** Of a refusal before the policy of a resource is known. */
export const requestRefusalHeaders: HeaderRecord = Object.freeze({ "cache-control": "no-store" });

/** A preflight's response depends on these, whatever it says. */
const preflightNames = ["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"];

/**
 * The request header fields that a decision about a resource could read. An anonymous grant removes credentials by what
 * Sec-Fetch-* say, so its responses differ by them too.
 */
function varyOf(rules: Rules): readonly string[] {
  const reads = rules.refusesReads || rules.refusesNonBrowser;
  const changes = rules.getChangesState || rules.queryChangesState;
  const metadata = reads || changes;
  if ((rules.shares === "nobody" || rules.shares === "everyone") && !metadata) return [];
  if (rules.shares !== "anyone" && !metadata) return ["Origin"];
  return [
    "Origin",
    "Sec-Fetch-Site",
    "Sec-Fetch-Mode",
    ...(reads ? ["Sec-Fetch-Dest"] : []),
    ...(rules.getChangesState ? ["Sec-Purpose"] : []),
  ];
}

/** Whole heads, but for the origin of a named grant. */
interface RuleHeaders {
  readonly pass: HeaderRecord;
  readonly refusal: HeaderRecord;
  /** Of a preflight's response without a grant. */
  readonly preflight: HeaderRecord;
}

interface GrantHeaders {
  readonly response: HeaderRecord;
  readonly preflight: HeaderRecord;
}

const list = (name: string, values: Iterable<string>): HeaderRecord => {
  const value = [...values].join(",");
  return value === "" ? noHeaders : { [name]: value };
};

/** The heads of the policies in force, each built when it is first needed. */
export class HeaderTable {
  readonly #hostHeader: readonly string[];
  readonly #rules = new WeakMap<Rules, RuleHeaders>();
  readonly #grants = new WeakMap<Grant, GrantHeaders>();

  /** @param hostHeader the field in which a proxy passes the Host on: the own origin depends on it */
  constructor(hostHeader?: string) {
    this.#hostHeader = hostHeader === undefined || hostHeader === "host" ? [] : [hostHeader];
  }

  ofRules(rules: Rules): RuleHeaders {
    const known = this.#rules.get(rules);
    if (known !== undefined) return known;
    const names = varyOf(rules);
    const host = this.#hostNames(rules);
    const vary = names.length === 0 ? noHeaders : list("vary", [[...names, ...host].join(", ")]);
    const pass = {
      ...(rules.corp === undefined ? noHeaders : { "cross-origin-resource-policy": rules.corp }),
      ...vary,
    };
    const refusal = { vary: ["Origin", ...host].join(", "), ...pass, "cache-control": "no-store" };
    const preflight = {
      vary: [...preflightNames, ...(rules.readsHost ? host : [])].join(", "),
      "cache-control": "no-store",
    };
    const built = {
      pass: Object.freeze(pass),
      refusal: Object.freeze(refusal),
      preflight: Object.freeze(preflight),
    };
    this.#rules.set(rules, built);
    return built;
  }

  /** Where a source decides by the Host, the field that names it. */
  #hostNames({ readsHost }: Rules): readonly string[] {
    return readsHost && this.#hostHeader.length === 0 ? ["Host"] : this.#hostHeader;
  }

  /** Of a path that can be read in several ways: who sent it decides, beside what the rules read. */
  ofAmbiguous(rules: Rules): HeaderRecord {
    const { pass } = this.ofRules(rules);
    const vary = mergeVary(pass.vary, ["Origin", "Sec-Fetch-Site", ...this.#hostHeader].join(", "));
    return { ...pass, vary };
  }

  /** The CORS protocol's response fields (Fetch, section 3.3.3). */
  ofGrant(grant: Grant, rules: Rules): GrantHeaders {
    const known = this.#grants.get(grant);
    if (known !== undefined) return known;
    const origin = grant.anyone ? "*" : "";
    // V8 copies a frozen object three times slower, and of a named grant's only copies leave this module.
    const finish = (head: HeaderRecord): HeaderRecord => (grant.anyone ? Object.freeze(head) : head);
    const both = {
      "access-control-allow-origin": origin,
      ...(grant.credentials ? { "access-control-allow-credentials": "true" } : noHeaders),
    };
    const built = {
      response: finish({
        ...both,
        ...list("access-control-expose-headers", grant.expose),
        ...(grant.timing ? { "timing-allow-origin": origin } : noHeaders),
        ...this.ofRules(rules).pass,
      }),
      preflight: finish({
        ...both,
        ...list("access-control-allow-methods", grant.methods),
        // Where a token is demanded a page may send it, without the grant saying so.
        ...list("access-control-allow-headers", [...grant.headers, ...(rules.token ? [tokenHeader] : [])]),
        ...(grant.maxAge === undefined ? noHeaders : { "access-control-max-age": String(grant.maxAge) }),
        ...this.ofRules(rules).preflight,
      }),
    };
    this.#grants.set(grant, built);
    return built;
  }
}

const plainTable = new HeaderTable();
const tables = new Map<string, HeaderTable>();

/** @param hostHeader the guard's option, in lower case */
export function headerTable(hostHeader: string | undefined): HeaderTable {
  if (hostHeader === undefined) return plainTable;
  let table = tables.get(hostHeader);
  if (table === undefined) tables.set(hostHeader, (table = new HeaderTable(hostHeader)));
  return table;
}

function withOrigin(grant: Grant, template: HeaderRecord, origin = ""): HeaderRecord {
  if (grant.anyone) return template;
  // One literal each: engines copy it in a third of the time that writing into a copy takes.
  return grant.timing && "timing-allow-origin" in template
    ? { ...template, "access-control-allow-origin": origin, "timing-allow-origin": origin }
    : { ...template, "access-control-allow-origin": origin };
}

/** Of a response that the handler makes. */
export function passHeaders(
  table: HeaderTable,
  { rules, ambiguous }: ResourceMatch,
  grant: Grant | undefined,
  origin: string | undefined,
): HeaderRecord {
  // Such a path is refused to other origins, whatever they ask for.
  if (ambiguous) return table.ofAmbiguous(rules);
  if (grant === undefined) return table.ofRules(rules).pass;
  return withOrigin(grant, table.ofGrant(grant, rules).response, origin);
}

/** Of a refusal. Under a grant it keeps the CORS fields, so that the page can read why. */
export function refusalHeaders(
  table: HeaderTable,
  { rules }: ResourceMatch,
  grant: Grant | undefined,
  origin: string | undefined,
): HeaderRecord {
  const { refusal } = table.ofRules(rules);
  if (grant === undefined) return refusal;
  return { ...withOrigin(grant, table.ofGrant(grant, rules).response, origin), ...refusal };
}

/** Of a preflight's response without a grant. */
export const preflightRefusalHeaders = (table: HeaderTable, { rules }: ResourceMatch): HeaderRecord =>
  table.ofRules(rules).preflight;

/** Of a preflight's response under a grant. */
export const preflightHeaders = (
  table: HeaderTable,
  { rules }: ResourceMatch,
  grant: Grant,
  origin: string | undefined,
): HeaderRecord => withOrigin(grant, table.ofGrant(grant, rules).preflight, origin);

/** The same with fewer methods. */
export const withMethods = (headers: HeaderRecord, methods: readonly string[]): HeaderRecord => ({
  ...headers,
  "access-control-allow-methods": methods.join(","),
});

/** What lets a browser get as far as the failing step of a preflight; it must not remember it. */
export function debugPreflightHeaders(headers: HeaderRecord, failing: "method" | "headers"): HeaderRecord {
  const kept = Object.entries(headers).filter(
    ([name]) => failing === "headers" || name !== "access-control-allow-headers",
  );
  return { ...Object.fromEntries(kept), "access-control-max-age": "0" };
}

const corp = "cross-origin-resource-policy";
/**
 * The head of a response whose request was routed as something else than it was sent as: what both decisions agree on.
 * @param same whether both rest on the same grant
 */
export function commonHeaders(one: HeaderRecord, other: HeaderRecord, same: boolean): HeaderRecord {
  const shared = same ? Object.entries(one).filter(([name]) => isGateField(name)) : [];
  const vary = [one.vary, other.vary].filter((value) => value !== undefined).reduce(mergeVary, "");
  return {
    ...Object.fromEntries(shared),
    // Where they differ, or one leaves it to the default, it is the default.
    ...(one[corp] === undefined && other[corp] === undefined ? noHeaders : defaultHeaders),
    ...(one[corp] !== undefined && one[corp] === other[corp] ? { [corp]: one[corp] } : noHeaders),
    ...(vary === "" ? noHeaders : { vary }),
  };
}

/** Of a problem document (RFC 9457). */
export const problemHeaders: HeaderRecord = { "content-type": "application/problem+json" };

/** Of the response for a handler that failed. */
export const failureHeaders: HeaderRecord = { ...problemHeaders, "cache-control": "no-store" };

const nothingRuns = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Of a body that a person reads. Whatever it quotes, nothing in it runs, loads or is sent. */
export const bodyHeaders = (type: string): HeaderRecord => ({
  "content-type": type,
  "content-security-policy": nothingRuns,
  "x-content-type-options": "nosniff",
});

/** A response head that is about to be sent. */
export interface MutableHead {
  /** In lower case. A list of its own: fields are removed on the way through it. */
  names(): readonly string[];
  get(name: string): string | undefined;
  set(name: string, value: string): void;
  remove(name: string): void;
}

/** The CORS protocol's response fields and Timing-Allow-Origin: the gate is their only writer. */
export const isGateField = (lower: string): boolean =>
  lower.startsWith("access-control-") || lower === "timing-allow-origin";

/** What would change who is signed in: not for a response whose request had its credentials removed. */
const credentialFields: ReadonlySet<string> = new Set(["set-cookie", "clear-site-data", "www-authenticate"]);

export const isCredentialField = (lower: string): boolean => credentialFields.has(lower);

function mergeVary(existing: string | undefined, added: string): string {
  if (existing === undefined || existing === "") return added;
  const names = new Set(existing.split(",").map((name) => name.trim().toLowerCase()));
  if (names.has("*")) return existing;
  const missing = added.split(", ").filter((name) => !names.has(name.toLowerCase()));
  return [existing, ...missing].join(", ");
}

/** What a response head is sealed by. */
export interface SealRules {
  readonly headers: HeaderRecord;
  readonly defaults: HeaderRecord;
  /** Whether credentials were removed from the request, or would be from another one. */
  readonly anonymous: boolean;
}

const nothingReplaced: readonly string[] = [];

/**
 * Seals a response head: what only the gate writes is as the decision says, whatever was set further in.
 * @returns the names of the fields that were set further in and replaced or removed
 */
export function sealHead(head: MutableHead, { headers, defaults, anonymous }: SealRules): readonly string[] {
  let replaced = nothingReplaced;
  for (const name of head.names()) {
    if (anonymous && isCredentialField(name)) head.remove(name);
    if (!isGateField(name) && !(name === corp && corp in headers)) continue;
    if (head.get(name) !== headers[name]) replaced = [...replaced, name];
    head.remove(name);
  }
  for (const name in headers) {
    const value = headers[name] ?? "";
    head.set(name, name === "vary" ? mergeVary(head.get(name), value) : value);
  }
  for (const name in defaults) if (head.get(name) === undefined) head.set(name, defaults[name] ?? "");
  return replaced;
}
