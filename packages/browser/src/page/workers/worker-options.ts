import type { CredentialsMode } from "../../fetch/request.ts";
import { toDictionary, toEnum } from "../web-idl.ts";

/** How a page starts a worker: https://html.spec.whatwg.org/#workeroptions */
export interface WorkerOptions {
  /** A classic script, or a module. Default: `classic`. */
  readonly type?: "classic" | "module";
  /** The credentials mode of a module and of what it imports; a classic script has `same-origin`. Default: `same-origin`. */
  readonly credentials?: CredentialsMode;
  /** Whether it is a `SharedWorker`, which each call starts anew. Default: false. */
  readonly shared?: boolean;
}

const names: readonly string[] = ["type", "credentials", "shared"];

/** @throws TypeError for an option that doesn't exist, or a value that it cannot have */
export function checkWorkerOptions(options: WorkerOptions): void {
  const given = toDictionary(options);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new TypeError(`A worker has no option ${JSON.stringify(unknown)}; it has ${names.join(", ")}.`);
  const { type = "classic", credentials = "same-origin", shared = false } = given;
  toEnum("type of a worker", type, ["classic", "module"]);
  toEnum("credentials mode", credentials, ["omit", "same-origin", "include"]);
  if (typeof shared !== "boolean") throw new TypeError("shared is true or false.");
}
