import { runInContext } from "node:vm";
import { embedded } from "./embedded-elements.ts";
import type { ModelDocument } from "./session.ts";
import { define, fire, type Element, type Window } from "./window.ts";

/** https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element */
const isClassic = (script: Element): boolean =>
  /^(?:(?:text|application)\/(?:java|ecma)script)?$/i.test(script.getAttribute("type") ?? "");

interface Source {
  readonly text: string;
  readonly url: string;
}

/**
 * Runs the scripts that are in the document's markup. jsdom runs none of them: they run here in the order of the document,
 * so that the model's globals are there before the first of them.
 *
 * @param embedded waits for what delays the event `load`
 */
export async function runScripts(shown: ModelDocument, embedded: () => Promise<unknown>): Promise<void> {
  const { window, session } = shown;
  const { document } = window;
  let readyState = "loading";
  define(document, "readyState", { get: () => readyState });
  for (const script of [...document.querySelectorAll("script")].filter(isClassic)) {
    if (Date.now() > session.end) return;
    await runScript(shown, script);
  }
  readyState = "interactive";
  document.dispatchEvent(new window.Event("DOMContentLoaded", { bubbles: true }));
  await embedded();
  readyState = "complete";
  window.dispatchEvent(new window.Event("load"));
  const onload = document.body?.getAttribute("onload");
  if (typeof onload === "string") run(window, onload, "");
}

/** A script that a script has inserted. */
export async function runDynamicScript(shown: ModelDocument, script: Element): Promise<void> {
  if (isClassic(script)) await runScript(shown, script);
}

async function runScript(shown: ModelDocument, script: Element): Promise<void> {
  const src = script.getAttribute("src");
  const source = src === null ? { text: script.textContent, url: "" } : await sourceOf(shown, script, src);
  if (source === undefined) {
    fire(shown.window, script, "error");
    return;
  }
  const { window } = shown;
  define(window.document, "currentScript", { get: () => script });
  run(window, source.text, source.url);
  define(window.document, "currentScript", { get: () => null });
  if (src !== null) fire(window, script, "load");
}

/** What isn't there runs nothing, as in a browser. */
async function sourceOf(shown: ModelDocument, script: Element, src: string): Promise<Source | undefined> {
  const url = shown.urlOf(src);
  if (url.startsWith("data:")) return { text: await (await fetch(url)).text(), url };
  const embedding = await embedded(shown, script, "script", src);
  return embedding?.event === "load" ? { text: embedding.source ?? "", url } : undefined;
}

/** https://html.spec.whatwg.org/multipage/webappapis.html#report-the-exception */
function run(window: Window, text: string, filename: string): void {
  try {
    runInContext(text, window, { filename });
  } catch (error) {
    window.dispatchEvent(new window.ErrorEvent("error", { error, message: String(error), filename }));
  }
}
