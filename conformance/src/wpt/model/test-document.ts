import { runInContext } from "node:vm";
import environment from "@sallyport/browser/vitest";
import type { EngineName, Page } from "@sallyport/browser";
import { readResults, resultsScript, type FileResult } from "../results.ts";
import { load, type Loaded } from "../server.ts";
import { installHooks } from "./jsdom-hooks.ts";
import { setReferrerPolicy } from "./referrer-policy.ts";
import { Session } from "./session.ts";
import { showPage } from "./show-page.ts";
import { ShownDocument } from "./shown-document.ts";
import type { Window } from "./window.ts";

/** What the model makes something of that isn't in the document. */
const headersOfPages = [
  "content-security-policy",
  "cross-origin-embedder-policy",
  "permissions-policy",
  "referrer-policy",
  "set-cookie",
];

/** The runner's own request has given the document alone: cookies and policies are the model's, by a navigation of its own. */
async function adoptHeaders(page: Page, url: string, { headers }: Loaded): Promise<void> {
  if (!headersOfPages.some((name) => headers[name] !== undefined)) return;
  const { newPage } = await page.navigate(url);
  if (newPage === undefined) return;
  const { referrerPolicy, contentSecurityPolicies, embedderPolicies, permissionsPolicy } = newPage.environment;
  Object.assign(page.environment, { referrerPolicy, contentSecurityPolicies, embedderPolicies, permissionsPolicy });
}

/** Runs a test in a document of jsdom's with the model's globals. */
export async function runInDocument(url: string, model: EngineName, boundMs: number): Promise<FileResult> {
  installHooks();
  const loaded = await load(url, boundMs);
  const dom = await environment.setupVM({
    sallyport: {
      url,
      engine: model,
      network: { hosts: { "*": "127.0.0.1" }, rejectUnauthorized: false, timeout: { exchange: boundMs } },
      domOptions: { html: loaded.text, runScripts: "outside-only" },
    },
  });
  const window = dom.getVmContext() as Window;
  await adoptHeaders(dom.page, url, loaded);
  setReferrerPolicy(dom.page, window);
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
