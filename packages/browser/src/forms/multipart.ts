import type { BoundaryRules } from "../engines/navigation-rules.ts";
import { joinBytes } from "../fetch/join-bytes.ts";
import { withCrLf, type FormEntry } from "./entry-list.ts";
import type { FormEncoding } from "./form-encoding.ts";
import { TextDecoder, TextEncoder, Uint8Array } from "../platform.ts";

const encoder = new TextEncoder();

const escapes: ReadonlyMap<number, Uint8Array> = new Map(
  ["\n", "\r", '"'].map((character) => [character.charCodeAt(0), encoder.encode(encodeURIComponent(character))]),
);

/** Bytes, and not characters, are escaped: in ISO-2022-JP a quotation mark may be the half of one. */
function escape(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let start = 0;
  bytes.forEach((byte, at) => {
    const escaped = escapes.get(byte);
    if (escaped === undefined) return;
    parts.push(bytes.subarray(start, at), escaped);
    start = at + 1;
  });
  return parts.length === 0 ? bytes : joinBytes([...parts, bytes.subarray(start)]);
}

const text = (ascii: string): Uint8Array => encoder.encode(ascii);

const quoted = (name: string, encoding: FormEncoding): Uint8Array => escape(encoding.encode(name));

const fieldOf = (name: string, encoding: FormEncoding): readonly Uint8Array[] => [
  text('Content-Disposition: form-data; name="'),
  quoted(withCrLf(name), encoding),
];

/** What stands before the content of a part. */
const headOf = ({ name, value }: FormEntry, encoding: FormEncoding): readonly Uint8Array[] => {
  const field = fieldOf(name, encoding);
  if (typeof value === "string") return [...field, text('"\r\n\r\n')];
  const type = value.blob.type === "" ? "application/octet-stream" : value.blob.type;
  return [...field, text('"; filename="'), quoted(value.name, encoding), text(`"\r\nContent-Type: ${type}\r\n\r\n`)];
};

const partOf = (entry: FormEntry, content: Uint8Array, encoding: FormEncoding): Uint8Array =>
  joinBytes([...headOf(entry, encoding), content, text("\r\n")]);

const textOf = (value: string, encoding: FormEncoding): Uint8Array => encoding.encode(withCrLf(value));

const partsOf = (entries: readonly FormEntry[], encoding: FormEncoding): Promise<Uint8Array[]> =>
  Promise.all(
    entries.map(async (entry) => {
      const { value } = entry;
      const isText = typeof value === "string";
      return partOf(entry, isText ? textOf(value, encoding) : new Uint8Array(await value.blob.arrayBuffer()), encoding);
    }),
  );

function withBoundary(parts: readonly Uint8Array[], encoding: FormEncoding, boundary: string): Uint8Array {
  const open = encoding.encode(`--${boundary}\r\n`);
  return joinBytes([...parts.flatMap((part) => [open, part]), encoding.encode(`--${boundary}--\r\n`)]);
}

/** The same without files, whose bytes are there at once; `undefined` where there is one. */
export function multipartTextBytes(
  entries: readonly FormEntry[],
  encoding: FormEncoding,
  boundary: string,
): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  for (const entry of entries) {
    if (typeof entry.value !== "string") return undefined;
    parts.push(partOf(entry, textOf(entry.value, encoding), encoding));
  }
  return withBoundary(parts, encoding, boundary);
}

/** How many bytes the same has, of which those of the files need not be there. */
export function multipartLength(entries: readonly FormEntry[], encoding: FormEncoding, boundary: string): number {
  const heads = entries.map((entry) => partOf(entry, new Uint8Array(), encoding));
  const contents = entries.map(({ value }) =>
    typeof value === "string" ? textOf(value, encoding).length : value.blob.size,
  );
  return contents.reduce((sum, length) => sum + length, withBoundary(heads, encoding, boundary).length);
}

/** A boundary for a body whose parts are not there yet. */
export const newBoundary = ({ prefix, digits }: BoundaryRules): string =>
  prefix + Array.from({ length: digits }, () => Math.floor(Math.random() * 10)).join("");

/** The same with a boundary that was chosen before. */
export const multipartBytes = async (
  entries: readonly FormEntry[],
  encoding: FormEncoding,
  boundary: string,
): Promise<Uint8Array> => withBoundary(await partsOf(entries, encoding), encoding, boundary);

/** https://html.spec.whatwg.org/#multipart-form-data */
export async function serializeMultipart(
  entries: readonly FormEntry[],
  encoding: FormEncoding,
  { prefix, digits }: BoundaryRules,
): Promise<{ readonly bytes: Uint8Array; readonly boundary: string }> {
  const parts = await partsOf(entries, encoding);
  const text = new TextDecoder("latin1").decode(joinBytes(parts));
  let number = 0;
  // The same each time, so that recordings and tests are; and in no field.
  const boundaryOf = (): string => `${prefix}${String(number).padStart(digits, "0")}`;
  while (text.includes(boundaryOf())) number += 1;
  const boundary = boundaryOf();
  return { bytes: withBoundary(parts, encoding, boundary), boundary };
}
