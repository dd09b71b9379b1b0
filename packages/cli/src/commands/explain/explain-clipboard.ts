import { clipboardKind, type ClipboardKind } from "@sallyport/browser/explain";
import { inputTexts } from "../../input-file-texts.ts";
import { readInput } from "../../input-file.ts";
import { UsageError, type Run } from "../../terminal.ts";
import { clipboardTexts as texts } from "./clipboard-texts.ts";
import { readURL, type ExplainOptions } from "./explain-options.ts";

const limit = { bytes: 64 * 1024 * 1024, tooLong: inputTexts.harTooLong };

/** What is to be explained, once it is known what the text is. */
interface Recognized {
  readonly url?: string;
  readonly options: ExplainOptions;
  readonly run: Run;
}

/** "Copy all as cURL" and "Copy all as fetch" copy many: the first is explained. */
function firstOf(text: string): { readonly first: string; readonly count: number } {
  const all = text.trim().split(/\s*[;&]+\s*\r?\n(?=\s*(?:curl|fetch\())/);
  return { first: all[0] ?? "", count: all.length };
}

function optionOf(kind: ClipboardKind, text: string): Partial<ExplainOptions> {
  if (kind === "har") return { har: "-" };
  if (kind === "response") return { response: "-" };
  if (kind === "message") return { message: "-" };
  return { curl: firstOf(text).first };
}

/** `sallyport explain -`: reads standard input, and says what it took it for. */
export async function recognize(options: ExplainOptions, run: Run): Promise<Recognized> {
  const text = await readInput("-", run.terminal, limit);
  const kind = clipboardKind(text);
  if (kind === "unknown" || kind === "request" || kind === "provisional") throw new UsageError(texts.refused[kind]);
  run.terminal.stderr(`note: ${texts.taken[kind]}\n`);
  if (kind === "url") {
    return { url: readURL(text.trim()), options, run };
  }
  const { count } = firstOf(text);
  const isRequest = kind === "curl" || kind === "fetch" || kind === "powershell";
  if (isRequest && count > 1) run.terminal.stderr(`note: ${texts.several(count)}\n`);
  const stdin = (async function* () {
    yield await Promise.resolve(new TextEncoder().encode(text));
  })();
  return { options: { ...options, ...optionOf(kind, text) }, run: { ...run, terminal: { ...run.terminal, stdin } } };
}
