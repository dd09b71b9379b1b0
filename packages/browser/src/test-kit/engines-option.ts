import { shippedEngineNames } from "../engines/engine.ts";
import { engineProblem, type EngineSpecifier } from "../engines/engine-specifier.ts";
import { engines as profiles } from "../engines/index.ts";
import { usageTexts } from "./test-kit-texts.ts";

/** @throws TypeError where one is no engine of the model */
export function enginesOf(
  engine: EngineSpecifier | undefined,
  engines: readonly EngineSpecifier[] = shippedEngineNames,
): EngineSpecifier[] {
  const names = engine === undefined ? [...new Set(engines)] : [engine];
  const [problem] = names.flatMap((name) => engineProblem(name) ?? []);
  if (problem !== undefined) throw new TypeError(problem);
  if (names.length === 0) throw new TypeError(usageTexts.noEngine(Object.keys(profiles)));
  return names;
}
