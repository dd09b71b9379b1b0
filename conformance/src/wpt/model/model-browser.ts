import { Worker } from "node:worker_threads";
import type { EngineName } from "@sallyport/browser";
import type { FileResult } from "../results.ts";
import type { TestBrowser } from "../test-browser.ts";
import type { ModelTask } from "./model-worker.ts";

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
    if (result === undefined || this.#documents % documentsOfAThread === 0) await this.close();
    return result ?? { subtests: [], problem: "never ends" };
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

function startWorker(): Worker {
  const { url } = import.meta;
  const path = new URL(`./model-worker${url.slice(url.lastIndexOf("."))}`, url);
  // What a test prints isn't a result.
  const worker = new Worker(path, { stdout: true, stderr: true });
  worker.on("error", () => undefined);
  return worker;
}

/** `undefined`: the thread posts nothing within the bound, or has ended. */
function resultOf(worker: Worker, task: ModelTask, boundMs: number): Promise<FileResult | undefined> {
  return new Promise((resolve) => {
    const finish = (result: FileResult | undefined): void => {
      clearTimeout(timer);
      worker.off("message", finish).off("exit", onExit);
      resolve(result);
    };
    const onExit = (): void => finish(undefined);
    const timer = setTimeout(onExit, boundMs);
    worker.on("message", finish).on("exit", onExit);
    worker.postMessage(task);
  });
}
