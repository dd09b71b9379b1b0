import {
  emptyRule,
  maxRules,
  originEntry,
  type Configuration,
  type CorsRule,
  type ParsedDocument,
  type PathScope,
  type Setting,
  type SettingName,
  type Written,
} from "./configuration.ts";
import { beforeLastName, namesOf } from "./properties.ts";
import { propertyRules, type Property } from "./property-rules.ts";

type Path = readonly (string | number)[];
type Entry = readonly [path: Path, value: Readonly<Record<string, unknown>>];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (node, key) => (isRecord(node) || Array.isArray(node) ? (node as never)[key] : undefined),
    value,
  );

/** A list of texts, or one text with commas, with the lines of each. */
function textsAt({ value, lineOf }: ParsedDocument, path: Path): readonly Written[] | undefined {
  const found = at(value, path);
  if (typeof found === "string")
    return found
      .split(",")
      .map((one) => ({ value: one.trim(), line: lineOf(path) }))
      .filter((one) => one.value !== "");
  if (!Array.isArray(found)) return undefined;
  return found.flatMap((one: unknown, index) =>
    typeof one === "string" ? [{ value: one.trim(), line: lineOf([...path, index]) }] : [],
  );
}

/** The names of one provider's keys. */
interface Keys {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly credentials: readonly string[];
  readonly maxAge: readonly string[];
}

const keysOf: Readonly<Record<"s3" | "gcs" | "azure" | "serverless", Keys>> = {
  s3: {
    origins: ["AllowedOrigins"],
    methods: ["AllowedMethods"],
    headers: ["AllowedHeaders"],
    // The second ones are those of CloudFormation.
    exposed: ["ExposeHeaders", "ExposedHeaders"],
    credentials: [],
    maxAge: ["MaxAgeSeconds", "MaxAge"],
  },
  gcs: {
    origins: ["origin"],
    methods: ["method"],
    headers: ["responseHeader"],
    exposed: ["responseHeader"],
    credentials: [],
    maxAge: ["maxAgeSeconds"],
  },
  azure: {
    origins: ["allowedOrigins"],
    methods: ["allowedMethods"],
    headers: ["allowedHeaders"],
    exposed: ["exposedHeaders"],
    credentials: [],
    maxAge: ["maxAgeInSeconds"],
  },
  serverless: {
    origins: ["allowedOrigins", "origins", "origin"],
    methods: ["allowedMethods", "methods"],
    headers: ["allowedHeaders", "headers"],
    exposed: ["exposedResponseHeaders", "exposeHeaders"],
    credentials: ["allowCredentials"],
    maxAge: ["maxAge"],
  },
};

/** The first of several keys that is there. */
const pathOf = (document: ParsedDocument, path: Path, names: readonly string[]): Path | undefined =>
  names.map((name) => [...path, name]).find((one) => at(document.value, one) !== undefined);

function listAt(document: ParsedDocument, path: Path, names: readonly string[]): readonly Written[] | undefined {
  const found = pathOf(document, path, names);
  return found === undefined ? undefined : textsAt(document, found);
}

const settingNames: readonly (readonly [keyof Keys, SettingName])[] = [
  ["origins", "origin"],
  ["methods", "methods"],
  ["headers", "headers"],
  ["exposed", "expose"],
  ["credentials", "credentials"],
  ["maxAge", "max-age"],
];

/** Where a rule's values stand. */
const settingsAt = (document: ParsedDocument, path: Path, keys: Keys): readonly Setting[] =>
  settingNames.flatMap(([key, name]) =>
    keys[key]
      .map((own) => [...path, own])
      .filter((own) => at(document.value, own) !== undefined)
      .map((own) => ({ name, line: document.lineOf(own), end: document.endOf(own) })),
  );

/** The rule at a path of a document. */
function ruleAt(document: ParsedDocument, path: Path, kind: keyof typeof keysOf): CorsRule {
  const keys = keysOf[kind];
  const credentials = pathOf(document, path, keys.credentials);
  const maxAge = pathOf(document, path, keys.maxAge);
  const settings = settingsAt(document, path, keys);
  const isTrue = credentials !== undefined && String(at(document.value, credentials)) === "true";
  const written = (where: Path): Written => ({
    value: String(at(document.value, where)),
    line: document.lineOf(where),
  });
  return {
    ...emptyRule,
    line: document.lineOf(path),
    scope: path.join("."),
    origins: keys.origins.flatMap((name) => textsAt(document, [...path, name]) ?? []).map(originEntry),
    methods: listAt(document, path, keys.methods),
    headers: listAt(document, path, keys.headers),
    exposed: listAt(document, path, keys.exposed) ?? [],
    credentials: isTrue ? written(credentials) : undefined,
    maxAge: maxAge === undefined ? undefined : written(maxAge),
    settings,
    lastLine: document.endOf(path),
    keys: path,
  };
}

