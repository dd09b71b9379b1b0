import { runInContext } from "node:vm";
import environment from "@sallyport/browser/vitest";
import type { EngineName } from "@sallyport/browser";
import { readResults, resultsScript, type FileResult } from "../results.ts";
import { load, type Loaded } from "../server.ts";
import { installHooks } from "./jsdom-hooks.ts";
import { isReferrerPolicy, referrerPolicyInMarkup } from "./referrer-policy.ts";
import { Session } from "./session.ts";
import { showPage } from "./show-page.ts";
import { ShownDocument } from "./shown-document.ts";
import type { Window } from "./window.ts";

/** Of the response, or of the document: the last word that is one. */
function referrerPolicyOf({ headers, text }: Loaded): string {
  const words = String(headers["referrer-policy"] ?? "").split(",");
  return [...words.map((word) => word.trim()), referrerPolicyInMarkup(text)].filter(isReferrerPolicy).at(-1) ?? "";
}

/** Runs a test in a document of jsdom's with the model's globals. */
export async function runInDocument(url: string, model: EngineName, boundMs: number): Promise<FileResult> {
  installHooks();
  const loaded = await load(url, boundMs);
  const dom = await environment.setupVM({
    sallyport: {
      url,
      engine: model,
      referrerPolicy: referrerPolicyOf(loaded),
      network: { hosts: { "*": "127.0.0.1" }, rejectUnauthorized: false, timeout: { exchange: boundMs } },
      domOptions: { html: loaded.text, runScripts: "outside-only" },
    },
  });
  const window = dom.getVmContext() as Window;
  // The runner's own request stores no cookies.
  if (loaded.headers["set-cookie"] !== undefined) await dom.page.navigate(url);
  // jsdom's own start is not the test's time.
  const session = new Session(Date.now() + boundMs, showPage);
  try {
    // A test that leaves its page has no results.
    const shown = new ShownDocument(dom.page, window, session, () => undefined);
    void shown.run();
    const text = (await runInContext(`(async () => {${resultsScript(boundMs)}})()`, window)) as string;
    return readResults(text);
  } finally {
    session.close();
    await dom.teardown();
  }
}
