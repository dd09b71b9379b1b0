// The built site on a free port, and Chromium: for scripts that look at its pages.
import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { serveSite, siteFolder } from "@sallyport/site/serve";
import { findEngine } from "@sallyport/testing/engines";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** @param {(site: { origin: string, browser: import("playwright-core").Browser }) => Promise<void>} look */
export async function withSite(look) {
  const { status } = spawnSync(process.execPath, ["apps/site/scripts/build.mjs", "--if-stale"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
  const found = findEngine("chromium");
  if ("missing" in found) throw new Error(`${found.missing}; install it with: ${found.install}`);
  const server = createServer(serveSite(siteFolder));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    await look({ origin: `http://127.0.0.1:${server.address().port}`, browser });
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}
