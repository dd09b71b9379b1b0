import type { WorkerAction } from "../cases/case.ts";
import type { ActionResult } from "./result.ts";

/** The script of a worker. It reports its origin and URL, and then runs one step for each message. */
export const workerScript = `const act = async ({ kind, to, ...init }) => {
  if (kind === "importScripts") return importScripts(to);
  if (kind === "import") return void (await import(to));
  const response = await fetch(to, init);
  const { type, status, url, redirected } = response;
  return { type, status, url, redirected, body: await response.text().catch(() => null) };
};
const serve = (port) => {
  port.onmessage = ({ data }) =>
    act(data).then(
      (value) => port.postMessage({ outcome: "done", ...value }),
      ({ name }) => port.postMessage({ outcome: "rejected", name }),
    );
  const { href, protocol } = self.location;
  port.postMessage({ origin: self.origin, url: /^https?:/.test(href) ? href : protocol });
};
if ("postMessage" in self) serve(self);
else self.onconnect = ({ ports: [port] }) => serve(port);
`;

interface Port {
  postMessage(message: unknown): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

interface StartedWorker extends Port {
  onerror: ((event: { preventDefault(): void }) => void) | null;
  readonly port?: Port;
  terminate?(): void;
}

type WorkerConstructor = new (url: string, options: object) => StartedWorker;

interface StartingWindow {
  readonly Worker: WorkerConstructor;
  readonly SharedWorker: WorkerConstructor;
}

/** The URL of a worker's script. */
export function scriptURL(to: string, script: string): string {
  if (to === "data:") return "data:text/javascript," + encodeURIComponent(script);
  if (to === "blob:") return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  return to;
}

/** Starts the worker of a case, and reports what the page and the worker see. */
async function startInPage(window: StartingWindow, action: WorkerAction, script: string): Promise<ActionResult> {
  const { way, to, type, credentials, steps = [] } = action;
  let worker: StartedWorker;
  try {
    const made = way === "shared" ? window.SharedWorker : window.Worker;
    worker = new made(scriptURL(to, script), { type, credentials });
  } catch (error) {
    return { outcome: "threw", name: (error as Error).name };
  }
  const port = worker.port ?? worker;
  const failed = new Promise<null>((resolve) => {
    worker.onerror = (event) => {
      event.preventDefault();
      resolve(null);
    };
  });
  const next = (): Promise<unknown> => {
    const heard = new Promise<unknown>((resolve) => (port.onmessage = ({ data }) => resolve(data)));
    return Promise.race([heard, failed]);
  };
  const started = await next();
  if (started === null) return { outcome: "error" };
  const results: unknown[] = [];
  for (const step of steps) {
    const result = next();
    port.postMessage(step);
    results.push(await result);
  }
  worker.terminate?.();
  return { outcome: "load", value: JSON.stringify({ started, results }) };
}

export const workerParts: readonly ((...given: never) => unknown)[] = [scriptURL, startInPage];
