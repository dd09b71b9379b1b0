import { httpNetwork } from "../network/http.ts";
import { userAgentFor } from "../page/browser.ts";
import type { Page } from "../page/page.ts";
import { closingNetwork } from "./closing-network.ts";
import { ConsoleReport } from "./console-report.ts";
import { EnvironmentPage } from "./environment-page.ts";
import { install } from "./install.ts";
import { RequestThread } from "./request-thread.ts";
import type { CheckedOptions } from "./options.ts";
import type { TestWindow } from "./test-window.ts";
import { windowClock } from "./window-clock.ts";

/** A window's page, and what ends every request of it and puts back the window's own globals. */
interface StartedEnvironment {
  readonly page: Page;
  readonly stop: () => void;
}

/** Makes a window's globals those of a page in an engine, with cookies and caches of its own. */
export function startTestEnvironment(window: TestWindow, options: CheckedOptions): StartedEnvironment {
  const { engine, thirdPartyCookies, referrerPolicy } = options;
  const network = closingNetwork(httpNetwork(options.network));
  const clock = windowClock(window);
  const userAgent = userAgentFor({
    network,
    engine,
    ...(thirdPartyCookies !== undefined && { thirdPartyCookies }),
    serializer: { serializeToString: (document) => new window.XMLSerializer().serializeToString(document) },
    parser: { parseFromString: (text, type) => new window.DOMParser().parseFromString(text, type) },
    now: clock.now,
  });
  const report = new ConsoleReport((text) => {
    if (!network.isClosed) window.console.error(text);
  });
  const thread = new RequestThread(options);
  const page = new EnvironmentPage({ window, clock, report, thread }, userAgent, {
    referrerPolicy,
    addressSpace: "loopback",
  });
  const uninstall = install(window, page);
  const stop = (): void => {
    network.close();
    thread.close();
    clock.stop();
    uninstall();
  };
  return { page, stop };
}
