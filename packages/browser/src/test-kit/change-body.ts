import type { BodyInit } from "../fetch/body.ts";
import type { FormFieldValue } from "../forms/form.ts";

export type Fields = readonly (readonly [name: string, value: FormFieldValue])[];

/** A change's body as a script can send it without a preflight, and as a form can. */
export interface ChangeBody {
  /** The text, where it is one. */
  readonly text: string | undefined;
  /** The same as fields. */
  readonly fields: Fields;
  /** As fields that make the same text in `text/plain`. */
  readonly plainFields: Fields;
}

/** An object's members; a value that is no text is sent as JSON. */
function membersOf(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return Object.entries(value).map(([name, one]) => [name, typeof one === "string" ? one : JSON.stringify(one)]);
  } catch {
    return undefined;
  }
}

/**
 * A form in `text/plain` sends `name=value`: the `=` stands in a member that is added to an object, or where the text has
 * one.
 */
function plainFieldsOf(text: string, members: Fields | undefined): Fields {
  if (members !== undefined) {
    const open = text.trimEnd().slice(0, -1).trimEnd();
    return [[`${open}${members.length === 0 ? "" : ","}"_":"`, '"}']];
  }
  const [name = "", ...values] = text.split("=");
  return name === "" ? [] : [[name, values.join("=")]];
}

function ofText(text: string): ChangeBody {
  const members = membersOf(text);
  const fields = members ?? [...new URLSearchParams(text)].filter(([name]) => name !== "");
  return { text, fields, plainFields: plainFieldsOf(text, members) };
}

/** A stream can be read once, and no form sends bytes that are not text. */
export async function changeBodyOf(body: BodyInit | null | undefined): Promise<ChangeBody> {
  if (body === null || body === undefined) return { text: undefined, fields: [], plainFields: [] };
  if (body instanceof URLSearchParams) return { text: body.toString(), fields: [...body], plainFields: [...body] };
  if (body instanceof FormData) return { text: undefined, fields: [...body], plainFields: [...body] };
  if (body instanceof Blob) return ofText(await body.text());
  if (body instanceof ReadableStream) return { text: undefined, fields: [], plainFields: [] };
  if (typeof body === "string") return ofText(body);
  const bytes = ArrayBuffer.isView(body) ? new Uint8Array(body.buffer, body.byteOffset, body.byteLength) : body;
  return ofText(new TextDecoder().decode(bytes));
}
