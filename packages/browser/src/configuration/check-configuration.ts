import { isCorsSafelistedMethod } from "sallyport/standard";
import { maxRules, type Configuration, type CorsRule, type OriginEntry } from "./configuration.ts";
import { configurationTexts, expressionText, type ConfigurationCode } from "./configuration-texts.ts";
import { expressionFaults } from "./expression-faults.ts";

/** The request that fails, as far as it is known. */
export interface ConfigurationRequest {
  /** The page's origin. */
  readonly origin: string;
  readonly method?: string;
  /** Names of headers that need a permission. */
  readonly headers?: readonly string[];
  readonly credentials?: boolean;
}

/** Something wrong in a configuration, with its line. */
export interface ConfigurationFinding {
  readonly code: ConfigurationCode;
  readonly severity: "error" | "danger" | "warning";
  readonly line: number;
  /** Where it applies: a location, a path. */
  readonly scope: string | undefined;
  readonly text: string;
  readonly fix: string;
}

type Add = (code: ConfigurationCode, line: number, value?: string, asked?: string) => void;

const isSerialized = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

/** How the name of one origin is written; a variable in it stands for what isn't known. */
function misspelling(value: string): ConfigurationCode | undefined {
  if (/[,\s]/.test(value.trim())) return "origin-list";
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return "origin-scheme";
  if (value.endsWith("/") && isSerialized(value.slice(0, -1))) return "origin-slash";
  return /^https?:/i.test(value) && !isSerialized(value) ? "origin-path" : undefined;
}

function checkName({ value, line }: OriginEntry, rule: CorsRule, add: Add): void {
  if (/[${]/.test(value)) return;
  const code = misspelling(value);
  if (value === "null") add("origin-null", line);
  else if (code !== undefined) add(code, line, value);
  else if (isExposed(value) && rule.credentials !== undefined) add("origin-http", line, value);
}

/** How an entry admits origins. */
function checkEntry(entry: OriginEntry, rule: CorsRule, add: Add): void {
  const { kind, value, line } = entry;
  if (kind === "exact") checkName(entry, rule, add);
  if (kind === "reflected") add("reflection", line, value);
  if (kind === "any") add(rule.credentials === undefined ? "wildcard" : "wildcard-credentials", line);
  if (kind === "wildcard" && rule.credentials !== undefined) add("origin-wildcard", line, value);
  const faults = kind === "expression" ? expressionFaults(value) : [];
  if (faults.length > 0) add("origin-expression", line, value, expressionText(faults));
}

const isExposed = (value: string): boolean =>
  value.startsWith("http://") && !/^http:\/\/(?:[^/]*\.)?(?:localhost|127\.[0-9.]+|\[::1\])(?::|$)/.test(value);

/** Whether a text with at most a few `*` matches, without an expression. */
function matchesWildcard(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

/** Whether an entry admits an origin; of an expression or a function that isn't known without running it. */
function admits({ kind, value }: OriginEntry, origin: string): boolean | undefined {
  if (kind === "any" || kind === "reflected") return true;
  if (kind === "expression" || kind === "function") return undefined;
  return kind === "wildcard" ? matchesWildcard(value, origin) : value === origin;
}

const named = (all: readonly { readonly value: string }[]): string => all.map(({ value }) => value).join(", ");

function checkOrigin(rule: CorsRule, { origin }: ConfigurationRequest, add: Add): void {
  if (rule.origins.length === 0 || rule.origins.some((one) => admits(one, origin) !== false)) return;
  add("origin-absent", rule.origins[0]?.line ?? rule.line, "", origin);
}

function checkMethod(rule: CorsRule, { method = "GET" }: ConfigurationRequest, add: Add): void {
  if (rule.methods === undefined || isCorsSafelistedMethod(method)) {
    if (rule.methods === undefined && !isCorsSafelistedMethod(method) && rule.origins.length > 0)
      add("method-absent", rule.line, "GET, HEAD, POST", method);
    return;
  }
  const isAny = rule.methods.some(({ value }) => value === "*") && rule.credentials === undefined;
  if (!isAny && !rule.methods.some(({ value }) => value === method))
    add("method-absent", rule.methods[0]?.line ?? rule.line, named(rule.methods), method);
}

function checkHeaders(rule: CorsRule, { headers = [] }: ConfigurationRequest, add: Add): void {
  const list = rule.headers;
  if (list === "requested" || rule.origins.length === 0) return;
  const isAny = (list ?? []).some(({ value }) => value === "*") && rule.credentials === undefined;
  const known = new Set((list ?? []).map(({ value }) => value.toLowerCase()));
  for (const name of isAny ? [] : headers.filter((one) => !known.has(one.toLowerCase())))
    add("header-absent", list?.[0]?.line ?? rule.line, named(list ?? []), name);
}

/** Whether a server answers each origin with its own name. */
const isDynamic = ({ origins }: CorsRule): boolean =>
  origins.length > 1 || origins.some(({ kind }) => kind !== "exact" && kind !== "any");

function checkRule(rule: CorsRule, request: ConfigurationRequest | undefined, hasCredentials: boolean, add: Add): void {
  for (const { code, line, value } of rule.faults) add(code, line, value);
  for (const one of rule.origins) checkEntry(one, rule, add);
  if (rule.vary === false && isDynamic(rule)) add("vary-absent", rule.line);
  if (request === undefined) return;
  checkOrigin(rule, request, add);
  checkMethod(rule, request, add);
  checkHeaders(rule, request, add);
  const isWanted = request.credentials === true && rule.origins.length > 0;
  if (isWanted && rule.credentials === undefined && hasCredentials) add("credentials-absent", rule.line);
}

const severities = ["error", "danger", "warning"] as const;

/** Buckets of S3 and Azure allow credentials by themselves; one of Google never does. */
const canSayCredentials = ({ kind }: Configuration): boolean => kind !== "s3" && kind !== "azure";

/**
 * What is wrong in a configuration: for a request that fails, if there is one, and for everyone.
 * @returns findings with their lines, errors first
 * @example checkConfiguration(readConfiguration("nginx", text), { origin: "https://app.example", method: "PUT" })
 */
export function checkConfiguration(
  configuration: Configuration,
  request?: ConfigurationRequest,
): readonly ConfigurationFinding[] {
  const findings: ConfigurationFinding[] = [];
  const seen = new Set<string>();
  const addTo =
    (scope: string | undefined): Add =>
    (code, line, value = "", asked = "") => {
      const { severity, text, fix } = configurationTexts[code];
      const finding = { code, severity, line, scope, text: text(value, asked), fix };
      const key = JSON.stringify([code, line, finding.text]);
      if (!seen.has(key)) findings.push(finding);
      seen.add(key);
    };
  const hasCredentials = canSayCredentials(configuration);
  for (const rule of configuration.rules.slice(0, maxRules))
    checkRule(rule, request, hasCredentials, addTo(rule.scope));
  if (!configuration.rules.some(({ origins }) => origins.length > 0)) addTo(undefined)("nothing-configured", 1);
  if (configuration.cut || configuration.rules.length > maxRules) addTo(undefined)("cut", 1);
  return severities.flatMap((severity) =>
    findings.filter((one) => one.severity === severity).toSorted((a, b) => a.line - b.line),
  );
}
