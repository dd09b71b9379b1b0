import { checkOptions, oneOf, urlLike, type OptionRules } from "../../options/check-options.ts";

/** How a page registers a service worker: https://w3c.github.io/ServiceWorker/#dictdef-registrationoptions */
export interface RegistrationOptions {
  /** The pages that it controls: those whose URL begins with this one. Default: the folder of the script. */
  readonly scope?: string | URL;
  /** A classic script, or a module. Default: `classic`. */
  readonly type?: "classic" | "module";
  /** Which scripts may come from the HTTP cache. Default: `imports`, which are those that the worker imports. */
  readonly updateViaCache?: "imports" | "all" | "none";
}

const rules: OptionRules<RegistrationOptions> = {
  scope: urlLike,
  type: oneOf(["classic", "module"]),
  updateViaCache: oneOf(["imports", "all", "none"]),
};

/** @throws TypeError that lists every problem */
export const checkRegistrationOptions = (options: RegistrationOptions): void =>
  checkOptions("register", options, rules);
