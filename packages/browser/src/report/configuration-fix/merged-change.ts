import { isCorsSafelistedMethod } from "sallyport/standard";
import type { ConfigurationRequest } from "../../configuration/check-configuration.ts";
import {
  emptyRule,
  type CorsRule,
  type OriginEntry,
  type SettingName,
  type Written,
} from "../../configuration/configuration.ts";
import { changeOf } from "../../explain/servers/change.ts";
import type { ServerChange } from "../../explain/servers/server.ts";
import { fixTexts } from "./fix-texts.ts";
import { URL } from "../../platform.ts";

/** What a rule has to say for a request, and who then gets more than before. */
interface MergedChange {
  readonly change: ServerChange;
  readonly notes: readonly string[];
}

const isOrigin = ({ kind, value }: OriginEntry): boolean =>
  kind === "exact" && /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value;

/** What admits more origins than one by its name, and so isn't kept. */
const isOpen = ({ kind }: OriginEntry): boolean => kind !== "exact";

export const isWritten = ({ settings }: CorsRule, name: SettingName): boolean =>
  settings.some((one) => one.name === name);

const namesIn = (list: readonly Written[] | "requested" | undefined): readonly string[] =>
  list === undefined || list === "requested"
    ? []
    : list.map(({ value }) => value).filter((one) => /^[A-Za-z0-9_-]{1,100}$/.test(one));

/** Methods as requests have them: servers compare the case of these. */
const methodsIn = (list: readonly Written[] | undefined): readonly string[] =>
  namesIn(list).map((one) => (standardMethod.test(one) ? one.toUpperCase() : one));

const standardMethod = /^(?:get|head|post|put|delete|options|patch)$/i;

const lacking = (wanted: readonly string[], has: readonly string[]): readonly string[] => {
  const known = new Set(has.map((one) => one.toLowerCase()));
  return wanted.filter((one) => !known.has(one.toLowerCase()));
};

const withoutRepetition = (names: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return names.filter((one) => !seen.has(one.toLowerCase()) && seen.add(one.toLowerCase()));
};

const unsafe = (methods: readonly string[]): readonly string[] => methods.filter((one) => !isCorsSafelistedMethod(one));

/** A request, with what is left out of it by default. */
type Wanted = Required<Omit<ConfigurationRequest, "url">>;

/** What the page gets that it doesn't need. */
const beyondNeed = (rule: CorsRule, { method, headers, credentials }: Wanted): readonly string[] => [
  ...(isWritten(rule, "methods") ? unsafe(lacking(methodsIn(rule.methods), [method, "OPTIONS"])) : []),
  ...(isWritten(rule, "headers") ? lacking(namesIn(rule.headers), headers) : []),
  ...(rule.credentials !== undefined && !credentials ? [fixTexts.credentials] : []),
];

/** What the other origins of the rule get that they didn't have; where nothing is written, a default may have been enough. */
function beyondBefore(rule: CorsRule, { method, headers, credentials }: Wanted): readonly string[] {
  const methods = methodsIn(rule.methods);
  return [
    ...(methods.length > 0 || rule.methods === undefined ? unsafe(lacking([method], methods)) : []),
    ...(rule.headers === "requested" ? [] : lacking(headers, namesIn(rule.headers))),
    ...(credentials && rule.credentials === undefined ? [fixTexts.credentials] : []),
  ];
}

/** An expression of a program that can be shown; a function is too long. */
const shortened = (code: string): string => (/=>|\bfunction\b|\n|^.{60}/.test(code) ? fixTexts.aFunction : code);

/** Who gets more by it, and what is not kept. */
function notesOf(rule: CorsRule, wanted: Wanted, kept: readonly string[]): readonly string[] {
  const open = rule.origins.filter((one) => isOpen(one) && one.kind !== "function").map(({ value }) => value);
  const computed = rule.origins.filter(({ kind }) => kind === "function").map(({ value }) => shortened(value));
  const isListed = rule.origins.some(({ value }) => value === wanted.origin);
  const own = isListed ? [] : beyondNeed(kept.length === 0 ? { ...rule, credentials: undefined } : rule, wanted);
  const others = kept.length === 0 ? [] : beyondBefore(rule, wanted);
  return [
    ...(open.length === 0 ? [] : [fixTexts.dropped(open)]),
    ...(computed.length === 0 ? [] : [fixTexts.computed(computed, wanted.origin)]),
    ...(own.length === 0 ? [] : [fixTexts.pageGets(wanted.origin, own)]),
    ...(others.length === 0 ? [] : [fixTexts.othersGet(kept, others)]),
  ];
}

/** How long a preflight counts, where that is a plain number. */
const maxAgeOf = ({ maxAge }: CorsRule): Pick<ServerChange, "maxAge"> =>
  maxAge !== undefined && /^[0-9]{1,9}$/.test(maxAge.value) ? { maxAge: maxAge.value } : {};

/** The change that a request needs in a rule: what the rule names stays. */
export function mergedChange(
  known: CorsRule | undefined,
  { origin, url, method = "GET", headers = [], credentials = false }: ConfigurationRequest,
): MergedChange | undefined {
  const rule: CorsRule = known ?? { ...emptyRule, line: 1 };
  const own = new Set(rule.origins.filter(isOrigin).map(({ value }) => value));
  const kept = [...own].filter((one) => one !== origin);
  const share = {
    with: [origin] as const,
    methods: [...new Set([...methodsIn(rule.methods), method])],
    headers: withoutRepetition([...namesIn(rule.headers), ...headers.map((one) => one.toLowerCase())]),
    expose: namesIn(rule.exposed),
    // `*` never gave any: only an origin that is named has them.
    credentials: credentials || (own.size > 0 && rule.credentials !== undefined),
  };
  const change = changeOf(share, url, kept);
  if (change === undefined) return undefined;
  const preflight = headers.length > 0 || !isCorsSafelistedMethod(method);
  return {
    change: { ...change, preflight, ...maxAgeOf(rule) },
    notes: notesOf(rule, { origin, method, headers, credentials }, kept),
  };
}
