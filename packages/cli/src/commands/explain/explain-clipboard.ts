import { cleanPaste, clipboardKind, requestAsCurl, type ClipboardKind } from "@sallyport/browser/explain";
import { InvalidArgumentError } from "commander";
import { decodeInput, pasteLimit, readChunks } from "../../input-file.ts";
import { encodingOf } from "../../text-decoding.ts";
import { UsageError, type Run } from "../../terminal.ts";
import { clipboardTexts as texts } from "./clipboard-texts.ts";
import { readURL, type ExplainOptions } from "./explain-options.ts";

/** What is to be explained, once it is known what the text is. */
interface Recognized {
  readonly url?: string;
  readonly options: ExplainOptions;
  readonly run: Run;
}

/** "Copy all as cURL" and "Copy all as fetch" copy many: the first is explained. */
function firstOf(text: string): { readonly first: string; readonly count: number } {
  const all = text
    .trim()
    .split(/[ \t]{0,10}[;&]{1,3}[ \t;]{0,10}\r?\n(?=\s{0,10}(?:curl|wget|fetch\(|await fetch\(|\$session|Invoke-))/i);
  return { first: all[0] ?? "", count: all.length };
}

function optionOf(kind: ClipboardKind, text: string): Partial<ExplainOptions> {
  if (kind === "har") return { har: "-" };
  if (kind === "response") return { response: "-" };
  if (kind === "message") return { message: "-" };
  return { curl: firstOf(text).first };
}

/** Enough of a text to see that it is a log, which may be longer than anything else that is pasted. */
const startLength = 4096;

async function* replay(parts: readonly Uint8Array[], rest?: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* parts;
  if (rest === undefined) return;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** The text that was pasted; of a log, only its start and where the rest comes from. */
async function readPasted(run: Run): Promise<{ readonly text: string; readonly stdin: AsyncIterable<Uint8Array> }> {
  const rest = run.terminal.stdin[Symbol.asyncIterator]();
  // Without `return`: what has been seen of a log isn't its end.
  const shared = { ...run.terminal, stdin: { [Symbol.asyncIterator]: () => ({ next: () => rest.next() }) } };
  const parts: Uint8Array[] = [];
  let [length, isSeen] = [0, false];
  for await (const chunk of readChunks("-", shared, pasteLimit)) {
    parts.push(chunk);
    length += chunk.length;
    if (isSeen || length < startLength) continue;
    isSeen = true;
    const start = new TextDecoder(encodingOf(parts[0] ?? chunk)).decode(Buffer.concat(parts).subarray(0, startLength));
    if (clipboardKind(start) === "har") return { text: start, stdin: replay(parts, rest) };
  }
  return { text: decodeInput("-", Buffer.concat(parts)), stdin: replay(parts) };
}

/** Kinds that a configuration can look like: its keys are those of headers, or nothing that is known. */
const isLikeConfiguration = (kind: ClipboardKind, text: string): boolean =>
  kind === "unknown" ||
  ((kind === "request" || kind === "response") && !/^\W{0,4}HTTP\/|HTTP\/[0-9.]+\s*$/m.test(text));

/** A configuration in the place of a request; `undefined` where it is none. */
async function asConfiguration(text: string, options: ExplainOptions, run: Run): Promise<Recognized | undefined> {
  // The parser of YAML takes longer to load than the rest.
  const [{ recognizeConfiguration }, { configurationTexts }] = await Promise.all([
    import("./configuration-file.ts"),
    import("./configuration-texts.ts"),
  ]);
  const file = recognizeConfiguration(text);
  if (file === undefined) return undefined;
  const { from = "https://app.example" } = options;
  const page = /^https?:/.test(from) ? new URL(from).origin : from;
  for (const note of [configurationTexts.taken(file.configuration.kind), configurationTexts.addRequest(page)])
    run.terminal.stderr(`note: ${note}\n`);
  const stdin = replay([new TextEncoder().encode(text)]);
  return { options: { ...options, config: "-" }, run: { ...run, terminal: { ...run.terminal, stdin } } };
}

/** `sallyport explain -`: reads standard input, and says what it took it for. */
export async function recognize(options: ExplainOptions, run: Run): Promise<Recognized> {
  const pasted = await readPasted(run);
  const text = cleanPaste(pasted.text);
  const kind = clipboardKind(text);
  const request = kind === "request" ? requestAsCurl(pasted.text) : undefined;
  if (isLikeConfiguration(kind, text)) {
    const found = await asConfiguration(pasted.text, options, run);
    if (found !== undefined) return found;
  }
  if (kind === "unknown" || kind === "provisional") throw new UsageError(texts.refused[kind]);
  if (kind === "request") {
    if (request === undefined) throw new UsageError(texts.refused.request);
    run.terminal.stderr(`note: ${texts.takenAsRequest}\n`);
    return { options: { ...options, curl: request }, run };
  }
  run.terminal.stderr(`note: ${texts.taken[kind]}\n`);
  if (kind === "url") return { url: urlIn(text), options, run };
  const { count } = firstOf(text);
  const isRequest = kind !== "har" && kind !== "response" && kind !== "message";
  if (isRequest && count > 1) run.terminal.stderr(`note: ${texts.several(count)}\n`);
  // The request that stands beside response headers is no header of theirs, and says what they are about.
  const whole = kind === "response" ? pasted.text : text;
  const stdin = kind === "har" ? pasted.stdin : replay([new TextEncoder().encode(whole)]);
  return { options: { ...options, ...optionOf(kind, text) }, run: { ...run, terminal: { ...run.terminal, stdin } } };
}

/** Commander turns this error into a user's only where it reads options. */
function urlIn(text: string): string {
  try {
    return readURL(text.trim());
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new UsageError(texts.notAURL);
  }
}
