import { Worker } from "node:worker_threads";
import type { EngineName } from "@sallyport/browser";
import type { FileResult } from "../results.ts";
import type { TestBrowser } from "../test-browser.ts";
import type { ModelTask } from "./model-worker.ts";
import { workerPath } from "./worker-path.ts";

/** Documents leave something in their thread: it is another one after so many. */
const documentsOfAThread = 50;

/** For the thread's own start. */
const startMs = 60_000;

/** Beside what a test may take, until its thread is ended with it. */
const graceMs = 5_000;

/** The model, whose documents live in a thread: a script that never ends is ended with that. */
export class ModelBrowser implements TestBrowser {
  readonly name = "model";
  readonly version: string;
  readonly #model: EngineName;
  #worker: Worker | undefined;
  #documents = 0;

  constructor(model: EngineName) {
    this.#model = model;
    this.version = model;
  }

  async run(url: string, boundMs: number): Promise<FileResult> {
    const isFresh = this.#worker === undefined;
    const worker = (this.#worker ??= startWorker());
    const task: ModelTask = { url, model: this.#model, boundMs };
    const result = await resultOf(worker, task, boundMs + graceMs + (isFresh ? startMs : 0));
    this.#documents += 1;
    const isWorn = this.#documents % documentsOfAThread === 0;
    if (typeof result === "string" || isWorn) await this.close();
    return typeof result === "string" ? { subtests: [], problem: result } : result;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

/** A test may want all there is. */
const maxMegabytes = 1024;

function startWorker(): Worker {
  // What a test prints isn't a result; its conditions of imports are not this process's.
  const worker = new Worker(workerPath(), {
    stdout: true,
    stderr: true,
    execArgv: ["--experimental-vm-modules", "--no-warnings"],
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
  });
  worker.stdout.resume();
  worker.stderr.resume();
  // It may fail when nobody waits for it any more.
  worker.on("error", () => undefined);
  return worker;
}

/** Text where the thread has none: what happened to it. */
function resultOf(worker: Worker, task: ModelTask, boundMs: number): Promise<FileResult | string> {
  return new Promise((resolve) => {
    const finish = (result: FileResult | string): void => {
      clearTimeout(timer);
      worker.off("message", finish).off("exit", onExit).off("error", onError);
      resolve(result);
    };
    const onExit = (): void => finish("its thread ended");
    const onError = (error: unknown): void => finish(`its thread failed: ${String(error)}`);
    const timer = setTimeout(() => finish("never ends"), boundMs);
    worker.on("message", finish).on("exit", onExit).on("error", onError);
    worker.postMessage(task);
  });
}
