// Says which browser engines are here, and installs Debian's where that is possible.
import { existsSync } from "node:fs";
import { bun } from "@sallyport/bun-runtime";
import { run } from "./setup.mjs";
import { engineNames, findEngine } from "@sallyport/testing/engines";

const packages = ["chromium", "firefox-esr", "webkit2gtk-driver", "xvfb", "bubblewrap", "libnss3-tools"];

const missingEngines = () => engineNames.filter((name) => "missing" in findEngine(name));

/** Installs the missing engines as root on a machine with apt; elsewhere nothing is done. */
export function installEngines() {
  if (missingEngines().length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  console.log(`Installing browser engines (apt-get install ${packages.join(" ")}) ...`);
  const options = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  run("apt-get", ["update", "-qq"], options);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], options);
}

/** Prints a line for each browser engine and for Bun, with what to do where one is missing. */
export function reportEngines() {
  console.log("\nEngines:");
  for (const name of engineNames) {
    const found = findEngine(name);
    if ("path" in found) console.log(`  ${name}: ran (${found.path})`);
    else console.log(`  ${name}: NOT FOUND, so its tests were left out. Install it: ${found.install}`);
  }
  const path = bun();
  if (path !== undefined) console.log(`  bun: ran (${path})`);
  else console.log("  bun: NOT FOUND, so its tests were left out. Name one: SALLYPORT_BUN=/path/to/bun npm test");
}
