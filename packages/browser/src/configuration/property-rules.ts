import {
  emptyRule,
  maxRules,
  originEntry,
  type Configuration,
  type CorsRule,
  type OriginEntry,
  type PathScope,
  type Setting,
  type SettingName,
  type Written,
} from "./configuration.ts";
import {
  frameworkOf,
  isNamed,
  knownProperty,
  looksLikeCors,
  propertyFamilies,
  type PropertyFamily,
  type PropertyKey,
} from "./property-families.ts";

/** A property of a framework or an application, in properties or in YAML. */
export interface Property {
  /** Its name, part by part. */
  readonly names: readonly string[];
  /** What stands before the last of them in its line. */
  readonly prefix: string;
  readonly values: readonly Written[];
  readonly line: number;
  readonly end: number;
  /** Which of several documents in one file it belongs to. */
  readonly part: number;
  /** The profile of Quarkus in which alone it counts: `%dev`. */
  readonly profile?: string;
}

interface Known extends Property {
  readonly key: PropertyKey;
}

/** Properties that make one rule. */
interface Group {
  readonly family: PropertyFamily;
  readonly properties: Known[];
}

const settingNames: Partial<Record<PropertyKey, SettingName>> = {
  "origin-patterns": "origin",
  "origin-expression": "origin",
};

/** Java compares the whole of an origin with an expression. */
const anchored = (source: string): string => `^${source.replace(/^\^/, "").replace(/\$$/, "")}$`;

function entryOf({ value, line }: Written, key: PropertyKey, { kind }: PropertyFamily): OriginEntry {
  if (key === "origin-expression") return { value: anchored(value), line, kind: "expression" };
  if (kind === "quarkus" && /^\/.+\/$/.test(value))
    return { value: anchored(value.slice(1, -1)), line, kind: "expression" };
  // Spring sends back the origin that matched a pattern, with credentials too.
  if (key === "origin-patterns" && value === "*") return { value, line, kind: "reflected" };
  return originEntry({ value, line });
}

const textsOf = (all: readonly Known[], key: PropertyKey): readonly Written[] | undefined => {
  const found = all.filter((one) => one.key === key);
  return found.length === 0 ? undefined : found.flatMap(({ values }) => values);
};

const writtenAt =
  (line: number) =>
  (value: string): Written => ({ value, line });

/** Whether credentials are allowed: as it is written, or as the framework does for origins that are named. */
function credentialsOf({ family, properties }: Group, origins: readonly OriginEntry[]): Written | undefined {
  const written = textsOf(properties, "credentials")?.[0];
  if (written !== undefined) return written.value.toLowerCase() === "true" ? written : undefined;
  const [first] = origins;
  const isNamedOrigin =
    first !== undefined &&
    origins.every(({ kind }) => kind === "exact" || (kind === "expression" && family.kind === "micronaut"));
  return family.sharesCredentials === true && isNamedOrigin ? { value: "true", line: first.line } : undefined;
}

/** Families that are enabled, and the paths to which their endpoints were moved. */
interface Surroundings {
  readonly enabled: ReadonlySet<PropertyFamily>;
  readonly moved: ReadonlyMap<PropertyFamily, string>;
}

function pathOf({ family, properties: [first] }: Group, { moved }: Surroundings): PathScope | undefined {
  if (family.isNamedByPath === true) return { kind: "pattern", text: first?.names.at(-2) ?? "" };
  const { kind, text } = family.path ?? {};
  return kind === undefined || text === undefined ? undefined : { kind, text: moved.get(family) ?? text };
}

const isOn = (all: readonly Property[], enabledBy: PropertyFamily["enabledBy"]): boolean =>
  enabledBy === undefined ||
  all.some(({ names, values }) => values[0]?.value === "true" && enabledBy.some((one) => isNamed(names, one)));

/** What other properties say of a family. */
function surroundingsOf(all: readonly Property[], families: ReadonlySet<PropertyFamily>): Surroundings {
  const each = [...families];
  return {
    enabled: new Set(each.filter(({ enabledBy }) => isOn(all, enabledBy))),
    moved: new Map(
      each.flatMap((family) => {
        const movedBy = family.path?.movedBy;
        const by = movedBy === undefined ? undefined : all.find(({ names }) => isNamed(names, movedBy));
        const [to] = by?.values ?? [];
        return to === undefined ? [] : [[family, to.value] as const];
      }),
    ),
  };
}

