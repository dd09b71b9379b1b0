import type { Outcome } from "../../page/outcome.ts";
import { chromiumMessage } from "./chromium.ts";
import { firefoxMessage } from "./firefox.ts";
import { webkitMessage } from "./webkit.ts";

/** The line that the engine prints to its console for a `fetch`; `undefined` where it prints none. */
export function consoleMessage(outcome: Outcome): string | undefined {
  switch (outcome.engine) {
    case "standard":
      return undefined;
    case "chromium":
      return chromiumMessage(outcome);
    case "firefox":
      return firefoxMessage(outcome);
    case "webkit":
      return webkitMessage(outcome);
  }
}
