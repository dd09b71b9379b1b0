import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { promisify } from "node:util";
import { root } from "../root.ts";

/** The package that is packed where no other is named. */
export const core: string = join(root, "packages/core");

export const browser: string = join(root, "packages/browser");

const run = promisify(execFile);

/** Runs npm in a folder. */
export async function npm(folder: string, ...words: string[]): Promise<string> {
  const { stdout } = await run("npm", words, { cwd: folder, timeout: 120_000, shell: process.platform === "win32" });
  return stdout;
}

const lock = join(root, "node_modules/.sallyport-pack");
const abandoned = 120_000;

function take(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - since > abandoned) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/** Packing builds; of test files that run side by side one does it at a time. */
async function alone<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 0; attempt < 1_000; attempt++) {
    if (!take()) {
      await after(100);
      continue;
    }
    try {
      return await work();
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  throw new Error(`Others keep packing; if none does, remove ${lock}.`);
}

export interface Packed {
  readonly tarball: string;
  /** Of the tarball, in bytes. */
  readonly size: number;
  /** From the package's root. */
  readonly paths: readonly string[];
  remove(): void;
}

/** What `npm publish` would send of a package, in a folder of its own. */
export async function pack(from: string = core): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-packed-"));
  const text = await alone(() => npm(from, "pack", "--json", "--pack-destination", folder));
  const [report] = JSON.parse(text) as [{ filename: string; size: number; files: { path: string }[] }];
  return {
    tarball: join(folder, report.filename),
    size: report.size,
    paths: report.files.map(({ path }) => path),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
