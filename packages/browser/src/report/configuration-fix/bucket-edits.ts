import type { Configuration, CorsRule } from "../../configuration/configuration.ts";
import type { ServerChange } from "../../explain/servers/server.ts";
import { indent, json } from "../../explain/servers/write.ts";
import type { ConfigurationEdit } from "./edit.ts";
import { fixTexts as texts } from "./fix-texts.ts";
import { URL } from "../../platform.ts";

type Bucket = "s3" | "gcs" | "azure";

/** A bucket's configuration, and the rule that it needs. */
interface BucketTarget {
  readonly configuration: Configuration;
  readonly kind: Bucket;
  readonly change: ServerChange;
  /** The whole document, where it is JSON or YAML. */
  readonly document: unknown;
  readonly text: readonly string[];
}

type Rule = Readonly<Record<string, readonly string[] | number>>;

/** The rule that a request needs, as the provider's JSON has it. */
const ruleOf: Readonly<Record<Bucket, (change: ServerChange) => Rule>> = {
  s3: ({ origins, methods, headers, expose }) => ({
    AllowedOrigins: origins,
    AllowedMethods: methods,
    ...(headers.length === 0 ? {} : { AllowedHeaders: headers }),
    ExposeHeaders: expose,
  }),
  gcs: ({ origins, methods, headers, expose }) => ({
    origin: origins,
    method: methods,
    responseHeader: [...new Set([...headers, ...expose])],
  }),
  azure: ({ origins, methods, headers, expose }) => ({
    allowedOrigins: origins,
    allowedMethods: methods,
    allowedHeaders: headers,
    exposedHeaders: expose,
    maxAgeInSeconds: 0,
  }),
};

const element = (name: string, value: string): string => `  <${name}>${value}</${name}>`;

/** Whether the rules are those of a bucket in a template of CloudFormation. */
export const isInTemplate = ({ rules }: Configuration): boolean =>
  rules.some(({ keys }) => keys.includes("Properties") && keys.includes("CorsConfiguration"));

/** The rule as CloudFormation has it: two of its names differ. */
const inTemplate = ({ origins, methods, headers, expose }: ServerChange): Rule => ({
  AllowedOrigins: origins,
  AllowedMethods: methods,
  ...(headers.length === 0 ? {} : { AllowedHeaders: headers }),
  ...(expose.length === 0 ? {} : { ExposedHeaders: expose }),
});

/** The rule as XML: S3 has an element for each name, Azure one with commas. */
const xmlOf: Readonly<Record<"s3" | "azure", (change: ServerChange) => readonly string[]>> = {
  s3: ({ origins, methods, headers, expose }) => [
    "<CORSRule>",
    ...origins.map((one) => element("AllowedOrigin", one)),
    ...methods.map((one) => element("AllowedMethod", one)),
    ...headers.map((one) => element("AllowedHeader", one)),
    ...expose.map((one) => element("ExposeHeader", one)),
    "</CORSRule>",
  ],
  azure: ({ origins, methods, headers, expose }) => [
    "<CorsRule>",
    element("AllowedOrigins", origins.join(",")),
    element("AllowedMethods", methods.join(",")),
    element("AllowedHeaders", headers.join(",")),
    element("ExposedHeaders", expose.join(",")),
    element("MaxAgeInSeconds", "0"),
    "</CorsRule>",
  ],
};

const yamlOf = (rule: Rule): string =>
  Object.entries(rule)
    .map(
      ([name, value]) =>
        `${name}: ${typeof value === "number" ? String(value) : `[${value.map((one) => `"${one}"`).join(", ")}]`}`,
    )
    .map((line, index) => `${index === 0 ? "- " : "  "}${line}`)
    .join("\n");

/** Longer lists are not printed whole. */
const maxRules = 20;

type Path = readonly (string | number)[];

/** What stands at a key of whatever a document holds. */
const member = (value: unknown, key: string | number): unknown =>
  (Object(value) as Readonly<Record<string | number, unknown>>)[key];

