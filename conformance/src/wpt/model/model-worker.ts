import { parentPort } from "node:worker_threads";
import type { EngineName } from "@sallyport/browser";
import type { FileResult } from "../results.ts";
import { runInDocument } from "./test-document.ts";

export interface ModelTask {
  readonly url: string;
  readonly model: EngineName;
  readonly boundMs: number;
}

// What a test leaves behind, such as a promise that nobody awaits, ends no other test.
process.on("uncaughtException", () => undefined);
process.on("unhandledRejection", () => undefined);

parentPort?.on("message", ({ url, model, boundMs }: ModelTask) => {
  const post = (result: FileResult): void => parentPort?.postMessage(result);
  runInDocument(url, model, boundMs).then(post, (error: unknown) =>
    post({ subtests: [], problem: `the document: ${String(error)}` }),
  );
});
