import { checkConfiguration, type ConfigurationRequest } from "../../configuration/check-configuration.ts";
import type { Configuration, ConfigurationKind, CorsRule } from "../../configuration/configuration.ts";
import { specificityOf } from "../../configuration/path-scope.ts";
import type { TextForm } from "../../configuration/read-configuration.ts";
import { isFor, rulesForRequest, targetOf, type Target } from "../../configuration/rules-for-request.ts";
import { serverFix } from "../../explain/servers/server-fix.ts";
import type { ServerChange, ServerName } from "../../explain/servers/server.ts";
import { bucketEdits, isInTemplate } from "./bucket-edits.ts";
import type { ConfigurationEdit } from "./edit.ts";
import { fixTexts as texts } from "./fix-texts.ts";
import { apacheEdits, caddyEdits, htaccessEdits, nginxEdits, type HeaderTarget } from "./header-edits.ts";
import { mergedChange } from "./merged-change.ts";
import { javascriptEdits, newServerlessEdit, serverlessEdits } from "./option-edits.ts";
import { newPropertyEdit, propertyEdits } from "./property-edits.ts";

/** A configuration with the text that it was read from. */
export interface ConfigurationFile {
  readonly configuration: Configuration;
  readonly form: TextForm;
  readonly text: string;
  /** What JSON or YAML holds. */
  readonly document?: unknown;
}

/** What to change in a file so that a request works, line by line. */
export interface ConfigurationFix {
  readonly edits: readonly ConfigurationEdit[];
  /** Who gets more by it, and what else to know before it is made. */
  readonly notes: readonly string[];
}

/** The rule to change: of those for the request's path the most specific one, and one that shares before one that doesn't. */
function ruleToChange(configuration: Configuration, request: ConfigurationRequest): CorsRule | undefined {
  const target = targetOf(request);
  const { path } = target;
  const [sharing] = rulesForRequest(configuration, target);
  if (path === undefined) return sharing ?? configuration.rules[0];
  // A location that has lost what was set outside of it is where the request goes.
  const lost = configuration.rules.find(
    (rule) =>
      isFor(configuration, rule, target) &&
      rule.path !== undefined &&
      rule.faults.some(({ code }) => code === "inheritance-lost"),
  );
  const weight = (rule: CorsRule | undefined): number =>
    rule === undefined ? -1 : (specificityOf(rule.path, path) ?? -1);
  return weight(lost) > weight(sharing) ? lost : sharing;
}

function headerEdits(target: HeaderTarget, form: TextForm): readonly (ConfigurationEdit | undefined)[] {
  if (form === "nginx") return nginxEdits(target);
  if (form === "caddy") return caddyEdits(target);
  return form === "htaccess" ? htaccessEdits(target) : apacheEdits(target);
}

/** What is added in one place, together. */
function joined(edits: readonly ConfigurationEdit[]): readonly ConfigurationEdit[] {
  const all: ConfigurationEdit[] = [];
  for (const one of edits) {
    const last = all.at(-1);
    const isSame = last?.replaces.length === 0 && one.replaces.length === 0 && last.after === one.after;
    if (last !== undefined && isSame && last.where === one.where)
      all[all.length - 1] = { ...last, lines: `${last.lines}\n${one.lines}` };
    else all.push(one);
  }
  return all;
}

/** What a server's own snippet says, where the file has no place for it. */
function elsewhere(name: ServerName, change: ServerChange): ConfigurationEdit | undefined {
  const { where, snippet } = serverFix(name, change);
  return snippet === null ? undefined : { replaces: [], after: undefined, where, lines: snippet };
}

const isBucket = (kind: ConfigurationKind): kind is "s3" | "gcs" | "azure" =>
  kind === "s3" || kind === "gcs" || kind === "azure";

/** What a rule that is there needs. */
function ruleEdits(
  { configuration, form, text }: ConfigurationFile,
  rule: CorsRule,
  change: ServerChange,
): readonly (ConfigurationEdit | undefined)[] {
  const target = { configuration, rule, change, text: text.split("\n") };
  if (configuration.kind === "javascript") return [javascriptEdits(target)];
  if (configuration.kind === "serverless") return [serverlessEdits(target)];
  return propertyEdits(target, form === "properties" ? "properties" : "yaml");
}

