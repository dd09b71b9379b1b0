import type { Outcome, Page } from "@sallyport/browser";
import type { WindowAction } from "../cases/case.ts";
import type { ActionResult } from "./result.ts";
import { postAll, tryAll, type TriedWindow } from "./windows.ts";

/** What the script of `openedDocument` does in an engine. */
function runDocument(page: Page): void {
  page.window.addEventListener("message", ({ data, origin, source }) => {
    (source as unknown as TriedWindow).postMessage({ data: data, origin }, "*");
  });
}

/** What `windows.ts` does in an engine's page, in the model. */
export async function openInModel(
  page: Page,
  action: WindowAction,
  ended: (outcome: Outcome | undefined) => void,
): Promise<ActionResult> {
  const { way, to, sandbox, features } = action;
  const opened =
    way === "frame"
      ? await page.frame(to, { ...(sandbox !== undefined && { sandbox }) })
      : await page.openWindow(to, { ...(features !== undefined && { features }) });
  const window = opened.window as unknown as TriedWindow | null;
  if (window === null) return { outcome: "done", value: "null" };
  const heard: unknown[] = [];
  page.window.addEventListener("message", ({ source, data, origin }) => {
    if ((source as unknown) === window) heard.push([data, origin]);
  });
  ended(opened.navigation);
  const isShown = opened.navigation?.failure === undefined;
  const runsScripts = sandbox === undefined || sandbox.includes("allow-scripts");
  if (isShown && runsScripts) runDocument(opened.page);
  const isClosed = window.closed;
  const thrown = postAll(window, action.targets ?? []);
  // A message and its reply are a task each.
  for (let task = 0; task < 4; task++) await new Promise((resolve) => setTimeout(resolve, 0));
  const access = tryAll(window);
  opened.close();
  const isReady = isShown && runsScripts && !isClosed;
  return { outcome: "done", value: JSON.stringify({ isReady, isClosed, thrown, heard, access }) };
}
