import type { Read } from "./read.ts";

/** Typed access to a mapping that `read` has checked: what had a problem is absent. */
export type Fields = ReadonlyMap<string, Read>;

export const isFields = (value: Read): value is Fields => value instanceof Map;

export function fieldsAt(fields: Fields, key: string): Fields | undefined {
  const value = fields.get(key);
  return isFields(value) ? value : undefined;
}

export function textAt(fields: Fields, key: string): string | undefined {
  const value = fields.get(key);
  return typeof value === "string" ? value : undefined;
}

export const flagAt = (fields: Fields, key: string): boolean => fields.get(key) === true;

/** The items of a list with their indices in the document. */
export function itemsAt(fields: Fields, key: string): readonly (readonly [number, Read])[] {
  const value = fields.get(key);
  return Array.isArray(value) ? [...(value as readonly Read[]).entries()] : [];
}

export function textsAt(fields: Fields, key: string): readonly (readonly [number, string])[] {
  return itemsAt(fields, key).filter((item): item is readonly [number, string] => typeof item[1] === "string");
}
