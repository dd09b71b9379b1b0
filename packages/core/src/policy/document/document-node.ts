import type { ParsedValue } from "./read.ts";

/** Typed access to a mapping that `read` has checked: what had a problem is absent. */
export type DocumentNode = ReadonlyMap<string, ParsedValue>;

export const isNode = (value: ParsedValue): value is DocumentNode => value instanceof Map;

export function nodeAt(fields: DocumentNode, key: string): DocumentNode | undefined {
  const value = fields.get(key);
  return isNode(value) ? value : undefined;
}

export function textAt(fields: DocumentNode, key: string): string | undefined {
  const value = fields.get(key);
  return typeof value === "string" ? value : undefined;
}

export const flagAt = (fields: DocumentNode, key: string): boolean => fields.get(key) === true;

/** The items of a list with their indices in the document. */
export function itemsAt(fields: DocumentNode, key: string): readonly (readonly [number, ParsedValue])[] {
  const value = fields.get(key);
  return Array.isArray(value) ? [...(value as readonly ParsedValue[]).entries()] : [];
}

export function textsAt(fields: DocumentNode, key: string): readonly (readonly [number, string])[] {
  return itemsAt(fields, key).filter((item): item is readonly [number, string] => typeof item[1] === "string");
}
