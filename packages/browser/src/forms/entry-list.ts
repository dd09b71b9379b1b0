import type { FormFieldValue, PageForm } from "./form.ts";

/** A field as it is sent. */
export interface FormEntry {
  readonly name: string;
  readonly value: string | FormFile;
}

/** A file, whose name is sent beside its bytes or instead of them. */
interface FormFile {
  readonly name: string;
  readonly blob: Blob;
}

const isIterable = (fields: object): fields is Iterable<readonly [string, FormFieldValue]> => Symbol.iterator in fields;

/** https://webidl.spec.whatwg.org/#js-USVString */
const usvString = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd");

const valueOf = (value: FormFieldValue): FormEntry["value"] => {
  if (typeof value !== "object") return usvString(value);
  return { name: "name" in value ? usvString(String(value.name)) : "blob", blob: value };
};

/**
 * The fields with a name, and the submitter's.
 *
 * https://html.spec.whatwg.org/#constructing-the-form-data-set
 *
 * @param charset what fields named `_charset_` say
 */
export function constructEntryList({ fields = {}, submitter }: PageForm, charset: string): readonly FormEntry[] {
  const pairs = isIterable(fields) ? [...fields] : Object.entries(fields);
  if (submitter?.name !== undefined) pairs.push([submitter.name, submitter.value ?? ""]);
  return pairs
    .filter(([name]) => name !== "")
    .map(([name, value]) => ({
      name: usvString(name),
      value: /^_charset_$/i.test(name) && typeof value === "string" ? charset : valueOf(value),
    }));
}

/** https://infra.spec.whatwg.org/#normalize-newlines, and then as HTTP has them */
export const withCrLf = (text: string): string => text.replace(/\r\n?|\n/g, "\r\n");

/** https://html.spec.whatwg.org/#convert-to-a-list-of-name-value-pairs */
export const nameValuePairs = (entries: readonly FormEntry[]): readonly (readonly [name: string, value: string])[] =>
  entries.map(({ name, value }) => [withCrLf(name), withCrLf(typeof value === "string" ? value : value.name)]);
