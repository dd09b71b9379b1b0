import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { repository } from "../docs/pages.ts";

function textAt(path: string): string {
  const whole = `${repository}/${path}`;
  return statSync(whole).isDirectory() ? `${readdirSync(whole).toSorted().join("\n")}\n` : readFileSync(whole, "utf8");
}

/** Copies files of the repository as plain text, where it has no public home to link to. */
export function writeSources(outDir: string, paths: Iterable<string>): void {
  for (const path of paths) {
    const target = `${outDir}/source/${path}.txt`;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, textAt(path));
  }
}

/** Where a file of the repository is shown: at its home, or as a copy. */
export const sourceAddress = (home: string, path: string): string =>
  home === "" ? `/source/${path}.txt` : `${home}/blob/main/${path}`;
