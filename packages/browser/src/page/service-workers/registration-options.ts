import { toDictionary, toEnum } from "../web-idl.ts";

/** How a page registers a service worker: https://w3c.github.io/ServiceWorker/#dictdef-registrationoptions */
export interface RegistrationOptions {
  /** The pages that it controls: those whose URL begins with this one. Default: the folder of the script. */
  readonly scope?: string | URL;
  /** A classic script, or a module. Default: `classic`. */
  readonly type?: "classic" | "module";
  /** Which scripts may come from the HTTP cache. Default: `imports`, which are those that the worker imports. */
  readonly updateViaCache?: "imports" | "all" | "none";
}

const names: readonly string[] = ["scope", "type", "updateViaCache"];

/** @throws TypeError for an option that doesn't exist, or a value that it cannot have */
export function checkRegistrationOptions(options: RegistrationOptions): void {
  const given = toDictionary(options);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new TypeError(`A registration has no option ${JSON.stringify(unknown)}; it has ${names.join(", ")}.`);
  const { type = "classic", updateViaCache = "imports" } = given;
  toEnum("type of a service worker", type, ["classic", "module"]);
  toEnum("updateViaCache", updateViaCache, ["imports", "all", "none"]);
}
