import { budgets, type TaskMessage, type TaskName, type TaskReply, type Tasks } from "./tasks.ts";

/** A task that took longer than its budget, or that failed. */
class TaskError extends Error {
  override readonly name = "TaskError";
}

const texts = {
  tooLong: (seconds: number): string =>
    `This took longer than ${seconds} seconds, so it was stopped. Try a smaller input.`,
  cancelled: "This was cancelled.",
  failed: (why: string): string => `The model failed: ${why}`,
  notLoaded: "The model could not be loaded. Reload the page.",
} as const;

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: TaskError) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Runs tasks in a worker. A task over its budget ends the worker, and the next task starts another. */
export class ModelClient {
  readonly #start: () => Worker;
  #worker: Worker | undefined;
  #last = 0;
  readonly #waiting = new Map<number, Waiting>();

  constructor(start: () => Worker) {
    this.#start = start;
  }

  run<Name extends TaskName>(name: Name, input: Tasks[Name]["takes"]): Promise<Tasks[Name]["gives"]> {
    const id = ++this.#last;
    const budget = budgets[name];
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#end(texts.tooLong(budget / 1000)), budget);
      this.#waiting.set(id, { resolve: resolve as (result: unknown) => void, reject, timer });
      const message: TaskMessage = { id, name, input };
      this.#current().postMessage(message);
    });
  }

  /** Ends what runs. */
  cancel(): void {
    if (this.#waiting.size > 0) this.#end(texts.cancelled);
  }

  #current(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = this.#start();
    worker.onmessage = ({ data }: MessageEvent<TaskReply>) => this.#settle(data);
    worker.onerror = () => this.#end(texts.notLoaded);
    return (this.#worker = worker);
  }

  #settle(reply: TaskReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (waiting === undefined) return;
    this.#waiting.delete(reply.id);
    clearTimeout(waiting.timer);
    if ("error" in reply) waiting.reject(new TaskError(texts.failed(reply.error)));
    else waiting.resolve(reply.result);
  }

  /** Ends the worker, and everything that waits for it. */
  #end(why: string): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new TaskError(why));
    }
    this.#waiting.clear();
  }
}
