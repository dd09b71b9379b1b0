import { httpNetwork } from "../network/http.ts";
import { userAgentFor } from "../page/browser.ts";
import { closingNetwork } from "./closing-network.ts";
import { ConsoleReport } from "./console-report.ts";
import { EnvironmentPage } from "./environment-page.ts";
import { install } from "./install.ts";
import { RequestThread } from "./request-thread.ts";
import type { CheckedOptions } from "./options.ts";
import type { TestWindow } from "./test-window.ts";
import { windowClock } from "./window-clock.ts";

/**
 * Makes a window's globals those of a page in an engine, with cookies and caches of its own.
 *
 * @returns a function that ends every request and puts back the window's own globals
 */
export function startTestEnvironment(window: TestWindow, options: CheckedOptions): () => void {
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
  return () => {
    network.close();
    thread.close();
    clock.stop();
    uninstall();
  };
}
