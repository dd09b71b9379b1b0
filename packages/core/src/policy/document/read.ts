import { problemCodes, type DocumentPath, type ProblemCode, type Problems } from "./problem.ts";
import type { Key, Shape } from "./shape-kinds.ts";

/** What was read: of the document's shape, with `undefined` in place of every part that had a problem. */
export type ParsedValue =
  string | number | boolean | undefined | readonly ParsedValue[] | ReadonlyMap<string, ParsedValue>;

const names: Record<Shape["kind"], string> = {
  text: "text",
  number: "a number",
  boolean: "true or false",
  choice: "",
  list: "a list",
  record: "a mapping",
  object: "a mapping",
  either: "",
};

/** Plain objects only: a class instance, a Map or a Date is no document. */
function isMapping(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function accepts(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case "text":
      return typeof value === "string";
    case "choice":
      return typeof value === typeof shape.of[0];
    case "number":
    case "boolean":
      return typeof value === shape.kind;
    case "list":
      return Array.isArray(value);
    case "record":
    case "object":
      return isMapping(value);
    case "either":
      return shape.of.some((one) => accepts(one, value));
  }
}

const expected = (shape: Shape): string => {
  if (shape.kind === "choice") return shape.of.map((one) => JSON.stringify(one)).join(" or ");
  return shape.kind === "either" ? [...new Set(shape.of.map(expected))].join(" or ") : names[shape.kind];
};

/**
 * Reads a value as its shape says, and adds every problem found on the way.
 * @param value anything
 * @param shape what it should look like
 * @param path where it stands in the document
 * @param problems collects what is wrong
 */
export function read(value: unknown, shape: Shape, path: DocumentPath, problems: Problems): ParsedValue {
  if (value === undefined) {
    problems.add("value-undefined", path, undefined, { expected: expected(shape) });
    return undefined;
  }
  if (!accepts(shape, value)) {
    problems.add("value-type", path, value, { expected: expected(shape) });
    return undefined;
  }
  switch (shape.kind) {
    case "either":
      return read(value, shape.of.find((one) => accepts(one, value)) ?? shape, path, problems);
    case "text":
      return readText(value as string, path, problems);
    case "choice":
      return readChoice(value as string | number | true, shape.of, path, problems);
    case "list":
      return readList(value as unknown[], shape.of, shape.mayBeEmpty === true, path, problems);
    case "record":
      return readRecord(value as Record<string, unknown>, shape.names, shape.of, path, problems);
    case "object":
      return readObject(value as Record<string, unknown>, shape.keys, path, problems);
    default:
      return value as number | boolean;
  }
}

function readText(value: string, path: DocumentPath, problems: Problems): ParsedValue {
  if (value.trim() !== "") return value;
  problems.add("text-empty", path, value);
  return undefined;
}

function readChoice(
  value: string | number | true,
  of: readonly (string | number | true)[],
  path: DocumentPath,
  problems: Problems,
): ParsedValue {
  if (of.includes(value)) return value;
  const permitted = of.map(String);
  // Only `allow` takes codes. The most similar lint would accept something else.
  if ((problemCodes as readonly unknown[]).includes(value)) {
    problems.add("value-not-permitted", path, value, { permitted, problem: value as ProblemCode });
    return undefined;
  }
  problems.addName("value-not-permitted", path, String(value), permitted, { permitted }, value);
  return undefined;
}

function readList(
  value: unknown[],
  of: Shape,
  mayBeEmpty: boolean,
  path: DocumentPath,
  problems: Problems,
): ParsedValue {
  if (value.length === 0 && !mayBeEmpty) problems.add("list-empty", path, value);
  const holdsTexts = of.kind === "text" || (of.kind === "either" && of.of.some(({ kind }) => kind === "text"));
  const seen = new Set<unknown>();
  return Array.from(value, (item, index) => {
    if ((typeof item === "string" || typeof item === "number") && seen.has(item)) {
      problems.add("value-duplicate", [...path, index], item);
      return undefined;
    }
    seen.add(item);
    // Most items are right, and a list may be long: their places are not needed.
    return holdsTexts && typeof item === "string" && item.trim() !== ""
      ? item
      : read(item, of, [...path, index], problems);
  });
}

function readRecord(
  value: Record<string, unknown>,
  pattern: string,
  of: Shape,
  path: DocumentPath,
  problems: Problems,
): ParsedValue {
  const result = new Map<string, ParsedValue>();
  for (const name of Object.keys(value)) {
    const at = [...path, name];
    if (!new RegExp(pattern).test(name) || ["anyone", "null", "self"].includes(name)) {
      problems.add("group-name", at, name, { pattern });
    } else {
      result.set(name, read(value[name], of, at, problems));
    }
  }
  return result;
}

function readObject(
  value: Record<string, unknown>,
  keys: Readonly<Record<string, Key>>,
  path: DocumentPath,
  problems: Problems,
): ParsedValue {
  const result = new Map<string, ParsedValue>();
  for (const name of Object.keys(value)) {
    const at = [...path, name];
    const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (key !== undefined) {
      result.set(name, read(value[name], key.shape, at, problems));
      continue;
    }
    const permitted = Object.keys(keys);
    problems.addName("key-unknown", at, name, permitted, { key: name, permitted }, value[name]);
  }
  for (const [name, key] of Object.entries(keys)) {
    if (key.required === true && !Object.hasOwn(value, name))
      problems.add("key-missing", path, undefined, { key: name });
  }
  return result;
}
