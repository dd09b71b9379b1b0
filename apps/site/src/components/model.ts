import { ModelClient } from "../model/client.ts";

let client: ModelClient | undefined;

/** The one worker of the page. */
export const model = (): ModelClient =>
  (client ??= new ModelClient(() => new Worker(new URL("../model/worker.ts", import.meta.url), { type: "module" })));
