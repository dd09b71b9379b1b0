import { formatPath, type DocumentPath } from "./problem.ts";

/** JSON, where a value has one: a document may hold a BigInt or itself. */
function inJson(value: unknown): string | undefined {
  try {
    const text: unknown = JSON.stringify(value);
    return typeof text === "string" ? text : undefined;
  } catch {
    return typeof value === "bigint" ? `${String(value)}n` : "a value without JSON";
  }
}

/** A value of a document, as its messages show it. */
export const quote = (value: unknown): string => {
  const text = inJson(value);
  if (text === undefined) return String(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
};

/** Names, separated by commas. */
export const list = (names: string | number | readonly string[] | undefined): string =>
  Array.isArray(names) ? names.join(", ") : String(names ?? "");

/** A place in a document before what is said of it; nothing where that is the whole document. */
export const at = (path: DocumentPath): string => (path.length === 0 ? "" : `${formatPath(path)}: `);
