import { namesIn as listedIn } from "./expression-bounds.ts";

/** The forms in which CORS is configured that can be read; `application` is an application's own properties. */
export type ConfigurationKind =
  | "nginx"
  | "apache"
  | "caddy"
  | "s3"
  | "gcs"
  | "azure"
  | "spring"
  | "quarkus"
  | "micronaut"
  | "application"
  | "serverless"
  | "javascript";

/** A value, and the line where it stands. */
export interface Written {
  readonly value: string;
  readonly line: number;
}

/** How an entry admits origins: by its name, a wildcard, an expression, a function, all, or whichever asks. */
export interface OriginEntry extends Written {
  readonly kind: "exact" | "wildcard" | "expression" | "function" | "any" | "reflected";
}

/** What a reader sees in the configuration's own language, and no rule can hold. */
export type ReaderFault =
  | "missing-always"
  | "inheritance-lost"
  | "options-only"
  | "if-without-return"
  | "two-writers"
  | "header-twice"
  | "callback-throws"
  | "loose-comparison"
  | "not-enabled"
  | "property-unknown"
  | "property-ignored";

/** What one line, or one key with its value, sets; `preflight` is a block for preflights alone. */
export type SettingName =
  "origin" | "methods" | "headers" | "expose" | "credentials" | "max-age" | "vary" | "preflight" | "options";

/** How far to the right something begins in its first line, and ends in its last one. */
export type Columns = readonly [start: number, stop: number];

/** Where a setting stands: its first and its last line. */
export interface Setting {
  readonly name: SettingName;
  readonly line: number;
  readonly end: number;
  /** Where in these lines, if more can stand in them; else they are its own. */
  readonly columns?: Columns;
  /** Whether it stands in one block with what isn't about CORS. */
  readonly isShared?: boolean;
  /** Whether it replaces what the application sends. */
  readonly replaces?: boolean;
  /** What else is written in it, and not read. */
  readonly kept?: readonly string[];
}

/** The paths that a rule is for; of an expression nothing is known without running it. */
export interface PathScope {
  /** `ending`: a pattern of a path that a stage can stand before. */
  readonly kind: "prefix" | "exact" | "pattern" | "ending" | "expression";
  readonly text: string;
}

/** A part of a configuration to which lines can be added: a location, a virtual host. */
export interface Place {
  /** The line that opens it; `undefined` where it has no other. */
  readonly after: number | undefined;
  readonly path: PathScope | undefined;
  /** The names of its host; `undefined` for all. */
  readonly hosts?: readonly string[] | undefined;
  /** Headers from outside, which others in it would hide. */
  readonly repeated?: readonly string[];
}

/** One set of CORS rules. */
export interface CorsRule {
  readonly line: number;
  /** Where it applies, as it is written: a location, a path, a bucket's rule. */
  readonly scope: string | undefined;
  readonly origins: readonly OriginEntry[];
  /** `undefined` where nothing is written, and the server has no default. */
  readonly methods: readonly Written[] | undefined;
  /** `requested`: whatever a preflight asks for. */
  readonly headers: readonly Written[] | "requested" | undefined;
  readonly exposed: readonly Written[];
  /** Where credentials are allowed. */
  readonly credentials: Written | undefined;
  readonly maxAge: Written | undefined;
  /** Whether responses vary by Origin; `undefined` where the server sees to it itself. */
  readonly vary: boolean | undefined;
  readonly faults: readonly { readonly code: ReaderFault; readonly line: number; readonly value: string }[];
  /** The paths that it is for; `undefined` for all. */
  readonly path: PathScope | undefined;
  /** The names of the hosts that it is for; `undefined` for all. */
  readonly hosts: readonly string[] | undefined;
  /** The profile in which alone it counts: `%dev`; requests are checked without one. */
  readonly profile: string | undefined;
  /** The methods of the requests that it is for; a preflight counts as the request for which it asks. */
  readonly requestMethods: { readonly only?: readonly string[]; readonly except?: readonly string[] };
  /** Whether it stands in a part that can have conditions, in one around such, or in a condition. */
  readonly within: "place" | "outer" | "origins" | "methods";
  /** Headers from outside of its condition's block, which others in that block would hide. */
  readonly repeated: readonly string[];
  /** Where each part of it stands, in the order of the lines. */
  readonly settings: readonly Setting[];
  /** The line after which more of it can be added. */
  readonly lastLine: number;
  /** The last line of the condition in which it stands: a block for preflights stands behind it. */
  readonly conditionEnd: number | undefined;
  /** Where it stands in a document, or among properties. */
  readonly keys: readonly (string | number)[];
  /** What stands before the last name of each of its properties: `management.endpoints.web.cors.`. */
  readonly keyPrefix: string;
}

/** A configuration, read. */
export interface Configuration {
  readonly kind: ConfigurationKind;
  /** The package that reads the options, where it is a program. */
  readonly library?: "cors" | "@fastify/cors" | "@koa/cors" | "hono/cors" | "@nestjs/core";
  readonly rules: readonly CorsRule[];
  /** Whether something was left out, because it was nested too deeply or there was too much of it. */
  readonly cut: boolean;
  /** What is about CORS in a way that isn't read. */
  readonly unread?: Written;
  /** The line in which a quoted text begins that does not end where it should: the server refuses such a file. */
  readonly openQuote?: number;
  /** Other files that belong to it, as their names are written. */
  readonly includes?: readonly Written[];
  /** The parts that have no rule yet. */
  readonly places?: readonly Place[];
}

/** JSON or YAML, parsed by a library, with the first and the last line of each value. */
export interface ParsedDocument {
  readonly value: unknown;
  readonly lineOf: (path: readonly (string | number)[]) => number;
  readonly endOf: (path: readonly (string | number)[]) => number;
}

/** How deep blocks may nest, and how many parts are read. */
export const maxDepth = 64;
export const maxParts = 200_000;

/** Of more rules nobody reads what is wrong with them. */
export const maxRules = 1000;

export const emptyRule: Omit<CorsRule, "line"> = {
  scope: undefined,
  origins: [],
  methods: undefined,
  headers: undefined,
  exposed: [],
  credentials: undefined,
  maxAge: undefined,
  vary: undefined,
  faults: [],
  path: undefined,
  hosts: undefined,
  profile: undefined,
  requestMethods: {},
  within: "place",
  repeated: [],
  settings: [],
  lastLine: 1,
  conditionEnd: undefined,
  keys: [],
  keyPrefix: "",
};

/** An entry of a list of origins that may hold one `*` in a name. */
export function originEntry({ value, line }: Written): OriginEntry {
  if (value === "*") return { value, line, kind: "any" };
  return { value, line, kind: value.includes("*") ? "wildcard" : "exact" };
}

/** An expression that origins match, or the names that it lists. */
export function expressionEntries({ value, line }: Written): readonly OriginEntry[] {
  return (
    listedIn(value)?.map((name): OriginEntry => ({ value: name, line, kind: "exact" })) ?? [
      { value, line, kind: "expression" },
    ]
  );
}

/** Names in one header's value. */
export const namesIn = ({ value, line }: Written): readonly Written[] =>
  value
    .split(",")
    .map((one) => ({ value: one.trim(), line }))
    .filter((one) => one.value !== "");
