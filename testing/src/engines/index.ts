import { launchChromium } from "./chromium.ts";
import type { Engine, EngineName, EngineOptions } from "./engine.ts";
import { findEngine } from "./find.ts";
import { launchFirefox } from "./firefox.ts";
import { launchWebKit } from "./webkit.ts";

export {
  engineNames,
  type CorsError,
  type Engine,
  type EngineCookie,
  type EngineName,
  type EngineOptions,
  type EnginePage,
} from "./engine.ts";
export { freePort } from "./free-port.ts";
export { onProcessEnd } from "./process-end.ts";
export { endTree } from "./processes.ts";
export { OutOfTime } from "./time-limits.ts";
export { findEngine, type Found, type Machine } from "./find.ts";

const launchers = { chromium: launchChromium, firefox: launchFirefox, webkit: launchWebKit };

export async function launchEngine(name: EngineName, options: EngineOptions = {}): Promise<Engine> {
  const found = findEngine(name);
  if ("missing" in found) throw new Error(`${found.missing}; install it with: ${found.install}`);
  return launchers[name](found.path, options);
}
