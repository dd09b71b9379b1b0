const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Collects what would end the process, so that the case behind it can be found. */
export class Errors {
  readonly #found: string[] = [];
  readonly #uncaught = (error: unknown): void => void this.#found.push(`uncaught: ${describe(error)}`);
  readonly #unhandled = (error: unknown): void => void this.#found.push(`unhandled rejection: ${describe(error)}`);

  constructor() {
    process.on("uncaughtException", this.#uncaught).on("unhandledRejection", this.#unhandled);
  }

  /** What was found since the last call; promises that are rejected by now have been reported. */
  async take(): Promise<string | undefined> {
    await new Promise((resolve) => setImmediate(resolve));
    return this.#found.splice(0)[0];
  }

  close(): void {
    process.off("uncaughtException", this.#uncaught).off("unhandledRejection", this.#unhandled);
  }
}
