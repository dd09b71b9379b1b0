import { cmdWords, isForCmd, straightQuotes } from "./cmd-words.ts";
import { CurlError } from "./curl-error.ts";
import { curlTexts as texts } from "./curl-texts.ts";
import { shellWords, ShellSyntaxError } from "./shell-words.ts";

const maxLine = 1024 * 1024;

/**
 * The words of a command line for bash or cmd, behind its prompt. No shell runs it.
 * @throws CurlError with the place where it is no plain command
 */
export function commandWords(written: string): readonly string[] {
  if (written.length > maxLine) throw new CurlError(texts.tooLong(maxLine));
  const line = straightQuotes(written);
  // A prompt may have been copied too.
  const start = /^\s*(?:(?:[A-Z]:\\[^>\n]*|PS [^>\n]*)>\s*|[$%#>]\s+)?/.exec(line)?.[0].length ?? 0;
  if (isForCmd(line)) return cmdWords(line.slice(start));
  try {
    return shellWords(line.slice(start).trimEnd());
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    const before = line.slice(0, start + error.offset);
    const row = before.split("\n").length;
    throw new CurlError(texts.syntax(error.reason, row, before.length - before.lastIndexOf("\n")));
  }
}
