import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.ts";
import { core } from "./packed.ts";

/** Exact versions by name. */
export type Versions = Readonly<Record<string, string>>;

const pinsOf = (folder: string): Versions =>
  (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { devDependencies: Versions }).devDependencies;

const pins: Versions = { ...pinsOf(root), ...pinsOf(core) };

/** The version that the repository tests with. */
export function pin(name: string): string {
  const version = pins[name];
  if (version === undefined) throw new Error(`The repository has no version of ${name}.`);
  // An alias is npm:NAME@VERSION.
  return version.slice(version.lastIndexOf("@") + 1);
}

export const pinned = (...names: string[]): Versions => Object.fromEntries(names.map((name) => [name, pin(name)]));
