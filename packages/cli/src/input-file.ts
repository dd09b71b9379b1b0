import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { inputTexts as texts } from "./input-file-texts.ts";
import { UsageError, type Terminal } from "./terminal.ts";

/** In bytes: a hundred thousand origins take three megabytes. */
const maxFile: number = 4 * 1024 * 1024;

/** How long an input may be, and the error for a longer one. */
interface InputLimit {
  readonly bytes: number;
  readonly tooLong: (name: string, max: number) => string;
}

const policyLimit: InputLimit = { bytes: maxFile, tooLong: texts.tooLong };

async function gather(name: string, chunks: AsyncIterable<Uint8Array>, limit: InputLimit): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit.bytes) throw new UsageError(limit.tooLong(name, limit.bytes));
    parts.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw new UsageError(texts.notText(name));
  }
}

/**
 * Reads a file that the command line names; `-` is standard input.
 * @throws UsageError where it cannot be read, is too long, or is not UTF-8
 */
export async function readInput(
  name: string,
  { stdin, cwd }: Terminal,
  limit: InputLimit = policyLimit,
): Promise<string> {
  if (name === "-") return gather("standard input", stdin, limit);
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(resolve(cwd, name));
  } catch (error) {
    throw new UsageError(texts.unreadable(name, (error as NodeJS.ErrnoException).code ?? String(error)));
  }
  try {
    return await gather(name, file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>, limit);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(texts.unreadable(name, (error as NodeJS.ErrnoException).code ?? String(error)));
  } finally {
    await file.close();
  }
}
