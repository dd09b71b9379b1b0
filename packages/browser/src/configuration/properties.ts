import { emptyRule, maxParts, originEntry, type Configuration, type CorsRule, type Written } from "./configuration.ts";

/** `a.b.allowed-origins[0]=…`: where it belongs, the key as Spring relaxes it, and the value. */
const property =
  /^([^=:\s][^=:]*?)\.?(allowed-?origin-?patterns|allowed-?origins|allowed-?methods|allowed-?headers|exposed-?headers|allow-?credentials|max-?age)(?:\[[0-9]+\])?\s*[=:]\s*(.*)$/i;

type Key = "origins" | "methods" | "headers" | "exposed" | "credentials" | "maxage";

const keyOf = (name: string): Key | undefined => {
  const plain = name.toLowerCase().replaceAll("-", "");
  if (plain.startsWith("allowedorigin")) return "origins";
  const keys: Readonly<Record<string, Key>> = {
    allowedmethods: "methods",
    allowedheaders: "headers",
    exposedheaders: "exposed",
    allowcredentials: "credentials",
    maxage: "maxage",
  };
  return keys[plain];
};

interface Property extends Written {
  readonly key: Key;
}

const namesOf = (all: readonly Property[], key: Key): readonly Written[] | undefined => {
  const found = all.filter((one) => one.key === key);
  if (found.length === 0) return undefined;
  return found.flatMap(({ value, line }) =>
    value
      .split(",")
      .map((one) => ({ value: one.trim(), line }))
      .filter((one) => one.value !== ""),
  );
};

function ruleOf(scope: string, all: readonly Property[]): CorsRule {
  return {
    ...emptyRule,
    line: all[0]?.line ?? 1,
    scope,
    origins: (namesOf(all, "origins") ?? []).map(originEntry),
    methods: namesOf(all, "methods"),
    headers: namesOf(all, "headers"),
    exposed: namesOf(all, "exposed") ?? [],
    credentials: all.find(({ key, value }) => key === "credentials" && value.toLowerCase() === "true"),
    maxAge: all.find(({ key }) => key === "maxage"),
  };
}

const maxLine = 4096;

/** Spring's `.properties`. */
export function readProperties(text: string): Configuration {
  const scopes = new Map<string, Property[]>();
  const lines = text.split("\n");
  for (const [index, raw] of lines.slice(0, maxParts).entries()) {
    const line = raw.trim();
    if (line.startsWith("#") || line.startsWith("!") || line.length > maxLine) continue;
    const [, scope = "", name = "", value = ""] = property.exec(line) ?? [];
    const key = keyOf(name);
    if (key === undefined) continue;
    const known = scopes.get(scope) ?? [];
    known.push({ key, value: value.trim(), line: index + 1 });
    scopes.set(scope, known);
  }
  const rules = [...scopes].map(([scope, all]) => ruleOf(scope, all));
  return { kind: "spring", rules, cut: lines.length > maxParts };
}
