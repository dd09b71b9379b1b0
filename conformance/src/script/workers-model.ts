import type { Outcome, Page, WorkerGlobalScope } from "@sallyport/browser";
import type { WorkerAction, WorkerStep } from "../cases/case.ts";
import type { ActionResult } from "./result.ts";
import { scriptURL, workerScript } from "./workers.ts";

/** What the script of `workers.ts` does in an engine, a step at a time. */
async function act(worker: WorkerGlobalScope, step: WorkerStep): Promise<Record<string, unknown>> {
  const { kind, to, ...init } = step;
  if (kind !== "fetch") {
    const { failure } = await (kind === "import" ? worker.importModule(to) : worker.importScripts(to));
    const name = kind === "import" ? "TypeError" : "NetworkError";
    return failure === undefined ? { outcome: "done" } : { outcome: "rejected", name };
  }
  try {
    const response = await worker.fetch(to, init as Parameters<Page["fetch"]>[1]);
    const { type, status, url, redirected } = response;
    return { outcome: "done", type, status, url, redirected, body: await response.text().catch(() => null) };
  } catch (error) {
    return { outcome: "rejected", name: (error as Error).name };
  }
}

/** What `workers.ts` does in an engine's page, in the model. */
export async function startInModel(
  page: Page,
  { way, to, type = "classic", credentials, steps = [] }: WorkerAction,
  ended: (outcome: Outcome) => void,
): Promise<ActionResult> {
  const { worker, event, error } = await page.worker(scriptURL(to, workerScript), {
    type,
    shared: way === "shared",
    ...(credentials !== undefined && { credentials: credentials as "omit" | "same-origin" | "include" }),
  });
  if (event === "error") return { outcome: "error" };
  if (worker === undefined) return { outcome: "threw", name: error?.name ?? "" };
  const { origin, url } = worker;
  const results: unknown[] = [];
  for (const step of steps) {
    results.push(await act(worker, step));
    // Firefox tells the page of a module that CORS keeps from its own worker.
    const isTold = way === "dedicated" && step.kind === "import" && page.engine.name === "firefox";
    if (isTold && worker.lastOutcome) ended(worker.lastOutcome);
  }
  const started = { origin, url: /^https?:/.test(url) ? url : new URL(url).protocol };
  return { outcome: "load", value: JSON.stringify({ started, results }) };
}
