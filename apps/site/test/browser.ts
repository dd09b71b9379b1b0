import { findEngine } from "@sallyport/testing/engines";
import { chromium, type Browser } from "playwright-core";

/** Chromium as the other tests find it; `undefined` where the machine has none. */
export async function launchBrowser(): Promise<Browser | undefined> {
  const found = findEngine("chromium");
  if ("missing" in found) return undefined;
  return chromium.launch({ executablePath: found.path, args: ["--no-sandbox", "--disable-gpu"] });
}
