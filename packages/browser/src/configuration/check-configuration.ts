import { isCorsSafelistedMethod } from "sallyport/standard";
import {
  maxRules,
  type Configuration,
  type ConfigurationKind,
  type CorsRule,
  type OriginEntry,
  type Written,
} from "./configuration.ts";
import { configurationTexts, expressionText, textsFor, type ConfigurationCode } from "./configuration-texts.ts";
import { expressionFaults } from "./expression-faults.ts";
import { mayMatch } from "./expression-bounds.ts";
import { areAlternatives, isFor, missedBy, rulesForRequest, targetOf, type Target } from "./rules-for-request.ts";
import { URL } from "../platform.ts";

/** The request that fails, as far as it is known. */
export interface ConfigurationRequest {
  /** The page's origin. */
  readonly origin: string;
  /** Of its URL the path is compared with those that a rule is for. */
  readonly url?: string;
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

const isOfProperty = ({ code }: CorsRule["faults"][number]): boolean => code === "property-unknown";

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

/** Whether an entry admits an origin; of an expression, a function or a variable that isn't known without running it. */
function admits({ kind, value }: OriginEntry, origin: string): boolean | undefined {
  if (kind === "any" || kind === "reflected") return true;
  if (kind === "expression") return mayMatch(value, origin) ? undefined : false;
  if (kind === "function" || /[${]/.test(value)) return undefined;
  return kind === "wildcard" ? matchesWildcard(value, origin) : value === origin;
}

const named = (all: readonly { readonly value: string }[]): string => all.map(({ value }) => value).join(", ");

function checkOrigin(rule: CorsRule, { origin }: ConfigurationRequest, add: Add): void {
  const admitted = rule.origins.map((one) => admits(one, origin));
  if (rule.origins.length === 0 || admitted.includes(true)) return;
  const [unknown] = rule.origins.filter((_one, index) => admitted[index] === undefined);
  if (unknown === undefined) add("origin-absent", rule.origins[0]?.line ?? rule.line, "", origin);
  else
    add(unknown.kind === "expression" ? "expression-unknown" : "origin-unknown", unknown.line, unknown.value, origin);
}

/** How a server reads its lists. */
interface Reading {
  /** Whether it compares the method of every request, and not only that of a preflight. */
  readonly comparesMethods: boolean;
  /** Whether `*` stands for whatever is asked for with credentials too: the response names it. */
  readonly expandsWildcards: boolean;
  /** Whether a configuration can say that credentials are allowed. */
  readonly saysCredentials: boolean;
}

const comparing: ReadonlySet<ConfigurationKind> = new Set(["s3", "gcs", "azure", "spring", "quarkus", "micronaut"]);

/** Buckets of S3 and Azure allow credentials by themselves. */
const readingOf = ({ kind }: Configuration): Reading => ({
  comparesMethods: comparing.has(kind),
  expandsWildcards: comparing.has(kind),
  saysCredentials: kind !== "s3" && kind !== "azure",
});

const isAny = (
  { credentials }: CorsRule,
  request: ConfigurationRequest,
  list: readonly Written[],
  { expandsWildcards }: Reading,
): boolean =>
  list.some(({ value }) => value === "*") &&
  (expandsWildcards || (credentials === undefined && request.credentials !== true));

function checkMethod(rule: CorsRule, request: ConfigurationRequest, reading: Reading, add: Add): void {
  const { method = "GET" } = request;
  if (rule.origins.length === 0 || (isCorsSafelistedMethod(method) && !reading.comparesMethods)) return;
  if (rule.methods === undefined) {
    if (!isCorsSafelistedMethod(method)) add("method-absent", rule.line, "GET, HEAD, POST", method);
  } else if (!isAny(rule, request, rule.methods, reading) && !rule.methods.some(({ value }) => value === method))
    add("method-absent", rule.methods[0]?.line ?? rule.line, named(rule.methods), method);
}

/** `x-amz-*` stands for every name that begins so. */
const isListed = (list: readonly Written[], name: string, { expandsWildcards }: Reading): boolean =>
  list.some(({ value }) => {
    const one = value.toLowerCase();
    return one === name.toLowerCase() || (expandsWildcards && matchesWildcard(one, name.toLowerCase()));
  });

function checkHeaders(rule: CorsRule, request: ConfigurationRequest, reading: Reading, add: Add): void {
  const { headers = [] } = request;
  const list = rule.headers;
  if (list === "requested" || rule.origins.length === 0 || isAny(rule, request, list ?? [], reading)) return;
  for (const name of headers.filter((one) => !isListed(list ?? [], one, reading)))
    add("header-absent", list?.[0]?.line ?? rule.line, named(list ?? []), name);
}

/** Whether a server answers each origin with its own name. */
const isDynamic = ({ origins }: CorsRule): boolean =>
  origins.length > 1 || origins.some(({ kind }) => kind !== "exact" && kind !== "any");

function checkRequest(rule: CorsRule, request: ConfigurationRequest, reading: Reading, add: Add): void {
  checkOrigin(rule, request, add);
  checkMethod(rule, request, reading, add);
  checkHeaders(rule, request, reading, add);
  if (request.credentials !== true || rule.origins.length === 0 || rule.credentials !== undefined) return;
  if (reading.saysCredentials) add("credentials-absent", rule.line);
  // A bucket allows them for an origin that it names.
  else if (rule.origins.every((one) => one.kind === "any" || admits(one, request.origin) === false))
    for (const { line } of rule.origins.filter(({ kind }) => kind === "any")) add("wildcard-credentials", line);
}

/** What is wrong in a rule, for everyone. */
function checkRule(rule: CorsRule, add: Add): void {
  for (const { code, line, value } of rule.faults) add(code, line, value);
  for (const one of rule.origins) checkEntry(one, rule, add);
  if (rule.vary === false && isDynamic(rule)) add("vary-absent", rule.line);
}

const severities = ["error", "danger", "warning"] as const;

/** The findings of a configuration; each is there once. */
class Findings {
  readonly all: ConfigurationFinding[] = [];
  readonly #seen = new Set<string>();
  readonly #kind: ConfigurationKind;

  constructor(kind: ConfigurationKind) {
    this.#kind = kind;
  }

  readonly for =
    (scope: string | undefined): Add =>
    (code, line, value = "", asked = "") => {
      const { severity, text, fix } = textsFor(code, this.#kind);
      const finding = { code, severity, line, scope, text: text(value, asked), fix };
      const key = JSON.stringify([code, line, finding.text]);
      if (!this.#seen.has(key)) this.all.push(finding);
      this.#seen.add(key);
    };
}

/** What does not keep a bucket's rule from being the one that counts. */
const mildCodes: ReadonlySet<ConfigurationCode> = new Set(["credentials-absent", "origin-unknown"]);

/** Why none of a bucket's rules matches: of the first that has the origin; of the first one at all, where none has it. */
function checkAlternatives(
  rules: readonly CorsRule[],
  request: ConfigurationRequest,
  reading: Reading,
  findings: Findings,
): void {
  const isMatched = (rule: CorsRule): boolean => {
    let isWrong = false;
    checkRequest(rule, request, reading, (code) => (isWrong ||= !mildCodes.has(code)));
    return !isWrong;
  };
  const admitting = rules.filter(({ origins }) => origins.some((one) => admits(one, request.origin) !== false));
  const matched = admitting.find(isMatched) ?? admitting[0];
  const [rule = matched] = admitting.length === 0 ? rules : [matched];
  if (rule === undefined) return;
  const add = findings.for(rule.scope);
  if (admitting.length === 0) checkOrigin(rule, request, add);
  else checkRequest(rule, request, reading, add);
}

/** For what the rules are, where none is for this request. */
function checkMissed(configuration: Configuration, target: Target, findings: Findings): void {
  const missed = configuration.rules
    .filter(({ origins, profile }) => origins.length > 0 && profile === undefined)
    .map((rule) => ({ rule, by: missedBy(configuration, rule, target) }));
  const [first] = (["method", "path", "host"] as const).flatMap((by) => missed.filter((one) => one.by === by));
  if (first === undefined) return;
  const { rule, by } = first;
  const add = findings.for(rule.scope);
  if (by === "method") add("method-apart", rule.line, rule.requestMethods.only?.join(", "), target.method);
  else if (by === "host") add("host-absent", rule.line, rule.hosts?.join(" "), target.host);
  else add("path-absent", rule.line, rule.path?.text, target.path);
}

/** Why a request fails. */
function checkForRequest(configuration: Configuration, request: ConfigurationRequest, findings: Findings): void {
  const target = targetOf(request);
  const rules = rulesForRequest(configuration, target);
  const reading = readingOf(configuration);
  if (areAlternatives(configuration)) checkAlternatives(rules, request, reading, findings);
  else for (const rule of rules) checkRequest(rule, request, reading, findings.for(rule.scope));
  if (rules.length === 0) checkMissed(configuration, target, findings);
}

/**
 * What is wrong in a configuration: for a request that fails, if there is one, and for everyone.
 * @returns findings with their lines, errors first
 * @example checkConfiguration(readConfiguration("nginx", text), { origin: "https://app.example", method: "PUT" })
 */
export function checkConfiguration(
  configuration: Configuration,
  request?: ConfigurationRequest,
): readonly ConfigurationFinding[] {
  const findings = new Findings(configuration.kind);
  if (configuration.openQuote !== undefined) {
    findings.for(undefined)("open-quote", configuration.openQuote);
    return findings.all;
  }
  const rules = configuration.rules.slice(0, maxRules);
  const target = targetOf(request);
  for (const rule of rules) {
    const add = findings.for(rule.scope);
    // What opens too much elsewhere is worth knowing; what fails elsewhere isn't why this request does.
    if (isFor(configuration, rule, target)) checkRule(rule, add);
    else
      checkRule(rule, (code, ...where) => {
        if (configurationTexts[code].severity === "danger") add(code, ...where);
      });
  }
  if (request !== undefined) checkForRequest({ ...configuration, rules }, request, findings);
  const isSilent = rules.every(
    ({ origins, faults, profile }) => (origins.length === 0 || profile !== undefined) && !faults.some(isOfProperty),
  );
  if (configuration.unread !== undefined)
    findings.for(undefined)("unread", configuration.unread.line, configuration.unread.value);
  else if (isSilent) findings.for(undefined)("nothing-configured", 1);
  for (const { value, line } of configuration.includes ?? [])
    if (isSilent || /cors|header/i.test(value)) findings.for(undefined)("included", line, value);
  if (configuration.cut || configuration.rules.length > maxRules) findings.for(undefined)("cut", 1);
  return severities.flatMap((severity) =>
    findings.all.filter((one) => one.severity === severity).toSorted((a, b) => a.line - b.line),
  );
}
