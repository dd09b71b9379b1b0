import { credentialsModes, type CredentialsMode } from "../../fetch/request.ts";
import { checkOptions, flag, oneOf, type OptionRules } from "../../options/check-options.ts";

/** How a page starts a worker: https://html.spec.whatwg.org/#workeroptions */
export interface WorkerOptions {
  /** A classic script, or a module. Default: `classic`. */
  readonly type?: "classic" | "module";
  /** The credentials mode of a module and of what it imports; a classic script has `same-origin`. Default: `same-origin`. */
  readonly credentials?: CredentialsMode;
  /** Whether it is a `SharedWorker`, which each call starts anew. Default: false. */
  readonly shared?: boolean;
}

const rules: OptionRules<WorkerOptions> = {
  type: oneOf(["classic", "module"]),
  credentials: oneOf(credentialsModes),
  shared: flag,
};

/** @throws TypeError that lists every problem */
export const checkWorkerOptions = (options: WorkerOptions): void => checkOptions("worker", options, rules);
