import { runInContext, type Context } from "node:vm";
import environment from "@sallyport/browser/vitest";
import type { EngineName } from "@sallyport/browser";
import { readResults, resultsScript, type FileResult } from "../results.ts";
import { load, type Loaded } from "../server.ts";

/** As far as the runner needs a window of jsdom. */
interface Window {
  readonly document: Document;
  readonly Event: new (type: string) => unknown;
  readonly ErrorEvent: new (type: string, init: object) => unknown;
  dispatchEvent(event: unknown): boolean;
}

interface Document {
  querySelectorAll(selector: string): Iterable<ScriptElement>;
  dispatchEvent(event: unknown): boolean;
}

interface ScriptElement {
  readonly type: string;
  readonly src: string;
  readonly textContent: string;
}

/** https://w3c.github.io/webappsec-referrer-policy/#referrer-policies */
const referrerPolicy =
  /^(?:no-referrer(?:-when-downgrade)?|same-origin|(?:strict-)?origin(?:-when-cross-origin)?|unsafe-url)$/;

/** Of the response, or of the document: the last word that is one. */
function referrerPolicyOf({ headers, text }: Loaded): string {
  const [, inMarkup = ""] = /<meta name=["']?referrer["']? content=["']?([\w-]*)/.exec(text) ?? [];
  const words = [...String(headers["referrer-policy"] ?? "").split(","), inMarkup].map((word) => word.trim());
  return words.filter((word) => referrerPolicy.test(word)).at(-1) ?? "";
}

/**
 * Runs a test in a document of jsdom's with the model's globals. jsdom runs none of its scripts: they run here in the
 * order of the document, so that the model's globals are there before the first of them.
 */
export async function runInDocument(url: string, model: EngineName, boundMs: number): Promise<FileResult> {
  const loaded = await load(url, boundMs);
  const dom = await environment.setupVM?.({
    sallyport: {
      url,
      engine: model,
      referrerPolicy: referrerPolicyOf(loaded),
      network: { hosts: { "*": "127.0.0.1" }, rejectUnauthorized: false, timeout: { exchange: boundMs } },
      domOptions: { html: loaded.text, runScripts: "outside-only" },
    },
  });
  if (dom === undefined) throw new Error("jsdom has no document");
  const context = dom.getVmContext();
  // jsdom's own start is not the test's time.
  const end = Date.now() + boundMs;
  try {
    await runScripts(context, end);
    const text = (await runInContext(`(async () => {${resultsScript(end - Date.now())}})()`, context)) as string;
    return readResults(text);
  } finally {
    await dom.teardown();
  }
}

async function runScripts(context: Context, end: number): Promise<void> {
  const window = context as unknown as Window;
  const { document } = window;
  let current: ScriptElement | null = null;
  let readyState = "loading";
  Object.defineProperties(document, {
    currentScript: { configurable: true, get: () => current },
    readyState: { configurable: true, get: () => readyState },
  });
  for (const script of [...document.querySelectorAll("script")].filter(isClassic)) {
    const text = script.src === "" ? script.textContent : await sourceOf(script.src, end);
    current = script;
    runScript(context, window, text, script.src);
  }
  current = null;
  readyState = "interactive";
  document.dispatchEvent(new window.Event("DOMContentLoaded"));
  readyState = "complete";
  window.dispatchEvent(new window.Event("load"));
}

/** https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element */
const isClassic = ({ type }: ScriptElement): boolean => /^(?:(?:text|application)\/(?:java|ecma)script)?$/i.test(type);

/** What isn't there runs nothing, as in a browser. */
async function sourceOf(src: string, end: number): Promise<string> {
  const { status, text } = await load(src, Math.max(1, end - Date.now()));
  return status === 200 ? text : "";
}

/** https://html.spec.whatwg.org/multipage/webappapis.html#report-the-exception */
function runScript(context: Context, window: Window, text: string, filename: string): void {
  try {
    runInContext(text, context, { filename });
  } catch (error) {
    window.dispatchEvent(new window.ErrorEvent("error", { error, message: String(error), filename }));
  }
}
