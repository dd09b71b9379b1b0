import { once } from "node:events";
import type { WebSocket } from "ws";
import type { EnginePage } from "./engine.ts";
import { expressionOf, valueOf } from "./script.ts";
import { actionMs, bounded, OutOfTime, pause } from "./time-limits.ts";

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly targetInfo?: { readonly targetId: string }; readonly message?: string };
  readonly result?: Evaluated;
}

interface Evaluated {
  readonly result?: { readonly value?: unknown; readonly objectId?: string; readonly description?: string };
  readonly wasThrown?: boolean;
}

/** A tab, over the protocol of WebKit's inspector. */
export class InspectedPage implements EnginePage {
  readonly #connection: WebSocket;
  #target = "";
  #ids = 0;
  readonly #waiting = new Map<number, (result: Evaluated | undefined) => void>();
  isTaken = false;

  private constructor(connection: WebSocket) {
    this.#connection = connection;
    connection.on("message", (data: Buffer) => this.#receive(JSON.parse(data.toString("utf8")) as Message));
  }

  static async on(connection: WebSocket): Promise<InspectedPage> {
    const page = new InspectedPage(connection);
    await once(connection, "open");
    while (page.#target === "") await pause(10);
    return page;
  }

  async take(): Promise<void> {
    this.isTaken = true;
    await this.goto("about:blank");
  }

  async goto(url: string, boundMs: number = actionMs): Promise<void> {
    await bounded(this.#goto(url), boundMs, `webkit: ${url}`);
  }

  evaluate<T>(body: string, boundMs: number = actionMs): Promise<T> {
    return bounded(this.#evaluate<T>(body), boundMs, "webkit: evaluate");
  }

  async click(selector: string): Promise<void> {
    await this.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
  }

  press(): Promise<void> {
    return Promise.reject(new Error("webkit: no keys in an inspected page"));
  }

  screenshot(): Promise<void> {
    return Promise.reject(new Error("webkit: no screenshot of an inspected page"));
  }

  messages(): readonly string[] {
    return [];
  }

  corsErrors(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  cookies(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  close(): Promise<void> {
    this.isTaken = false;
    return Promise.resolve();
  }

  #receive({ id, method, params, result }: Message): void {
    if (method === "Target.targetCreated") this.#target = params?.targetInfo?.targetId ?? "";
    // A page of another site has another process, and is another target.
    if (method === "Target.didCommitProvisionalTarget") {
      const { newTargetId } = params as { newTargetId?: string };
      this.#target = newTargetId ?? this.#target;
    }
    if (method === "Target.dispatchMessageFromTarget") this.#receive(JSON.parse(params?.message ?? "{}") as Message);
    if (method !== undefined || id === undefined) return;
    this.#waiting.get(id)?.(result);
    this.#waiting.delete(id);
  }

  /** Resolves with nothing when the document has gone meanwhile, or after a while. */
  #send(method: string, params: object, ms = actionMs): Promise<Evaluated | undefined> {
    const id = ++this.#ids;
    const message = JSON.stringify({ id, method, params });
    this.#connection.send(
      JSON.stringify({
        id: id + 1_000_000,
        method: "Target.sendMessageToTarget",
        params: { targetId: this.#target, message },
      }),
    );
    const response = new Promise<Evaluated | undefined>((resolve) => this.#waiting.set(id, resolve));
    return Promise.race([response, pause(ms).then(() => undefined)]);
  }

  async #goto(url: string): Promise<void> {
    const mark = `m${++this.#ids}`;
    await this.#send("Runtime.evaluate", { expression: `document.${mark} = true; 0` });
    await this.#send("Page.navigate", { url });
    for (;;) {
      await pause(15);
      const state = `document.${mark} ? "" : document.readyState + " " + location.href`;
      const found = await this.#send("Runtime.evaluate", { expression: state, returnByValue: true }, 300);
      const arrived = typeof found?.result?.value === "string" ? found.result.value : "";
      if (!arrived.startsWith("complete ")) continue;
      if (arrived.endsWith(" about:blank") && url !== "about:blank") continue;
      return;
    }
  }

  async #evaluate<T>(body: string): Promise<T> {
    const started = await this.#send("Runtime.evaluate", { expression: expressionOf(body) });
    const promiseObjectId = started?.result?.objectId;
    if (promiseObjectId === undefined) throw new Error(`webkit: evaluate: ${JSON.stringify(started)}`);
    const ended = await this.#send("Runtime.awaitPromise", { promiseObjectId, returnByValue: true }, 100_000);
    if (ended === undefined) throw new OutOfTime("webkit: the page went elsewhere during evaluate");
    return valueOf<T>(ended.result?.value);
  }
}
