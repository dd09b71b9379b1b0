import type { WorkerOptions } from "@sallyport/browser";
import { define } from "./window.ts";
import { addHandlers, type WorkerOwner } from "./worker-owner.ts";
import { WorkerRealm } from "./worker-realm.ts";

interface GivenOptions extends Pick<WorkerOptions, "type" | "credentials"> {
  readonly name?: string;
}

interface Starting {
  readonly url: string;
  readonly options: GivenOptions;
  readonly shared: boolean;
  readonly post: (data: unknown) => void;
  readonly fail: () => void;
}

/** Starts a worker of the model; `undefined` where its script does not run. */
async function start(
  owner: WorkerOwner,
  { url, options, shared, post, fail }: Starting,
): Promise<WorkerRealm | undefined> {
  const { type = "classic", credentials, name = "" } = options;
  const given = { type, ...(shared && { shared }), ...(credentials !== undefined && { credentials }) };
  const outcome = await owner.start(url, given).catch(() => undefined);
  const { worker, response } = outcome ?? {};
  if (worker === undefined) {
    fail();
    return undefined;
  }
  const text = (await response?.text()) ?? "";
  const kind = shared ? "SharedWorkerGlobalScope" : "DedicatedWorkerGlobalScope";
  const nest = (self: object, global: WorkerOwner["global"]): void =>
    defineWorkers(self, { session: owner.session, global, start: (...own) => worker.worker(...own) }, false);
  const started = { worker, text, isModule: type === "module", name, kind } as const;
  const realm = new WorkerRealm(started, { post, fail, nest });
  owner.session.onClose(() => realm.close());
  void realm.run();
  return realm;
}

function optionsOf(given: unknown): GivenOptions {
  if (typeof given === "object" && given !== null) return given;
  return typeof given === "string" ? { name: given } : {};
}

function dedicatedWorker(owner: WorkerOwner): object {
  const { global } = owner;
  return class Worker extends global.EventTarget {
    readonly #realm: Promise<WorkerRealm | undefined>;

    constructor(url: string | URL, options?: unknown) {
      super();
      addHandlers(this, this, ["message", "messageerror", "error"]);
      this.#realm = start(owner, {
        url: String(url),
        options: optionsOf(options),
        shared: false,
        post: (data) => setTimeout(() => this.dispatchEvent(new global.MessageEvent("message", { data })), 0),
        fail: () => this.dispatchEvent(new global.Event("error", { cancelable: true })),
      });
    }

    postMessage(message: unknown): void {
      const data: unknown = structuredClone(message);
      void this.#realm.then((realm) => realm?.dispatch(new MessageEvent("message", { data })));
    }

    terminate(): void {
      void this.#realm.then((realm) => realm?.close());
    }
  };
}

function sharedWorker(owner: WorkerOwner): object {
  const { global, session } = owner;
  return class SharedWorker extends global.EventTarget {
    readonly port: InstanceType<typeof MessageChannel>["port1"];

    constructor(url: string | URL, options?: unknown) {
      super();
      addHandlers(this, this, ["error"]);
      const { port1, port2 } = new MessageChannel();
      this.port = port1;
      session.onClose(() => port1.close());
      void start(owner, {
        url: String(url),
        options: optionsOf(options),
        shared: true,
        post: () => undefined,
        fail: () => this.dispatchEvent(new global.Event("error", { cancelable: true })),
      }).then((realm) => {
        const event = new MessageEvent("connect", { data: "" });
        define(event, "ports", { value: [port2] });
        realm?.dispatch(event);
      });
    }
  };
}

/** Gives a script the workers of the model. */
export function defineWorkers(target: object, owner: WorkerOwner, shares: boolean): void {
  define(target, "Worker", { value: dedicatedWorker(owner), writable: true, enumerable: false });
  if (shares) define(target, "SharedWorker", { value: sharedWorker(owner), writable: true, enumerable: false });
}
