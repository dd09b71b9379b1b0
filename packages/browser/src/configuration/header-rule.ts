import {
  emptyRule,
  namesIn,
  originEntry,
  type Columns,
  type CorsRule,
  type OriginEntry,
  type Setting,
  type SettingName,
  type Written,
} from "./configuration.ts";

/** A response header that a configuration sets. */
export interface SetHeader extends Written {
  readonly name: string;
  /** Its last line. */
  readonly end: number;
  /** Whether it is set on errors too; `undefined` where the server has no such difference. */
  readonly always: boolean | undefined;
  /** Where it stands in its lines, if more can. */
  readonly columns?: Columns;
  /** What is written. */
  readonly source?: string;
  /** Whether it replaces what the application sends. */
  readonly replaces?: boolean;
}

/** The headers of every response, and those of the response to a preflight. */
interface HeaderSets<One extends SetHeader> {
  readonly line: number;
  readonly scope: string | undefined;
  readonly all: readonly One[];
  readonly preflight: readonly One[];
  /** What a variable in Access-Control-Allow-Origin can be. */
  readonly resolve: (header: One) => readonly OriginEntry[];
  readonly faults: CorsRule["faults"];
  readonly path: CorsRule["path"];
  /** The last line of the part in which they stand to which more can be added; by default the last of the headers. */
  readonly lastLine?: number;
  /** Settings that are no header of every response. */
  readonly blocks?: readonly Setting[];
}

const find = <One extends SetHeader>(headers: readonly One[], name: string): One | undefined =>
  headers.find((one) => one.name.toLowerCase() === name);

const listOf = (header: SetHeader | undefined): readonly Written[] | undefined =>
  header === undefined ? undefined : namesIn(header);

const requestedNames = (value: string): boolean => /access[-_]control[-_]request[-_]headers/i.test(value);

function headersOf(header: SetHeader | undefined): CorsRule["headers"] {
  if (header === undefined) return undefined;
  return requestedNames(header.value) ? "requested" : namesIn(header);
}

const variesIn = (headers: readonly SetHeader[]): boolean =>
  headers.some(({ name, value }) => name.toLowerCase() === "vary" && /\borigin\b|\*/i.test(value));

/** One name set twice in one place: two fields arrive, or one value with both. */
function twiceIn(headers: readonly SetHeader[]): CorsRule["faults"] {
  const seen = new Set<string>();
  return headers.flatMap(({ name, line }) => {
    const key = name.toLowerCase();
    const isTwice = /^access-control-allow-(?:origin|credentials)$/.test(key) && seen.has(key);
    seen.add(key);
    return isTwice ? [{ code: "header-twice" as const, line, value: name }] : [];
  });
}

const settingNames: ReadonlyMap<string, SettingName> = new Map([
  ["access-control-allow-origin", "origin"],
  ["access-control-allow-methods", "methods"],
  ["access-control-allow-headers", "headers"],
  ["access-control-expose-headers", "expose"],
  ["access-control-allow-credentials", "credentials"],
  ["access-control-max-age", "max-age"],
]);

/** What of CORS a header sets; a Vary by more than Origin stays as it is. */
export function settingOf({ name, value }: Pick<SetHeader, "name" | "value">): SettingName | undefined {
  const key = name.toLowerCase();
  return key === "vary" && /^\s*origin\s*$/i.test(value) ? "vary" : settingNames.get(key);
}

const settingsIn = (headers: readonly SetHeader[]): readonly Setting[] =>
  headers.flatMap((header) => {
    const name = settingOf(header);
    if (name === undefined) return [];
    const { line, end, columns, replaces } = header;
    return [
      { name, line, end, ...(columns === undefined ? {} : { columns }), ...(replaces === true ? { replaces } : {}) },
    ];
  });

/** What is wrong in the headers themselves. */
function faultsOf(all: readonly SetHeader[], preflight: readonly SetHeader[]): CorsRule["faults"] {
  const withoutAlways = [...all, ...preflight].filter(
    ({ name, always }) => always === false && /^access-control-allow-origin$/i.test(name),
  );
  const alone =
    find(all, "access-control-allow-origin") === undefined ? find(preflight, "access-control-allow-origin") : undefined;
  return [
    ...twiceIn(all),
    ...twiceIn(preflight),
    ...withoutAlways.map(({ line, name }) => ({ code: "missing-always" as const, line, value: name })),
    ...(alone === undefined ? [] : [{ code: "options-only" as const, line: alone.line, value: "" }]),
  ];
}

/** Headers that a configuration sets, as a rule; `undefined` where none of them is about CORS. */
export function ruleOfHeaders<One extends SetHeader>(sets: HeaderSets<One>): CorsRule | undefined {
  const { line, scope, all, preflight, resolve, faults, path, blocks = [] } = sets;
  const both = [...all, ...preflight];
  const origin = find(all, "access-control-allow-origin") ?? find(preflight, "access-control-allow-origin");
  if (origin === undefined && !both.some(({ name }) => /^access-control-/i.test(name)) && faults.length === 0)
    return undefined;
  const own = (name: string): SetHeader | undefined => find(preflight, name) ?? find(all, name);
  const credentials = find(all, "access-control-allow-credentials") ?? own("access-control-allow-credentials");
  return {
    ...emptyRule,
    line: origin?.line ?? line,
    scope,
    origins: origin === undefined ? [] : resolve(origin),
    methods: listOf(own("access-control-allow-methods")),
    headers: headersOf(own("access-control-allow-headers")),
    exposed: listOf(find(all, "access-control-expose-headers")) ?? [],
    credentials: credentials?.value.toLowerCase() === "true" ? credentials : undefined,
    maxAge: own("access-control-max-age"),
    vary: variesIn(both),
    path,
    settings: [...settingsIn(all), ...blocks].toSorted((a, b) => a.line - b.line),
    lastLine: sets.lastLine ?? all.reduce((last, { end }) => Math.max(last, end), line),
    faults: [...faults, ...faultsOf(all, preflight)],
  };
}

/** A value that names an origin itself. */
export const literalOrigin = (header: SetHeader): readonly OriginEntry[] => [originEntry(header)];
