import type { Outcome, Page } from "@sallyport/browser";
import type { FrameAction, FrameStep, UnloadStep } from "../cases/case.ts";
import type { ActionResult } from "./result.ts";

/** What the script of `frames.ts` does in an engine. */
async function act(
  page: Page,
  step: Exclude<FrameStep, { kind: "navigate" | "unload" }>,
): Promise<Record<string, unknown>> {
  const { document } = page;
  if (step.kind === "has-storage-access") return { value: await document.hasStorageAccess(), cookie: document.cookie };
  if (step.kind === "request-storage-access") {
    await document.requestStorageAccess();
    return {};
  }
  const { to, ...init } = step;
  const { type, status, redirected } = await page.fetch(to, init as Parameters<Page["fetch"]>[1]);
  return { type, status, redirected };
}

/** Resolves when the request has ended. */
const sendWhenUnloaded = (page: Page, { event, by, to, init = {} }: UnloadStep): Promise<Outcome> =>
  new Promise((resolve) => {
    const send = (): Promise<Outcome> => (by === "beacon" ? page.sendBeacon(to, "x") : page.attempt(to, init));
    page.window.addEventListener(event, () => void send().then(resolve));
  });

/** What `frames.ts` does in an engine's page, in the model. */
export async function addFrameInModel(
  page: Page,
  { to, allow, steps }: FrameAction,
  ended: (outcome: Outcome | undefined) => void,
): Promise<ActionResult> {
  const opened = await page.frame(to, { ...(allow !== undefined && { allow }) });
  ended(opened.navigation);
  let framed = opened.page;
  const results: unknown[] = [];
  const unloading: Promise<Outcome>[] = [];
  for (const step of steps) {
    if (step.kind === "navigate") {
      framed = (await framed.navigate(step.to, { by: "location" })).newPage ?? framed;
      results.push("ready");
    } else if (step.kind === "unload") {
      unloading.push(sendWhenUnloaded(framed, step));
      results.push({ outcome: "done" });
    } else {
      const result = await act(framed, step).then(
        (value) => ({ outcome: "done", ...value }),
        (error: unknown) => ({ outcome: "rejected", name: (error as Error).name }),
      );
      results.push(result);
    }
  }
  opened.close();
  for (const outcome of await Promise.all(unloading)) ended(outcome);
  return { outcome: "done", value: JSON.stringify(results) };
}
