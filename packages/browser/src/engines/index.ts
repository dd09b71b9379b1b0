import { chromium } from "./chromium.ts";
import type { Engine, EngineName } from "./engine.ts";
import { firefox } from "./firefox.ts";
import { standard } from "./standard.ts";
import { webkit } from "./webkit.ts";

export const engines: Readonly<Record<EngineName, Engine>> = { standard, chromium, firefox, webkit };
