import type { WorkerAction } from "../cases/case.ts";
import type { ActionResult } from "./result.ts";

/** The script of a worker: it says that it runs, and does what it is told, a step at a time. */
export const workerScript = `const act = async ({ kind, to, ...init }) => {
  if (kind === "importScripts") return importScripts(to);
  if (kind === "import") return void (await import(to));
  const response = await fetch(to, init);
  const { type, status, url, redirected } = response;
  return { type, status, url, redirected, body: await response.text().catch(() => null) };
};
self.onmessage = ({ data }) =>
  act(data).then(
    (value) => self.postMessage({ outcome: "done", ...value }),
    ({ name }) => self.postMessage({ outcome: "rejected", name }),
  );
const { href, protocol } = self.location;
self.postMessage({ origin: self.origin, url: /^https?:/.test(href) ? href : protocol });
`;

interface StartedWorker {
  postMessage(message: unknown): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { preventDefault(): void }) => void) | null;
  terminate(): void;
}

interface StartingWindow {
  readonly Worker: new (url: string, options: object) => StartedWorker;
}

/** The URL of a worker's script. */
export function scriptURL(to: string, script: string): string {
  if (to === "data:") return "data:text/javascript," + encodeURIComponent(script);
  if (to === "blob:") return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  return to;
}

/** Starts the worker of a case, and reports what the page and the worker see. */
async function startInPage(window: StartingWindow, action: WorkerAction, script: string): Promise<ActionResult> {
  const { to, type, credentials, steps = [] } = action;
  let worker: StartedWorker;
  try {
    worker = new window.Worker(scriptURL(to, script), { type, credentials });
  } catch (error) {
    return { outcome: "threw", name: (error as Error).name };
  }
  const failed = new Promise<null>((resolve) => {
    worker.onerror = (event) => {
      event.preventDefault();
      resolve(null);
    };
  });
  const next = (): Promise<unknown> => {
    const heard = new Promise<unknown>((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
    return Promise.race([heard, failed]);
  };
  const started = await next();
  if (started === null) return { outcome: "error" };
  const results: unknown[] = [];
  for (const step of steps) {
    const result = next();
    worker.postMessage(step);
    results.push(await result);
  }
  worker.terminate();
  return { outcome: "load", value: JSON.stringify({ started, results }) };
}

export const workerParts: readonly ((...given: never) => unknown)[] = [scriptURL, startInPage];
