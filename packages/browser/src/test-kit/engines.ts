import { engines as profiles } from "../engines/index.ts";
import type { EngineName } from "../engines/engine.ts";
import { usageTexts } from "./messages.ts";

/** The browsers that people use; the standard's own profile isn't a browser. */
const shipped: readonly EngineName[] = ["chromium", "firefox", "webkit"];

/** @throws TypeError where a name is no engine's */
export function enginesOf(engine: EngineName | undefined, engines: readonly EngineName[] = shipped): EngineName[] {
  const names = engine === undefined ? [...new Set(engines)] : [engine];
  const known = Object.keys(profiles);
  for (const name of names) if (!known.includes(name)) throw new TypeError(usageTexts.engine(name, known));
  if (names.length === 0) throw new TypeError(usageTexts.noEngine(known));
  return names;
}