function editsFor(
  file: ConfigurationFile,
  rule: CorsRule | undefined,
  change: ServerChange,
  target: Target,
): readonly (ConfigurationEdit | undefined)[] {
  const { configuration, form, document } = file;
  const { kind } = configuration;
  const text = file.text.split("\n");
  if (kind === "nginx" || kind === "apache" || kind === "caddy")
    return headerEdits({ configuration, rule, change, text, target }, form);
  if (isBucket(kind)) return [bucketEdits({ configuration, kind, change, document, text })];
  if (rule !== undefined && rule.settings.length > 0) return ruleEdits(file, rule, change);
  if (kind === "quarkus") return [newPropertyEdit(kind, change, form === "properties" ? "properties" : "yaml")];
  if (kind === "serverless") return [newServerlessEdit(change, text)];
  // Spring has no property for CORS of the application's own paths.
  return kind === "spring" ? [elsewhere("spring", change)] : [];
}

/** What an upload of a bucket's configuration does to the rest of it. */
const uploadNote = (configuration: Configuration, kind: "s3" | "gcs" | "azure"): string =>
  isInTemplate(configuration) ? texts.deployment : texts.replacesAll[kind];

function fixOf(
  file: ConfigurationFile,
  rule: CorsRule | undefined,
  request: ConfigurationRequest,
): ConfigurationFix | undefined {
  const { configuration } = file;
  const { kind } = configuration;
  const merged = mergedChange(rule, request);
  if (merged === undefined) return undefined;
  // What a bucket of Google has no setting for, no rule can say; the rest of the request it can.
  if (kind === "s3" || kind === "azure") {
    const { snippet, where } = serverFix(kind, merged.change);
    if (snippet === null) return { edits: [], notes: [where] };
  }
  const found = editsFor(file, rule, merged.change, targetOf(request));
  const edits = joined(found.filter((one): one is ConfigurationEdit => one !== undefined));
  if (edits.length === 0) return undefined;
  const notes = [...merged.notes, ...(isBucket(kind) ? [uploadNote(configuration, kind)] : [])];
  return { edits, notes };
}

/** Of a program's calls each one that the request passes, and in which it fails: the preflight's and the request's. */
const brokenRules = (configuration: Configuration, request: ConfigurationRequest): readonly CorsRule[] =>
  rulesForRequest(configuration, targetOf(request)).filter((rule) =>
    checkConfiguration({ ...configuration, rules: [rule] }, request).some(({ severity }) => severity === "error"),
  );

const overlap = (one: ConfigurationEdit, other: ConfigurationEdit): boolean =>
  one.replaces.some(([first, last]) => other.replaces.some((range) => range[0] <= last && first <= range[1]));

/** Fixes of several calls as one; calls can have the same options, or stand in one line. */
function joinedFixes(fixes: readonly ConfigurationFix[]): ConfigurationFix {
  const edits: ConfigurationEdit[] = [];
  for (const edit of fixes.flatMap((one) => one.edits))
    if (!edits.some((other) => overlap(edit, other))) edits.push(edit);
  return { edits, notes: [...new Set(fixes.flatMap(({ notes }) => notes))] };
}

/**
 * The lines that a request needs in a configuration, in its own language, and which lines they replace. What the file
 * says already stays; what admits more origins than it names does not.
 * @returns `undefined` where the file has no place for it, its server would refuse it, or a name could
 *   not be written without an escape
 */
export function configurationFix(file: ConfigurationFile, request: ConfigurationRequest): ConfigurationFix | undefined {
  const { configuration } = file;
  const { kind } = configuration;
  if (configuration.openQuote !== undefined) return undefined;
  if (kind !== "javascript")
    return fixOf(file, isBucket(kind) ? undefined : ruleToChange(configuration, request), request);
  const broken = brokenRules(configuration, request);
  const [first = ruleToChange(configuration, request), ...more] = broken;
  const fixes = [first, ...more].flatMap((rule) => fixOf(file, rule, request) ?? []);
  return fixes.length === 0 ? undefined : joinedFixes(fixes);
}
