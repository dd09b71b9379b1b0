import { isCorsSafelistedMethod } from "sallyport/standard";
import type { ConfigurationRequest } from "../../configuration/check-configuration.ts";
import type { CorsRule, OriginEntry, SettingName, Written } from "../../configuration/configuration.ts";
import { changeOf } from "../../explain/servers/change.ts";
import type { ServerChange } from "../../explain/servers/server.ts";
import { fixTexts } from "./fix-texts.ts";

/** What a rule has to say for a request, and who then gets more than before. */
export interface MergedChange {
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

const lacking = (wanted: readonly string[], has: readonly string[]): readonly string[] => {
  const known = new Set(has.map((one) => one.toLowerCase()));
  return wanted.filter((one) => !known.has(one.toLowerCase()));
};

const withoutRepetition = (names: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return names.filter((one) => !seen.has(one.toLowerCase()) && seen.add(one.toLowerCase()));
};

/** What the page and the origins that stand there already get beyond what they have or need. */
function notesOf(
  rule: CorsRule,
  { origin, method = "GET", headers = [], credentials = false }: ConfigurationRequest,
  kept: readonly string[],
): readonly string[] {
  const [methods, known] = [namesIn(rule.methods), namesIn(rule.headers)];
  const unsafe = (all: readonly string[]): readonly string[] => all.filter((one) => !isCorsSafelistedMethod(one));
  const open = rule.origins.filter(isOpen).map(({ value }) => value);
  const isListed = rule.origins.some(({ value }) => value === origin);
  const pageGets = [
    ...(isWritten(rule, "methods") ? unsafe(lacking(methods, [method, "OPTIONS"])) : []),
    ...(isWritten(rule, "headers") ? lacking(known, headers) : []),
    ...(rule.credentials !== undefined && !credentials && kept.length > 0 ? [fixTexts.credentials] : []),
  ];
  const othersGet = [
    ...(methods.length > 0 || rule.methods === undefined ? unsafe(lacking([method], methods)) : []),
    ...(rule.headers === "requested" ? [] : lacking(headers, known)),
    ...(credentials && rule.credentials === undefined ? [fixTexts.credentials] : []),
  ];
  return [
    ...(open.length === 0 ? [] : [fixTexts.dropped(open)]),
    ...(isListed || pageGets.length === 0 ? [] : [fixTexts.pageGets(origin, pageGets)]),
    ...(kept.length === 0 || othersGet.length === 0 ? [] : [fixTexts.othersGet(kept, othersGet)]),
  ];
}

/** The change that a request needs in a rule: what the rule names stays. */
export function mergedChange(rule: CorsRule | undefined, request: ConfigurationRequest): MergedChange | undefined {
  const { origin, url, method = "GET", headers = [], credentials = false } = request;
  const own = rule?.origins.filter(isOrigin).map(({ value }) => value) ?? [];
  const kept = [...new Set(own)].filter((one) => one !== origin);
  const share = {
    with: [origin] as const,
    methods: withoutRepetition([...namesIn(rule?.methods), method]),
    headers: withoutRepetition([...namesIn(rule?.headers), ...headers.map((one) => one.toLowerCase())]),
    expose: namesIn(rule?.exposed),
    // `*` never gave any: only an origin that is named has them.
    credentials: credentials || (own.length > 0 && rule?.credentials !== undefined),
  };
  const change = changeOf(share, url, kept);
  if (change === undefined) return undefined;
  const age = rule?.maxAge?.value ?? "";
  return {
    change: {
      ...change,
      preflight: headers.length > 0 || !isCorsSafelistedMethod(method),
      ...(/^[0-9]{1,9}$/.test(age) ? { maxAge: age } : {}),
    },
    notes: rule === undefined ? [] : notesOf(rule, request, kept),
  };
}
