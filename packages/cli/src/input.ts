import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { messages } from "./messages.ts";
import { UsageError, type Terminal } from "./terminal.ts";

/** In bytes: a hundred thousand origins take three megabytes. */
export const longestFile: number = 4 * 1024 * 1024;

/** How long an input may be, and what to say of one that is longer. */
export interface Longest {
  readonly bytes: number;
  readonly tooLong: (name: string, longest: number) => string;
}

const longestPolicy: Longest = { bytes: longestFile, tooLong: messages.tooLong };

async function gather(name: string, chunks: AsyncIterable<Uint8Array>, longest: Longest): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > longest.bytes) throw new UsageError(longest.tooLong(name, longest.bytes));
    parts.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw new UsageError(messages.notText(name));
  }
}

/**
 * Reads a file that the command line names; `-` is standard input.
 * @throws UsageError where it cannot be read, is too long, or is no text
 */
export async function readInput(
  name: string,
  { stdin, cwd }: Terminal,
  longest: Longest = longestPolicy,
): Promise<string> {
  if (name === "-") return gather("standard input", stdin, longest);
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(resolve(cwd, name));
  } catch (error) {
    throw new UsageError(messages.unreadable(name, (error as NodeJS.ErrnoException).code ?? String(error)));
  }
  try {
    return await gather(name, file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>, longest);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(messages.unreadable(name, (error as NodeJS.ErrnoException).code ?? String(error)));
  } finally {
    await file.close();
  }
}