/** The list that has the rules, where it is the document's own, or stands in one or two mappings. */
function listIn(document: unknown, path: Path): readonly unknown[] | undefined {
  const list = path.reduce<unknown>((node, key) => member(node, key), document);
  return Array.isArray(list) && list.length > 0 && list.length <= maxRules ? list : undefined;
}

const originKeys = ["AllowedOrigins", "allowedOrigins", "origin"];

/** An origin without what browsers do not send: a slash at the end, capitals, the port that is the default. */
const normalized = (text: unknown): unknown =>
  typeof text === "string" && URL.canParse(text) ? new URL(text).origin : text;

/** The values of two lists, without repetition; text is compared as the lists of a bucket are. */
const joined = (one: unknown, other: readonly string[]): readonly unknown[] => {
  const all: unknown[] = Array.isArray(one) ? one : [];
  const known = new Set(all.map((each) => String(each).toLowerCase()));
  return [...all, ...other.filter((each) => !known.has(each.toLowerCase()))];
};

/** The list with what the rule lacks that is for this origin alone; `undefined` where no rule is. */
function changedList(list: readonly unknown[], rule: Rule, origin: string): readonly unknown[] | undefined {
  const index = list.findIndex((one) =>
    originKeys.some((key) => {
      const origins: unknown = member(one, key);
      return Array.isArray(origins) && origins.length > 0 && origins.every((each) => normalized(each) === origin);
    }),
  );
  if (index < 0) return undefined;
  const old = Object(list[index]) as Readonly<Record<string, unknown>>;
  const changed = Object.entries(rule).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
    if (typeof value === "number") return [];
    if (originKeys.includes(key)) return [[key, [origin]]];
    return value.length === 0 ? [] : [[key, joined(old[key], value)]];
  });
  return list.with(index, { ...old, ...Object.fromEntries(changed) });
}

/** The document with a list in the place of another. */
function withList(document: unknown, path: Path, list: readonly unknown[]): unknown {
  const [key, ...more] = path;
  if (key === undefined) return list;
  return { ...Object(document), [key]: withList(member(document, key), more, list) };
}

/** How far to the right the rules of a list stand. */
const startOf = (text: readonly string[], rule: CorsRule | undefined): string =>
  rule === undefined ? "" : (/^\s*(?=- )/.exec(text[rule.line - 1] ?? "")?.[0] ?? "");

const isJson = (text: readonly string[]): boolean => /^\s*[[{]/.test(text.find((line) => line.trim() !== "") ?? "");

/** The document of a bucket has nothing else; a template of a whole stack has. */
const isOwn = (path: Path): boolean =>
  path.length <= 2 && path.every((one) => /^(?:cors|CORSRules|CorsRules|corsRules)$/.test(String(one)));

/**
 * The rule beside those that are there: a bucket tries one after the other, so the new one gives nothing to others.
 */
export function bucketEdits({ configuration, kind, change, document, text }: BucketTarget): ConfigurationEdit {
  const rule = isInTemplate(configuration) ? inTemplate(change) : ruleOf[kind](change);
  const last = configuration.rules.at(-1);
  const path = (last?.keys ?? []).slice(0, -1);
  const added = { replaces: [], after: last === undefined || last.settings.length === 0 ? undefined : last.lastLine };
  if (document === undefined && kind !== "gcs")
    return { ...added, where: texts.addedRule, lines: xmlOf[kind](change).join("\n") };
  const list = listIn(document, path);
  if (list !== undefined && isJson(text) && isOwn(path)) {
    const changed = changedList(list, rule, change.origins[0]);
    return {
      replaces: [[1, text.findLastIndex((line) => line.trim() !== "") + 1]],
      after: undefined,
      where: changed === undefined ? texts.wholeList : texts.changedList,
      lines: json(withList(document, path, changed ?? [...list, rule])),
    };
  }
  return isJson(text)
    ? { ...added, where: texts.addedJson, lines: json(rule) }
    : { ...added, where: texts.addedRule, lines: indent(yamlOf(rule), startOf(text, last)) };
}