/** The origins; Micronaut allows every one where none is named. */
function originsOf({ family, properties }: Group, line: number): readonly OriginEntry[] {
  const keys: readonly PropertyKey[] = ["origin", "origin-patterns", "origin-expression"];
  const named = keys.flatMap((key) => (textsOf(properties, key) ?? []).map((one) => entryOf(one, key, family)));
  return named.length === 0 && family.kind === "micronaut" ? [{ value: "*", line, kind: "any" }] : named;
}

/** Where its properties stand, and the line after which one can be added. */
function placeOf(
  properties: readonly Known[],
): Pick<CorsRule, "scope" | "settings" | "lastLine" | "keys" | "keyPrefix"> {
  const keys = properties[0]?.names.slice(0, -1) ?? [];
  return {
    scope: keys.join("."),
    settings: properties.map(({ key, line, end }): Setting => ({
      name: settingNames[key] ?? (key as SettingName),
      line,
      end,
    })),
    lastLine: properties.reduce((last, { end }) => Math.max(last, end), 1),
    keys,
    keyPrefix: properties[0]?.prefix ?? "",
  };
}

function ruleOf(group: Group, surroundings: Surroundings): CorsRule {
  const { family, properties } = group;
  const line = properties[0]?.line ?? 1;
  const { methods = ["*"], headers } = family.defaults;
  const origins = originsOf(group, line);
  const enabling = surroundings.enabled.has(family) ? [] : (family.enabledBy?.slice(0, 1) ?? []);
  return {
    ...emptyRule,
    ...placeOf(properties),
    line,
    origins,
    methods: textsOf(properties, "methods") ?? methods.map(writtenAt(line)),
    headers: textsOf(properties, "headers") ?? headers?.map(writtenAt(line)) ?? "requested",
    exposed: textsOf(properties, "expose") ?? [],
    credentials: credentialsOf(group, origins),
    maxAge: textsOf(properties, "max-age")?.[0],
    faults: enabling.map((names) => ({ code: "not-enabled", line, value: names.join(".") })),
    path: pathOf(group, surroundings),
    profile: properties[0]?.profile,
  };
}

/** `%dev.quarkus.http.cors`: the name without its profile; what runs in production needs none. */
function withoutProfile(property: Property): Property {
  const [first = "", ...names] = property.names;
  if (!/^%[\w-]+$/.test(first) || names[0] !== "quarkus") return property;
  return { ...property, names, ...(first === "%prod" ? {} : { profile: first }) };
}

/** Properties that read like CORS, and that no framework has. */
const unknownRules = (unknown: readonly Property[]): readonly CorsRule[] =>
  unknown.slice(0, maxRules).map(({ names, line }) => ({
    ...emptyRule,
    line,
    lastLine: line,
    faults: [
      {
        code: frameworkOf(names) === undefined ? ("property-unknown" as const) : ("property-ignored" as const),
        line,
        value: names.join("."),
      },
    ],
  }));

/** Properties that switch CORS on for nobody yet. */
function switchedOn(all: readonly Property[], cut: boolean): Configuration | undefined {
  const family = propertyFamilies.find(({ enabledBy }) => enabledBy !== undefined && isOn(all, enabledBy));
  return family === undefined ? undefined : { kind: family.kind, rules: [], cut };
}

/**
 * The rules that properties make.
 * @param cut whether there were more than are read
 * @returns `undefined` where none of them is about CORS
 */
export function propertyRules(all: readonly Property[], cut: boolean): Configuration | undefined {
  const groups = new Map<string, Group>();
  const unknown: Property[] = [];
  const properties = all.map(withoutProfile);
  for (const property of properties) {
    const known = knownProperty(property.names);
    if (known === undefined) {
      if (looksLikeCors(property.names)) unknown.push(property);
      continue;
    }
    const id = JSON.stringify([property.part, property.profile, property.names.slice(0, -1)]);
    const group = groups.get(id) ?? { family: known.family, properties: [] };
    group.properties.push({ ...property, key: known.key });
    groups.set(id, group);
  }
  if (groups.size === 0 && unknown.length === 0) return switchedOn(properties, cut);
  const surroundings = surroundingsOf(properties, new Set([...groups.values()].map(({ family }) => family)));
  const rules = [...groups.values()].map((group) => ruleOf(group, surroundings));
  const [first] = groups.values();
  const kind =
    first?.family.kind ?? (unknown.some(({ names }) => frameworkOf(names) === "Spring") ? "spring" : "application");
  return { kind, rules: [...rules, ...unknownRules(unknown)], cut };
}
