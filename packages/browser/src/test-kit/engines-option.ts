import { engines as profiles } from "../engines/index.ts";
import { shippedEngineNames, type EngineName } from "../engines/engine.ts";
import { usageTexts } from "./test-kit-texts.ts";

/** @throws TypeError where a name is no engine's */
export function enginesOf(
  engine: EngineName | undefined,
  engines: readonly EngineName[] = shippedEngineNames,
): EngineName[] {
  const names = engine === undefined ? [...new Set(engines)] : [engine];
  const known = Object.keys(profiles);
  for (const name of names) if (!known.includes(name)) throw new TypeError(usageTexts.engine(name, known));
  if (names.length === 0) throw new TypeError(usageTexts.noEngine(known));
  return names;
}
