import type { BodyInit } from "../fetch/body.ts";
import { isArrayBuffer } from "../fetch/foreign-objects.ts";
import type { FormFieldValue } from "../forms/form.ts";
import { toDOMString } from "../page/web-idl.ts";

export type Fields = readonly (readonly [name: string, value: FormFieldValue])[];

/** A change's body as a script can send it without a preflight, and as a form can. */
export interface ChangeBody {
  /** The text, where it is one. */
  readonly text: string | undefined;
  /** The same bytes as the call's, where it has any that a Blob can have. */
  readonly content: string | Uint8Array<ArrayBuffer> | undefined;
  /** Whether it is an object or a list in JSON. */
  readonly isJson: boolean;
  /** The same as fields. */
  readonly fields: Fields;
  /** As fields that make the same text in `text/plain`. */
  readonly plainFields: Fields;
  /** The fields of objects and lists in it, named as most servers read them: `to[name]`, `tags[]`; where it has some. */
  readonly nestedFields: Fields | undefined;
}

/** The object or the list of a JSON text. */
function jsonOf(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** An object's members; a value that is no text is sent as JSON. */
const membersOf = (json: object): Fields =>
  Object.entries(json).map(([name, one]) => [name, typeof one === "string" ? one : JSON.stringify(one)]);

/** JSON without what closes it, and that: of a list whose last is an object, both brackets. */
function parted(text: string): readonly [open: string, close: string] {
  const whole = text.trimEnd();
  const inner = whole.slice(0, -1).trimEnd();
  const open = whole.endsWith("]") && inner.endsWith("}") ? inner.slice(0, -1).trimEnd() : inner;
  return [open, whole.slice(open.length).trimStart()];
}

/** JSON without a `=`, and one added: in a member of the object, or of a list's last object, or as a list's last text. */
function withEquals(text: string): Fields {
  const [open, close] = parted(text);
  const comma = /[[{]$/.test(open) ? "" : ",";
  return [[`${open}${comma}${close.startsWith("}") ? '"_":"' : '"'}`, `"${close}`]];
}

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Deeper ones are no change that a form could send. */
const maxDepth = 20;

function nestedFieldsOf(name: string, value: unknown, depth = 0): Fields {
  if (!isNested(value)) return [[name, typeof value === "string" ? value : JSON.stringify(value)]];
  if (depth > maxDepth) return [];
  if (!Array.isArray(value))
    return Object.entries(value).flatMap(([key, one]) => nestedFieldsOf(`${name}[${key}]`, one, depth + 1));
  return value.flatMap((one, index) =>
    nestedFieldsOf(`${name}[${isNested(one) ? String(index) : ""}]`, one, depth + 1),
  );
}

function nestedIn(json: object | undefined): Fields | undefined {
  if (json === undefined || Array.isArray(json) || !Object.values(json).some(isNested)) return undefined;
  return Object.entries(json).flatMap(([name, value]) => nestedFieldsOf(name, value));
}

/** A form in `text/plain` sends `name=value`: the text is parted at its first `=`. */
function plainFieldsOf(text: string, json: object | undefined): Fields {
  const at = text.indexOf("=");
  if (json !== undefined && at < 0) return withEquals(text);
  const name = at < 0 ? text : text.slice(0, at);
  return name === "" ? [] : [[name, at < 0 ? "" : text.slice(at + 1)]];
}

function ofText(text: string, content: ChangeBody["content"] = text): ChangeBody {
  const json = jsonOf(text);
  const fields =
    json === undefined || Array.isArray(json)
      ? [...new URLSearchParams(text)].filter(([name]) => name !== "")
      : membersOf(json);
  return {
    text,
    content,
    isJson: json !== undefined,
    fields,
    plainFields: plainFieldsOf(text, json),
    nestedFields: nestedIn(json),
  };
}

const ofFields = (fields: Fields, text?: string): ChangeBody => ({
  text,
  content: text,
  isJson: false,
  fields,
  plainFields: fields,
  nestedFields: undefined,
});

const ofBytes = (bytes: Uint8Array<ArrayBuffer>): ChangeBody => ofText(new TextDecoder().decode(bytes), bytes);

/** A stream can be read once, and no form sends bytes that are not text. */
export async function changeBodyOf(body: BodyInit | null | undefined): Promise<ChangeBody> {
  if (body === null || body === undefined || body instanceof ReadableStream) return ofFields([]);
  if (body instanceof URLSearchParams) return ofFields([...body], body.toString());
  if (body instanceof FormData) return ofFields([...body]);
  if (body instanceof Blob) return ofBytes(new Uint8Array(await body.arrayBuffer()));
  if (ArrayBuffer.isView(body)) return ofBytes(new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice());
  if (isArrayBuffer(body)) return ofBytes(new Uint8Array(body).slice());
  // Whatever else a script passes, `fetch` makes a string of it.
  return ofText(toDOMString(body));
}
