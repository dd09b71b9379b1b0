import type { PathScope, SettingName } from "./configuration.ts";

/** What a property of a family says; `patterns` and `expression` are origins in another notation. */
export type PropertyKey =
  Exclude<SettingName, "vary" | "preflight" | "options"> | "origin-patterns" | "origin-expression";

/** Properties of one framework that configure CORS of one part of it. */
export interface PropertyFamily {
  readonly kind: "spring" | "quarkus" | "micronaut";
  /** Where its properties stand; `*` is one name that its user chose. */
  readonly at: readonly string[];
  readonly keys: ReadonlyMap<string, PropertyKey>;
  /** Which paths it is for: those of an endpoint, which another property can move, or those that its name has. */
  readonly path?: PathScope & { readonly movedBy?: readonly string[] };
  readonly isNamedByPath?: true;
  /** The property without which the others have no effect. */
  readonly enabledBy?: readonly (readonly string[])[];
  /** What is allowed where nothing is written; `undefined` for everything that is asked for. */
  readonly defaults: { readonly methods?: readonly string[]; readonly headers?: readonly string[] };
  /** Whether credentials are allowed for origins that are named, if nothing is written. */
  readonly sharesCredentials?: true;
}

const namesOf = (all: Readonly<Partial<Record<PropertyKey, string>>>): ReadonlyMap<string, PropertyKey> =>
  new Map(Object.entries(all).map(([key, name]) => [name, key as PropertyKey]));

const ofSpring = namesOf({
  origin: "allowed-origins",
  "origin-patterns": "allowed-origin-patterns",
  methods: "allowed-methods",
  headers: "allowed-headers",
  expose: "exposed-headers",
  credentials: "allow-credentials",
  "max-age": "max-age",
});

const spring = (at: string, more: Partial<PropertyFamily>): PropertyFamily => ({
  kind: "spring",
  at: at.split("."),
  keys: ofSpring,
  defaults: { methods: ["GET", "HEAD"], headers: [] },
  ...more,
});

const gateways = ["spring.cloud.gateway", "spring.cloud.gateway.server.webflux"];

export const propertyFamilies: readonly PropertyFamily[] = [
  spring("management.endpoints.web.cors", {
    path: { kind: "prefix", text: "/actuator", movedBy: ["management", "endpoints", "web", "base-path"] },
  }),
  spring("spring.graphql.cors", {
    path: { kind: "exact", text: "/graphql", movedBy: ["spring", "graphql", "http", "path"] },
  }),
  ...gateways.flatMap((gateway) => [
    spring(`${gateway}.globalcors.cors-configurations.*`, { isNamedByPath: true }),
    spring(`${gateway}.routes.*.metadata.cors`, { path: { kind: "expression", text: "" } }),
  ]),
  {
    kind: "quarkus",
    at: ["quarkus", "http", "cors"],
    keys: namesOf({
      origin: "origins",
      methods: "methods",
      headers: "headers",
      expose: "exposed-headers",
      credentials: "access-control-allow-credentials",
      "max-age": "access-control-max-age",
    }),
    enabledBy: [
      ["quarkus", "http", "cors", "enabled"],
      ["quarkus", "http", "cors"],
    ],
    defaults: {},
    sharesCredentials: true,
  },
  {
    kind: "micronaut",
    at: ["micronaut", "server", "cors", "configurations", "*"],
    keys: namesOf({
      origin: "allowed-origins",
      "origin-expression": "allowed-origins-regex",
      methods: "allowed-methods",
      headers: "allowed-headers",
      expose: "exposed-headers",
      credentials: "allow-credentials",
      "max-age": "max-age",
    }),
    enabledBy: [["micronaut", "server", "cors", "enabled"]],
    defaults: {},
    sharesCredentials: true,
  },
];

/** A name as relaxed binding compares it: `allowedOrigins`, `allowed_origins` and `allowed-origins` are one. */
const relaxed = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, "");

/** A family, and what the property says in it. */
interface KnownProperty {
  readonly family: PropertyFamily;
  readonly key: PropertyKey;
}

const keysByRelaxedName: ReadonlyMap<PropertyFamily, ReadonlyMap<string, PropertyKey>> = new Map(
  propertyFamilies.map((family) => [family, new Map([...family.keys].map(([name, key]) => [relaxed(name), key]))]),
);

export const isNamed = (names: readonly string[], wanted: readonly string[]): boolean =>
  names.length === wanted.length && wanted.every((one, at) => one === "*" || relaxed(names[at] ?? "") === relaxed(one));

/** What a property configures, by its whole name. */
export function knownProperty(names: readonly string[]): KnownProperty | undefined {
  for (const family of propertyFamilies) {
    const key = keysByRelaxedName.get(family)?.get(relaxed(names.at(-1) ?? ""));
    if (key !== undefined && isNamed(names.slice(0, -1), family.at)) return { family, key };
  }
  return undefined;
}

const ofOrigins = /^allowed?origins?(?:patterns?)?$/;

/** Whether a name reads as if it configured CORS. */
export const looksLikeCors = (names: readonly string[]): boolean => {
  const last = relaxed(names.at(-1) ?? "");
  return ofOrigins.test(last) || (last === "origins" && names.some((one) => relaxed(one) === "cors"));
};

/** Whose properties begin so: no application adds its own there. */
export const frameworkOf = (names: readonly string[]): string | undefined => {
  const [first = ""] = names;
  if (/^(?:spring|management|server)$/.test(first)) return "Spring";
  return first === "quarkus" ? "Quarkus" : first === "micronaut" ? "Micronaut" : undefined;
};
