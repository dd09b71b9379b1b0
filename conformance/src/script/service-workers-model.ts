import type { Page, ServiceWorkerGlobalScope } from "@sallyport/browser";
import type { ServiceWorkerAction } from "../cases/case.ts";
import type { ActionResult } from "./result.ts";

/** What the script of `service-workers.ts` has for a handler. */
function handlerOf(worker: ServiceWorkerGlobalScope, handler: string): ServiceWorkerGlobalScope["onfetch"] {
  const { fetch, Headers, Request, Response } = worker.globals;
  const names = { fetch, Headers, Request, Response };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what it calls are the globals of the model's worker
  const make = new Function(...Object.keys(names), `return ${handler}`) as (
    ...given: readonly unknown[]
  ) => ServiceWorkerGlobalScope["onfetch"];
  return make(...Object.values(names));
}

/** What `service-workers.ts` does in an engine's page, in the model. */
export async function registerInModel(
  page: Page,
  { to, handler, scope, type, updateViaCache }: ServiceWorkerAction,
): Promise<ActionResult> {
  const container = page.serviceWorker;
  if (container === undefined) return { outcome: "threw", name: "TypeError" };
  const { worker, error } = await container.register(to, {
    ...(scope !== undefined && { scope }),
    ...(type !== undefined && { type }),
    ...(updateViaCache !== undefined && { updateViaCache }),
  });
  if (worker === undefined) return { outcome: "rejected", name: error?.name ?? "" };
  if (handler !== undefined) worker.onfetch = handlerOf(worker, handler);
  await worker.clients.claim();
  return { outcome: "done", value: worker.scope };
}
