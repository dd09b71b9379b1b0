import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { exchange, type RawResponse } from "@sallyport/testing/http";
import { root } from "@sallyport/testing/root";
import type { Message } from "./message.ts";

const preload = new URL("preload.mjs", import.meta.url).href;

/** What the preloaded module tells. */
type Told = { readonly port: number } | { readonly printed: string } | { readonly mark: number };

const longest = 20_000;

/** What a request brought back: the response, and what the program printed meanwhile. */
export interface Outcome {
  readonly response: RawResponse;
  readonly printed: readonly string[];
}

/** A page's program in a process of its own; its imports are resolved as those of docs/. */
export class Program {
  readonly #child: ChildProcess;
  readonly #port: number;
  #printed: string[] = [];
  #marks = 0;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.#port = port;
    child.on("message", (told: Told) => {
      if ("printed" in told) this.#printed.push(told.printed);
    });
  }

  static start(text: string): Promise<Program> {
    const child = spawn(process.execPath, ["--import", preload, "--input-type=module", "--eval", text], {
      cwd: join(root, "docs"),
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let errors = "";
    child.stderr?.setEncoding("utf8").on("data", (data: string) => void (errors += data));
    return new Promise((resolve, reject) => {
      const fail = (): void => {
        child.kill("SIGKILL");
        reject(new Error(`The program does not listen.\n${errors}`));
      };
      const timer = setTimeout(fail, longest);
      child.once("exit", fail);
      child.once("message", (told: Told) => {
        clearTimeout(timer);
        child.off("exit", fail);
        if ("port" in told) resolve(new Program(child, told.port));
        else fail();
      });
    });
  }

  /** Sends one request and waits for all that the program prints about it. */
  async ask({ line, fields, body }: Message): Promise<Outcome> {
    this.#printed = [];
    const response = await exchange(this.#port, {
      send: line,
      with: fields,
      ...(body === undefined ? {} : { body }),
    });
    await this.#flushed();
    return { response, printed: this.#printed };
  }

  /** What was printed before the mark has been told when the mark comes back. */
  #flushed(): Promise<void> {
    const mark = ++this.#marks;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("The program does not answer.")), longest);
      const hear = (told: Told): void => {
        if (!("mark" in told) || told.mark !== mark) return;
        clearTimeout(timer);
        this.#child.off("message", hear);
        resolve();
      };
      this.#child.on("message", hear);
      this.#child.send({ mark });
    });
  }

  stop(): void {
    this.#child.kill("SIGKILL");
  }
}