/** Every mapping of a document for which a test holds, without recursion. */
function find(
  document: ParsedDocument,
  test: (value: Readonly<Record<string, unknown>>, path: Path) => boolean,
): readonly Entry[] {
  const found: Entry[] = [];
  const open: [Path, unknown][] = [[[], document.value]];
  const maxSeen = 100_000;
  for (let seen = 0; seen < maxSeen; seen++) {
    const next = open.pop();
    if (next === undefined) break;
    const [path, value] = next;
    if (isRecord(value) && test(value, path)) found.push([path, value]);
    const inner = Array.isArray(value) ? [...value.entries()] : isRecord(value) ? Object.entries(value) : [];
    if (path.length < 30) for (const [key, one] of inner) open.push([[...path, key], one]);
  }
  return found.toReversed();
}

const has = (value: Readonly<Record<string, unknown>>, names: readonly string[]): boolean =>
  names.some((name) => Object.hasOwn(value, name));

const writtenAt =
  (line: number) =>
  (value: string): Written => ({ value, line });

/** What Serverless allows where nothing is named: its usual headers, and the methods that events have. */
function serverlessDefault(document: ParsedDocument, path: Path, event: Readonly<Record<string, unknown>>): CorsRule {
  const { method } = event;
  const [line, end] = [document.lineOf(path), document.endOf(path)];
  const isOne = typeof method === "string" && !/^(?:any|\*)$/i.test(method);
  const methods = isOne ? [method.toUpperCase()] : ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
  return {
    ...emptyRule,
    line,
    scope: path.join("."),
    origins: [{ value: "*", line, kind: "any" }],
    methods: [...methods, "OPTIONS"].map(writtenAt(line)),
    headers: [
      ...["Content-Type", "X-Amz-Date", "Authorization", "X-Api-Key"],
      ...["X-Amz-Security-Token", "X-Amz-User-Agent"],
    ].map(writtenAt(line)),
    settings: [{ name: "options", line, end }],
    lastLine: end,
    keys: path,
  };
}

/** The path of an event `http`, before which its stage stands; what it takes the rest of a path for isn't compared. */
function eventPath({ path }: Readonly<Record<string, unknown>>): PathScope | undefined {
  if (typeof path !== "string" || !/^[\w/{}.~-]*$/.test(path)) return undefined;
  return { kind: "ending", text: `/${path.replace(/^\//, "")}` };
}

function serverlessRules(document: ParsedDocument): readonly CorsRule[] {
  const places = find(document, ({ cors }) => cors === true || isRecord(cors));
  return places.slice(0, maxRules).map(([path, value]) => {
    const own = [...path, "cors"];
    const fallback = { ...serverlessDefault(document, own, value), path: eventPath(value) };
    if (!isRecord(value.cors)) return fallback;
    const { methods, headers, origins, ...rule } = ruleAt(document, own, "serverless");
    return {
      ...rule,
      path: fallback.path,
      origins: origins.length === 0 ? fallback.origins : origins,
      methods: methods ?? fallback.methods,
      headers: headers ?? fallback.headers,
    };
  });
}

/** The values of a document as properties; a list of texts is one. */
function propertiesIn(document: ParsedDocument): readonly Property[] {
  return find(document, () => true).flatMap(([path, value]) =>
    Object.keys(value).flatMap((key): readonly Property[] => {
      const own = [...path, key];
      const values = isRecord(value[key]) ? undefined : (textsAt(document, own) ?? scalarAt(document, own));
      if (values === undefined) return [];
      const names = own.flatMap((one) => namesOf(String(one)));
      return [
        { names, prefix: beforeLastName(key), values, line: document.lineOf(own), end: document.endOf(own), part: 0 },
      ];
    }),
  );
}

function scalarAt({ value, lineOf }: ParsedDocument, path: Path): readonly Written[] | undefined {
  const found = at(value, path);
  return typeof found === "boolean" || typeof found === "number"
    ? [{ value: String(found), line: lineOf(path) }]
    : undefined;
}

/** JSON or YAML of a bucket, of a framework's properties, or of Serverless; `undefined` where it is none of them. */
export function readDocumentRules(document: ParsedDocument): Configuration | undefined {
  const of = (kind: "s3" | "gcs" | "azure", names: readonly string[]): Configuration | undefined => {
    const places = find(document, (value) => has(value, names));
    if (places.length === 0) return undefined;
    return {
      kind,
      rules: places.slice(0, maxRules).map(([path]) => ruleAt(document, path, kind)),
      cut: places.length > maxRules,
    };
  };
  if (isRecord(document.value) && has(document.value, ["functions", "service", "provider"])) {
    const rules = serverlessRules(document);
    return { kind: "serverless", rules, cut: false };
  }
  const isAzure = find(document, (value) => has(value, ["corsRules", "maxAgeInSeconds", "exposedHeaders"])).length > 0;
  return (
    of("s3", ["AllowedOrigins"]) ??
    (isAzure ? of("azure", ["allowedOrigins"]) : undefined) ??
    propertyRules(propertiesIn(document), false) ??
    of("gcs", ["origin", "responseHeader"])
  );
}
