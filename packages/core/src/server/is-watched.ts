import { nodeEnv } from "../policy/node-env.ts";

interface Runtime {
  readonly process?: { readonly stderr?: { readonly isTTY?: boolean } };
}

/** Whether a developer is likely to watch: NODE_ENV is `development`, or isn't set and standard error is a terminal. */
export function isWatched(): boolean {
  const mode = nodeEnv();
  return mode === "development" || (mode === undefined && (globalThis as Runtime).process?.stderr?.isTTY === true);
}
