import type { ProblemCode } from "sallyport";
import type { LintCode } from "sallyport/review";

/** What a problem or a lint is about. */
export interface Subject {
  readonly code: string;
  readonly value?: unknown;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What stands in place of a value: a value, or several entries of the list. */
export type Rewrite = { readonly value: unknown } | { readonly entries: readonly string[] };

const oneDay = 86_400;

const units: Readonly<Record<string, string>> = { s: "s", m: "m", h: "h", d: "d" };

/** `10 minutes` as `10m`. */
function duration({ value }: Subject): Rewrite | undefined {
  const [, count = "", unit = ""] = /^\s*([0-9]{1,6})\s*([smhd])[a-z]*\.?\s*$/i.exec(String(value)) ?? [];
  const known = units[unit.toLowerCase()];
  return known === undefined ? undefined : { value: count + known };
}

const secure = ({ value }: Subject): Rewrite | undefined =>
  typeof value === "string" && value.startsWith("http://") ? { value: value.replace("http:", "https:") } : undefined;

/** `a, b` in one entry as two. */
function separate({ value }: Subject): Rewrite | undefined {
  const entries = String(value)
    .split(/\s*,\s*|\s+/)
    .filter((one) => one !== "");
  return entries.length > 1 && entries.every((one) => /^[A-Za-z0-9-]+$/.test(one)) ? { entries } : undefined;
}

/** `/files/*` as `/files/:name`. */
function namedSegments({ value }: Subject): Rewrite | undefined {
  let count = 0;
  const segments = String(value)
    .split("/")
    .map((one) => (one === "*" ? `:name${++count === 1 ? "" : count}` : one));
  return count > 0 && !segments.some((one) => one.includes("*")) ? { value: segments.join("/") } : undefined;
}

/** A segment that looks like another router's pattern, as the literal text that it is. */
function literalSegment({ value, args }: Subject): Rewrite | undefined {
  const literal = String(args.literal);
  const segments = String(value).split("/");
  const at = segments.indexOf(decodeURIComponent(literal));
  return at === -1 || literal.startsWith("%3A") ? undefined : { value: segments.with(at, literal).join("/") };
}

function typed({ value, args }: Subject): Rewrite | undefined {
  const expected = String(args.expected);
  if (expected === "true or false" && (value === "true" || value === "false")) return { value: value === "true" };
  return expected.startsWith("a list") && typeof value === "string" ? { value: [value] } : undefined;
}

function permitted({ value, args }: Subject): Rewrite | undefined {
  const all = Array.isArray(args.permitted) ? args.permitted : [args.permitted];
  if (all.length !== 1) return undefined;
  return all[0] === "anyone" ? { value: [value] } : { value: all[0] };
}

const shortDay = ({ value }: Subject): Rewrite | undefined =>
  /^[0-9]+[smhd]?$/.test(String(value)) ? { value: "1d" } : undefined;

const cap = ({ args }: Subject): Rewrite | undefined =>
  typeof args.webkit === "number" && args.webkit < oneDay ? { value: `${args.webkit / 60}m` } : undefined;

const oneLabel = ({ value }: Subject): Rewrite => ({ value: String(value).replace("**.", "*.") });

/** The scheme's own port, in place of any. */
const ownPort = ({ value }: Subject): Rewrite => ({ value: String(value).replace(/:\*$/, "") });

/** `Partner Sites` as `partnerSites`; where it is used, that name is then the nearest one. */
function groupName({ value }: Subject): Rewrite | undefined {
  const [first = "", ...more] = String(value).match(/[A-Za-z0-9]+/g) ?? [];
  const name = first.toLowerCase() + more.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^[a-z]/.test(name) && !["anyone", "null", "self"].includes(name) ? { value: name } : undefined;
}

/** What is written in place of a value; nothing that lets anybody do more. */
export const rewrites: Partial<Record<ProblemCode | LintCode, (subject: Subject) => Rewrite | undefined>> = {
  "confidential-embeddable": () => ({ value: "same-origin" }),
  "duration-malformed": duration,
  "group-name": groupName,
  "header-malformed": separate,
  "max-age-capped": cap,
  "max-age-range": shortDay,
  "method-malformed": separate,
  "origin-http": secure,
  "origin-insecure": secure,
  "path-pattern-sign": literalSegment,
  "path-wildcard-place": namedSegments,
  "pattern-any-depth": oneLabel,
  "pattern-any-port": ownPort,
  "self-http": secure,
  "value-not-permitted": permitted,
  "value-type": typed,
};

/** What is superfluous or cannot work: without it nobody can do more. */
export const superfluous: ReadonlySet<string> = new Set<ProblemCode | LintCode>([
  ...(["allow-unused", "ambient-scheme", "anyone-credentials", "enforce-report", "expose-safelisted"] as const),
  ...(["expose-wildcard", "grant-covered", "group-unused", "head-implied", "header-credentials-wildcard"] as const),
  ...(["header-direction", "header-forbidden", "header-safelisted", "header-wildcard", "headers-wildcard"] as const),
  ...(["key-unknown", "list-empty", "method-forbidden", "method-override", "non-browser-anyone"] as const),
  ...(["options-listed", "origin-covered", "origin-null", "origin-own", "reads-corp-conflict"] as const),
  ...(["receive-anyone-token", "resource-idle", "self-two-schemes", "text-empty", "token-scheme"] as const),
  ...(["value-duplicate", "websocket-credentials"] as const),
]);
