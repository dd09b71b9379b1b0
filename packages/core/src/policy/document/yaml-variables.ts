import type { DocumentPath, Problem } from "./problem.ts";

/** The environment that a caller hands over, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

const variable = /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}$]*))?\}/g;
const oneVariable = new RegExp(`^${variable.source}$`);

/** Inside a longer text a value is part of a name; it never brings in a scheme, a port or a wildcard. */
const namePart = /^[A-Za-z0-9.-]+$/;

/** A document with its variables replaced, and where the items of its lists stood. */
interface Expanded {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The path in the document as written. */
  readonly writtenPath: (path: DocumentPath) => DocumentPath;
}

type Fault = Pick<Problem, "code" | "args">;

class Expander {
  readonly problems: Problem[] = [];
  /** By the path of a list: the index as written of each item. */
  readonly indices = new Map<string, readonly number[]>();
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  list(items: readonly unknown[], path: DocumentPath): readonly unknown[] {
    const indices: number[] = [];
    const expanded = items.flatMap((item, index): readonly unknown[] => {
      const made = typeof item === "string" ? this.#item(item, [...path, index]) : [item];
      indices.push(...made.map(() => index));
      return made;
    });
    this.indices.set(JSON.stringify(path), indices);
    return expanded;
  }

  /** An item stays one text, or, where it is one variable, becomes the texts of a comma-separated list. */
  #item(text: string, at: DocumentPath): readonly string[] {
    const whole = oneVariable.exec(text);
    const faults: Fault[] = [];
    const values =
      whole === null
        ? [text.replace(variable, (_, name: string, preset?: string) => this.#part(name, preset, faults))]
        : this.#value(whole[1] ?? "", whole[2], faults)
            .split(",")
            .map((one) => one.trim())
            .filter((one) => one !== "");
    if (whole !== null && faults.length === 0 && values.some((one) => one.includes("*")))
      faults.push({ code: "variable-malformed", args: { name: whole[1] ?? "" } });
    if (whole !== null && faults.length === 0 && values.length === 0)
      faults.push({ code: "variable-unset", args: { name: whole[1] ?? "" } });
    this.problems.push(...faults.map((fault) => ({ ...fault, path: at, value: text })));
    return faults.length === 0 ? values : [text];
  }

  #part(name: string, preset: string | undefined, faults: Fault[]): string {
    const value = this.#value(name, preset, faults);
    if (value !== "" && !namePart.test(value)) faults.push({ code: "variable-malformed", args: { name } });
    return value;
  }

  #value(name: string, preset: string | undefined, faults: Fault[]): string {
    const value = (Object.hasOwn(this.#env, name) ? this.#env[name] : undefined) ?? "";
    const used = value === "" ? (preset ?? "") : value;
    if (used === "") faults.push({ code: "variable-unset", args: { name } });
    return used;
  }
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const mapped = (value: unknown, change: (value: unknown, key: string) => unknown): unknown =>
  isMapping(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one, key)])) : value;

/** Expands `self`, `hosts` and the lists of `origins`; other keys keep their texts. */
function expandLists(value: unknown, path: DocumentPath, expander: Expander): unknown {
  const listAt = (list: unknown, at: DocumentPath): unknown =>
    Array.isArray(list) ? expander.list(list as readonly unknown[], at) : list;
  return mapped(value, (one, key) => {
    if (key === "self" || key === "hosts") return listAt(one, [...path, key]);
    return key === "origins" ? mapped(one, (list, name) => listAt(list, [...path, key, name])) : one;
  });
}

/**
 * Replaces `${NAME}` and `${NAME:-default}` in the lists of origins and hosts of a parsed document, its profiles included.
 * A value is never read as YAML.
 * @param env where the values come from
 */
export function expandVariables(document: unknown, env: Environment): Expanded {
  const expander = new Expander(env);
  const value = mapped(expandLists(document, [], expander), (one, key) =>
    key === "profiles" ? mapped(one, (profile, name) => expandLists(profile, [key, name], expander)) : one,
  );
  const writtenPath = (path: DocumentPath): DocumentPath =>
    path.map((key, index) => {
      const indices = typeof key === "number" ? expander.indices.get(JSON.stringify(path.slice(0, index))) : undefined;
      return indices?.[Number(key)] ?? key;
    });
  return { value, problems: expander.problems, writtenPath };
}
