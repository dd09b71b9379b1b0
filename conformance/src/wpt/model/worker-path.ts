import { fileURLToPath } from "node:url";

const { url } = import.meta;

/** The program of the model's thread. */
export const workerPath = (): string => fileURLToPath(new URL(`./model-worker${url.slice(url.lastIndexOf("."))}`, url));
