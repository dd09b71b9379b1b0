import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { inputTexts as texts } from "./input-file-texts.ts";
import { UsageError, type Terminal } from "./terminal.ts";
import { decodeText } from "./text-decoding.ts";

/** In bytes: a hundred thousand origins take three megabytes. */
const maxFile: number = 4 * 1024 * 1024;

/** How long an input may be, and the error for a longer one. */
export interface InputLimit {
  readonly bytes: number;
  readonly tooLong: (name: string, max: number) => string;
}

const policyLimit: InputLimit = { bytes: maxFile, tooLong: texts.tooLong };

/** For what people paste: a message, a request, headers. */
export const pasteLimit: InputLimit = { bytes: maxFile, tooLong: texts.pasteTooLong };

export const configurationLimit: InputLimit = { bytes: maxFile, tooLong: texts.configurationTooLong };

export const casesLimit: InputLimit = { bytes: maxFile, tooLong: texts.casesTooLong };

export const certificatesLimit: InputLimit = { bytes: maxFile, tooLong: texts.certificatesTooLong };

const shownName = (name: string): string => (name === "-" ? "standard input" : name);

const unreadable = (name: string, error: unknown): UsageError =>
  new UsageError(texts.unreadable(name, (error as NodeJS.ErrnoException).code ?? String(error)));

/** The bytes of a file; errors of the system are a user's. */
async function* bytesOf(name: string, cwd: string): AsyncGenerator<Uint8Array> {
  let file: Awaited<ReturnType<typeof open>> | undefined;
  try {
    file = await open(resolve(cwd, name));
    yield* file.createReadStream({ autoClose: false, highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw error instanceof UsageError ? error : unreadable(name, error);
  } finally {
    await file?.close();
  }
}

/**
 * Reads an input in parts; `-` is standard input.
 * @throws UsageError where it cannot be read, or is too long
 */
export async function* readChunks(
  name: string,
  { stdin, cwd }: Terminal,
  { bytes, tooLong }: InputLimit,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of name === "-" ? stdin : bytesOf(name, cwd)) {
    length += chunk.length;
    if (length > bytes) throw new UsageError(tooLong(shownName(name), bytes));
    yield chunk;
  }
}

/** @throws UsageError where it is no text */
export function decodeInput(name: string, bytes: Uint8Array): string {
  try {
    return decodeText(bytes);
  } catch {
    throw new UsageError(texts.notText(shownName(name)));
  }
}

/**
 * Reads a file that the command line names; `-` is standard input.
 * @throws UsageError where it cannot be read, is too long, or is not text
 */
export async function readInput(name: string, terminal: Terminal, limit: InputLimit = policyLimit): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of readChunks(name, terminal, limit)) parts.push(chunk);
  return decodeInput(name, Buffer.concat(parts));
}
