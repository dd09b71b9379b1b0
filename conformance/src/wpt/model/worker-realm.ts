import { createContext, runInContext, type Context } from "node:vm";
import type { WorkerGlobalScope } from "@sallyport/browser";
import { installClasses } from "./install-globals.ts";
import { shareBuffers, shareErrors } from "./own-realm.ts";
import { define } from "./window.ts";
import { adoptInterfaces } from "./worker-interfaces.ts";
import { addHandlers, type WorkerOwner } from "./worker-owner.ts";
import { ImportedScripts, runModule } from "./worker-scripts.ts";

/** What the platform has, and a worker too. */
const platform = {
  atob,
  btoa,
  clearInterval,
  clearTimeout,
  console,
  crypto,
  DOMException,
  Event,
  EventTarget,
  MessageChannel,
  MessageEvent,
  MessagePort,
  performance,
  queueMicrotask,
  setInterval,
  setTimeout,
  structuredClone,
};

interface Started {
  readonly worker: WorkerGlobalScope;
  readonly text: string;
  readonly isModule: boolean;
  readonly name: string;
  readonly kind: "DedicatedWorkerGlobalScope" | "SharedWorkerGlobalScope";
}

interface Outside {
  /** What a dedicated worker's `postMessage` does. */
  readonly post: (data: unknown) => void;
  /** An error that its script does not handle. */
  readonly fail: (error: unknown) => void;
  /** Gives the worker workers of its own. */
  readonly nest: (self: object, global: WorkerOwner["global"]) => void;
}

/** The global object of a worker's script, which is the model's as far as it requests something. */
export class WorkerRealm {
  readonly #started: Started;
  readonly #outside: Outside;
  readonly #scripts: ImportedScripts;
  readonly #waiting: Event[] = [];
  #target: EventTarget | undefined;
  #context: Context = {};
  #isClosed = false;

  constructor(started: Started, outside: Outside) {
    this.#started = started;
    this.#outside = outside;
    this.#scripts = new ImportedScripts(started.worker);
  }

  async run(): Promise<void> {
    const { worker, text, isModule } = this.#started;
    try {
      if (isModule) {
        const target = this.#begin();
        await runModule(this.#context, worker, text);
        this.#target = target;
      } else await this.#runClassic(text);
    } catch (error) {
      this.#outside.fail(error);
    }
    for (const event of this.#waiting.splice(0)) this.dispatch(event);
  }

  /** Events wait until the script has run. */
  dispatch(event: Event): void {
    if (this.#isClosed) return;
    if (this.#target === undefined) this.#waiting.push(event);
    else this.#target.dispatchEvent(event);
  }

  close(): void {
    this.#isClosed = true;
  }

  async #runClassic(text: string): Promise<void> {
    for (;;) {
      const target = this.#begin();
      let failure: { readonly error: unknown } | undefined;
      try {
        runInContext(text, this.#context, { filename: this.#started.worker.url });
      } catch (error) {
        failure = { error };
      }
      if (!(await this.#scripts.load())) {
        this.#target = target;
        if (failure !== undefined) throw failure.error;
        return;
      }
    }
  }

  /** A new global object: the script has not run in it yet. */
  #begin(): EventTarget {
    const { worker, name, kind } = this.#started;
    const target = new EventTarget();
    const context = createContext({});
    this.#context = context;
    const isCurrent = (): boolean => this.#context === context && !this.#isClosed;
    const self = runInContext("globalThis", context) as object;
    for (const [key, value] of Object.entries(platform)) define(self, key, { value, writable: true });
    installClasses(self, adoptInterfaces(worker.globals, self as typeof globalThis));
    shareBuffers(self);
    shareErrors(self);
    const members = {
      self,
      name,
      origin: worker.origin,
      isSecureContext: true,
      location: new URL(worker.url),
      navigator: {},
      addEventListener: target.addEventListener.bind(target),
      removeEventListener: target.removeEventListener.bind(target),
      dispatchEvent: target.dispatchEvent.bind(target),
      close: () => this.close(),
      importScripts: (...urls: string[]) => this.#scripts.run(context, urls),
      ...(kind === "DedicatedWorkerGlobalScope" && {
        postMessage: (data: unknown) => {
          const cloned: unknown = structuredClone(data);
          if (isCurrent()) this.#outside.post(cloned);
        },
      }),
    };
    for (const [key, value] of Object.entries(members)) define(self, key, { value, writable: true });
    const isSelf = { value: (one: unknown): boolean => one === self };
    for (const key of ["WorkerGlobalScope", kind])
      define(self, key, { value: Object.defineProperty(() => undefined, Symbol.hasInstance, isSelf) });
    addHandlers(target, self, ["message", "connect", "error"]);
    this.#outside.nest(self, platform);
    return target;
  }
}
