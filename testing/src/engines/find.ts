import { existsSync, readdirSync } from "node:fs";
import { posix, win32 } from "node:path";
import type { EngineName } from "./engine.ts";
import { installCommand, programPaths } from "./program-paths.ts";

export type Found = { path: string } | { missing: string; install: string };

/** What is looked at, so that a test can describe another machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  exists(path: string): boolean;
  list(folder: string): readonly string[];
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  exists: existsSync,
  list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
};

const overrides = { chromium: "CHROMIUM_PATH", firefox: "FIREFOX_PATH" } as const;

export function findEngine(name: EngineName, machine: Machine = thisMachine): Found {
  const install = installCommand(name, machine.platform);
  const found = name === "webkit" ? findWebKit(machine) : findBrowser(name, machine);
  return "path" in found ? found : { ...found, install };
}

function findBrowser(name: "chromium" | "firefox", machine: Machine): { path: string } | { missing: string } {
  const override = machine.env[overrides[name]];
  if (override !== undefined && override !== "") {
    if (machine.exists(override)) return { path: override };
    return { missing: `${overrides[name]} is ${JSON.stringify(override)}, and no such file exists` };
  }
  for (const place of programPaths(machine.platform)[name]) {
    const path = findProgram(place, machine);
    if (path !== undefined) return { path };
  }
  return { missing: `${name} was not found` };
}

/** WebKitGTK's browser; its driver and Xvfb must be there too. */
function findWebKit(machine: Machine): { path: string } | { missing: string } {
  if (machine.platform !== "linux") return { missing: "WebKitGTK is driven on Linux only" };
  for (const program of ["WebKitWebDriver", "Xvfb"]) {
    if (findProgram(program, machine) === undefined) return { missing: `webkit needs ${program}, which was not found` };
  }
  const folders = ["/usr/libexec", "/usr/lib", ...machine.list("/usr/lib").map((folder) => `/usr/lib/${folder}`)];
  const browsers = folders.map((folder) => `${folder}/webkit2gtk-4.1/MiniBrowser`);
  const path = browsers.find((browser) => machine.exists(browser));
  return path === undefined ? { missing: "webkit needs MiniBrowser, which was not found" } : { path };
}

/** An absolute path (with %Variables% on Windows), or a bare name on PATH. */
export function findProgram(program: string, machine: Machine = thisMachine): string | undefined {
  const paths = machine.platform === "win32" ? win32 : posix;
  const place = program.replace(/%([^%]+)%/g, (_, variable: string) => machine.env[variable] ?? "");
  if (paths.isAbsolute(place)) return machine.exists(place) ? place : undefined;
  const folders = ["/usr/bin", ...(machine.env.PATH ?? "").split(paths.delimiter)].filter((folder) => folder !== "");
  return folders.map((folder) => paths.join(folder, place)).find((path) => machine.exists(path));
}
