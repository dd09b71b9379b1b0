import { mimeTypeEssence } from "../standard/mime-type.ts";
import { headerValue, type RequestHead } from "../policy/request/request.ts";

/** The field of a form that carries a forgery token. */
const tokenField = "_csrf";

const formTypes: readonly (string | undefined)[] = ["application/x-www-form-urlencoded", "multipart/form-data"];

/** Whether a plain HTML form sent it, which cannot set a header (HTML, form submission). */
export const isForm = ({ headers }: RequestHead): boolean =>
  formTypes.includes(mimeTypeEssence(headerValue(headers, "content-type") ?? ""));

/** The token in a parsed form. A field that came several times is no token: parsers differ in which one they keep. */
export function tokenIn(fields: unknown): string | undefined {
  if (typeof fields !== "object" || fields === null) return undefined;
  if ("getAll" in fields && typeof fields.getAll === "function") {
    const [value, ...more] = (fields as { getAll(name: string): unknown[] }).getAll(tokenField);
    return typeof value === "string" && more.length === 0 ? value : undefined;
  }
  const value: unknown = Object.hasOwn(fields, tokenField)
    ? (fields as Record<string, unknown>)[tokenField]
    : undefined;
  return typeof value === "string" ? value : undefined;
}
