import { joinBytes } from "../fetch/join-bytes.ts";
import { withCrLf, type FormEntry } from "./entry-list.ts";
import type { FormEncoding } from "./form-encoding.ts";
import { TextDecoder, TextEncoder, Uint8Array } from "../platform.ts";

const encoder = new TextEncoder();

const escapes: ReadonlyMap<number, Uint8Array> = new Map(
  ["\n", "\r", '"'].map((character) => [character.charCodeAt(0), encoder.encode(encodeURIComponent(character))]),
);

/** Bytes, and not characters, are escaped: in ISO-2022-JP a quotation mark may be the half of one. */
const escape = (bytes: Uint8Array): Uint8Array =>
  joinBytes(Array.from(bytes, (byte) => escapes.get(byte) ?? Uint8Array.of(byte)));

const text = (ascii: string): Uint8Array => encoder.encode(ascii);

const quoted = (name: string, encoding: FormEncoding): Uint8Array => escape(encoding.encode(name));

const fieldOf = (name: string, encoding: FormEncoding): readonly Uint8Array[] => [
  text('Content-Disposition: form-data; name="'),
  quoted(withCrLf(name), encoding),
];

const textPart = (name: string, value: string, encoding: FormEncoding): readonly Uint8Array[] => [
  ...fieldOf(name, encoding),
  text('"\r\n\r\n'),
  encoding.encode(withCrLf(value)),
  text("\r\n"),
];

/** The head of a part, and its content. */
async function partOf({ name, value }: FormEntry, encoding: FormEncoding): Promise<readonly Uint8Array[]> {
  if (typeof value === "string") return textPart(name, value, encoding);
  const field = fieldOf(name, encoding);
  const type = value.blob.type === "" ? "application/octet-stream" : value.blob.type;
  return [
    ...field,
    text('"; filename="'),
    quoted(value.name, encoding),
    text(`"\r\nContent-Type: ${type}\r\n\r\n`),
    new Uint8Array(await value.blob.arrayBuffer()),
    text("\r\n"),
  ];
}

async function partsOf(entries: readonly FormEntry[], encoding: FormEncoding): Promise<Uint8Array[]> {
  const parts = await Promise.all(entries.map((entry) => partOf(entry, encoding)));
  return parts.map(joinBytes);
}

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
  for (const { name, value } of entries) {
    if (typeof value !== "string") return undefined;
    parts.push(joinBytes(textPart(name, value, encoding)));
  }
  return withBoundary(parts, encoding, boundary);
}

/** The same with a boundary that was chosen before. */
export const multipartBytes = async (
  entries: readonly FormEntry[],
  encoding: FormEncoding,
  boundary: string,
): Promise<Uint8Array> => withBoundary(await partsOf(entries, encoding), encoding, boundary);

/**
 * https://html.spec.whatwg.org/#multipart-form-data
 *
 * @param prefix what an engine's boundaries begin with
 */
export async function serializeMultipart(
  entries: readonly FormEntry[],
  encoding: FormEncoding,
  prefix: string,
): Promise<{ readonly bytes: Uint8Array; readonly boundary: string }> {
  const parts = await partsOf(entries, encoding);
  const text = new TextDecoder("latin1").decode(joinBytes(parts));
  let number = 0;
  // The same each time, so that recordings and tests are; and in no field.
  const boundaryOf = (): string => `${prefix}${String(number).padStart(16, "0")}`;
  while (text.includes(boundaryOf())) number += 1;
  const boundary = boundaryOf();
  return { bytes: withBoundary(parts, encoding, boundary), boundary };
}
