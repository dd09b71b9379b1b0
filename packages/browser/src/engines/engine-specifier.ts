import type { Engine, EngineName, ShippedEngineName } from "./engine.ts";
import { engineSpecifierTexts as texts } from "./engine-specifier-texts.ts";
import { rulesOf } from "./engine-versions.ts";
import { engines, shippedEngines } from "./index.ts";

/** An engine in the version that was measured, or, as in `chromium@147`, in another one that the model leads back to. */
export type EngineSpecifier = EngineName | `${ShippedEngineName}@${string}`;

const isShipped = (name: string): name is ShippedEngineName => Object.hasOwn(shippedEngines, name);

interface Specified {
  readonly name: EngineName;
  /** `undefined`: the one that was measured. */
  readonly version: string | undefined;
}

function read(specifier: unknown): Specified | string {
  const [name = "", version, ...more] = typeof specifier === "string" ? specifier.split("@") : [];
  if (!Object.hasOwn(engines, name) || more.length > 0) return texts.unknown(specifier, Object.keys(engines));
  const known = name as EngineName;
  if (version === undefined) return { name: known, version: undefined };
  if (!isShipped(name)) return texts.unversioned(name);
  const { rules, versions } = shippedEngines[name];
  if (version === rules.version) return { name: known, version: undefined };
  const { oldest } = versions;
  if (oldest === undefined) return texts.onlyVersion(name, version, rules.version);
  const isModelled =
    /^[1-9][0-9]{0,3}$/.test(version) && Number(version) >= oldest && Number(version) <= Number(rules.version);
  return isModelled ? { name: known, version } : texts.versions(name, version, oldest, rules.version);
}

/** Why it is no engine of the model, in a sentence; `undefined` where it is one. */
export function engineProblem(specifier: unknown): string | undefined {
  const found = read(specifier);
  return typeof found === "string" ? found : undefined;
}

/**
 * What an engine does in a version.
 *
 * @param specifier `firefox`; `chromium@147`, by the major version
 * @throws TypeError for an engine, or a version, that the model does not have; it names those that it has
 *
 * @example
 * engineAt("chromium@139").cookies.prefixes; // ["__secure-", "__host-"]: 140 has more
 */
export function engineAt(specifier: EngineSpecifier): Engine {
  const found = read(specifier);
  if (typeof found === "string") throw new TypeError(found);
  const { name, version } = found;
  if (version === undefined || !isShipped(name)) return engines[name];
  const { rules, versions } = shippedEngines[name];
  return rulesOf(rules, versions, Number(version));
}

/** How an engine is named beside others: with its version where that isn't the one that was measured. */
export const specifierOf = (name: EngineName, version: string): EngineSpecifier =>
  name === "standard" || engines[name].version === version ? name : `${name}@${version}`;
