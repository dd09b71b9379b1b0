import { ModelClient } from "../model/client.ts";

const start = (): Worker => new Worker(new URL("../model/worker.ts", import.meta.url), { type: "module" });

let client: ModelClient | undefined;
let files: ModelClient | undefined;

/** The worker of the page. */
export const model = (): ModelClient => (client ??= new ModelClient(start));

/** Another one for files: a log that takes long stops nothing else, and nothing else stops it. */
export const fileModel = (): ModelClient => (files ??= new ModelClient(start));
