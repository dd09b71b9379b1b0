import {
  emptyRule,
  type Configuration,
  type CorsRule,
  type Setting,
  type SettingName,
} from "../../configuration/configuration.ts";
import {
  isNamed,
  propertyFamilies,
  type PropertyFamily,
  type PropertyKey,
} from "../../configuration/property-families.ts";
import type { ServerChange } from "../../explain/servers/server.ts";
import { editsOf, type ConfigurationEdit } from "./edit.ts";
import { fixTexts as texts } from "./fix-texts.ts";
import { isWritten } from "./merged-change.ts";

/** Properties, and the change that they need. */
interface PropertyTarget {
  readonly rule: CorsRule;
  readonly change: ServerChange;
  readonly text: readonly string[];
}

type Values = readonly (readonly [key: SettingName & PropertyKey, values: readonly string[]])[];

/** What has to be written: what the rule says already is left out where it says it by default. */
function valuesOf({ rule, change }: PropertyTarget, family: PropertyFamily): Values {
  const isDefault = ({ methods }: CorsRule): boolean =>
    !isWritten(rule, "methods") &&
    change.methods.every((one) => methods?.some(({ value }) => value === one || value === "*"));
  const isDefaultTrue = family.sharesCredentials === true && !isWritten(rule, "credentials");
  const needsHeaders = change.headers.length > 0 && rule.headers !== "requested";
  return [
    ["origin", change.origins],
    ...(isDefault(rule) ? [] : [["methods", change.methods] as const]),
    ...(needsHeaders || isWritten(rule, "headers") ? [["headers", change.headers] as const] : []),
    ...(change.expose.length > 0 ? [["expose", change.expose] as const] : []),
    ...(change.credentials && (rule.credentials === undefined || !isDefaultTrue)
      ? [["credentials", ["true"]] as const]
      : []),
    // The framework would allow them by itself.
    ...(!change.credentials && family.sharesCredentials === true && (isDefaultTrue || rule.credentials !== undefined)
      ? [["credentials", ["false"]] as const]
      : []),
  ];
}

/** The names of a family's keys, in the style of the file: `allowedOrigins`, or `allowed-origins`. */
function nameOf(family: PropertyFamily, key: PropertyKey, isCamel: boolean): string {
  const name = [...family.keys].find(([, one]) => one === key)?.[0] ?? key;
  return isCamel ? name.replaceAll(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase()) : name;
}

const isCamel = (text: readonly string[], settings: readonly Setting[]): boolean =>
  settings.some(({ line }) => /\b(?:allowed|exposed|allow|max)[A-Z]/.test(text[line - 1] ?? ""));

const inYaml = (values: readonly string[]): string =>
  values.length === 1 && /^(?:true|false)$/.test(values[0] ?? "")
    ? (values[0] ?? "")
    : `[${values.map((one) => `"${one}"`).join(", ")}]`;

/** The property without which the others have no effect; in YAML its place can be anywhere above. */
function switchOn({ faults, lastLine }: CorsRule, language: "properties" | "yaml"): ConfigurationEdit | undefined {
  const fault = faults.find(({ code }) => code === "not-enabled");
  if (fault === undefined || language === "yaml") return undefined;
  return { replaces: [], after: lastLine, where: texts.switchOn, lines: `${fault.value}=true` };
}

/** The properties of a framework whose switch is on, and that has no others. */
export function newPropertyEdit(
  kind: Configuration["kind"],
  change: ServerChange,
  language: "properties" | "yaml",
): ConfigurationEdit | undefined {
  const family = propertyFamilies.find((one) => one.kind === kind && one.enabledBy !== undefined);
  if (family === undefined || family.at.includes("*")) return undefined;
  const rule: CorsRule = { ...emptyRule, line: 1, headers: [], methods: [] };
  const lines = valuesOf({ rule, change, text: [] }, family).map(([key, all]) => {
    const name = nameOf(family, key, false);
    return language === "yaml" ? `${name}: ${inYaml(all)}` : `${family.at.join(".")}.${name}=${all.join(",")}`;
  });
  return { replaces: [], after: undefined, where: texts.underKey(family.at.join(".")), lines: lines.join("\n") };
}

/** Lines of `.properties`, or of YAML, as far to the right as those that are there. */
export function propertyEdits(
  target: PropertyTarget,
  language: "properties" | "yaml",
): readonly (ConfigurationEdit | undefined)[] {
  const { rule, change, text } = target;
  const family = propertyFamilies.find(({ at }) => isNamed(rule.keys.map(String), at));
  if (family === undefined) return [];
  const values = valuesOf({ rule, change, text }, family);
  const wanted = new Set<SettingName>(values.map(([key]) => key));
  const camel = isCamel(text, rule.settings);
  const first = text[(rule.settings[0]?.line ?? rule.line) - 1] ?? "";
  const start = `${/^\s*/.exec(first)?.[0] ?? ""}${rule.keyPrefix}`;
  const parts = values.map(([key, all]) => {
    const name = nameOf(family, key, camel);
    return language === "yaml" ? `${start}${name}: ${inYaml(all)}` : `${start}${name}=${all.join(",")}`;
  });
  const where = texts.underKey(rule.keys.map((one) => (/[./*]/.test(String(one)) ? `[${one}]` : one)).join("."));
  const old = rule.settings.filter(({ name }) => wanted.has(name));
  return [...editsOf(text, old, parts, { where, after: rule.lastLine }), switchOn(rule, language)];
}
