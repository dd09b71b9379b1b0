import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from "node:worker_threads";
import { modulePath } from "./module-path.ts";
import type { CheckedOptions } from "./options.ts";
import { threadTexts } from "./test-environment-texts.ts";
import type { ThreadMessage, ThreadReply } from "./thread-message.ts";

/** What the thread is started with. */
export interface ThreadData {
  readonly options: Pick<CheckedOptions, "engine" | "network" | "thirdPartyCookies">;
  readonly port: MessagePort;
  /** Its one number is 1 once the thread is ready, and once it has posted a reply. */
  readonly ready: Int32Array;
}

export type PostedReply = { readonly reply: ThreadReply } | { readonly failed: string };

interface Started {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly ready: Int32Array;
}

/** The longest that a script waits where the options do not say how long an exchange may take. */
const defaultBoundMs = 10_000;

/** How long the thread may take to say that a request's own timeout has ended it. */
const graceMs = 5_000;

/** The longest that it waits for the thread itself. */
const startBoundMs = 30_000;

/** Waits until the number is set, and sets it back. */
function isSet(ready: Int32Array, milliseconds: number): boolean {
  const isInTime = Atomics.wait(ready, 0, 0, milliseconds) !== "timed-out";
  Atomics.store(ready, 0, 0);
  return isInTime;
}

/** A thread that runs requests while this one waits. It is started by the first of them, and keeps no process alive. */
export class RequestThread {
  readonly #options: ThreadData["options"];
  readonly #boundMs: number;
  #started: Started | undefined;
  #isClosed = false;

  constructor({ engine, network, thirdPartyCookies }: CheckedOptions) {
    this.#options = { engine, network, ...(thirdPartyCookies !== undefined && { thirdPartyCookies }) };
    this.#boundMs = network.timeout?.exchange ?? defaultBoundMs;
  }

  /** @throws Error where there is no reply in time: the thread is ended then, and its request with it; and after `close` */
  run(message: ThreadMessage): ThreadReply {
    if (this.#isClosed) throw new Error(threadTexts.closed);
    const { port, ready } = (this.#started ??= this.#start());
    port.postMessage(message);
    const { timeout } = message;
    const boundMs = timeout > 0 && timeout <= this.#boundMs ? timeout + graceMs : this.#boundMs;
    const hasReply = isSet(ready, boundMs);
    const posted = hasReply ? (receiveMessageOnPort(port)?.message as PostedReply | undefined) : undefined;
    if (posted !== undefined && "reply" in posted) return posted.reply;
    this.#end();
    throw new Error(
      posted === undefined ? threadTexts.late(message.request.url, boundMs) : threadTexts.failed(posted.failed),
    );
  }

  close(): void {
    this.#isClosed = true;
    this.#end();
  }

  #end(): void {
    void this.#started?.worker.terminate();
    this.#started?.port.close();
    this.#started = undefined;
  }

  #start(): Started {
    const { port1, port2 } = new MessageChannel();
    // Each thread's own: one that was ended may still set its number.
    const ready = new Int32Array(new SharedArrayBuffer(4));
    const workerData: ThreadData = { options: this.#options, port: port2, ready };
    const path = modulePath("request-worker");
    const worker = new Worker(path, { workerData, transferList: [port2], execArgv: [] });
    // An error of the thread's own start is no error of the test file: the script that waits gets one.
    worker.on("error", () => undefined);
    worker.unref();
    port1.unref();
    if (isSet(ready, startBoundMs)) return { worker, port: port1, ready };
    void worker.terminate();
    throw new Error(threadTexts.failed(`it did not start in ${String(startBoundMs / 1000)} s`));
  }
}
