import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { npm } from "./packed.ts";
import type { Versions } from "./versions.ts";

const run = promisify(execFile);

const install = ["install", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts"];

const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
let installations = 0;

/** Two installations at a time. */
function inLane(work: () => Promise<unknown>): Promise<unknown> {
  const lane = installations++ % lanes.length;
  const done = (lanes[lane] ?? Promise.resolve()).then(work);
  lanes[lane] = done.catch(() => undefined);
  return done;
}

/** What a user's shell would hand on: nothing of the runner of these tests. */
export const environment: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV|NODE_OPTIONS|TEST$|npm_)/.test(name)),
);

/** A user's project in a fresh folder. */
export class Project {
  readonly folder: string = mkdtempSync(join(tmpdir(), "sallyport-project-"));

  constructor(manifest: object = {}) {
    this.write("package.json", JSON.stringify({ name: "project", private: true, type: "module", ...manifest }));
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  async install(tarballs: string | readonly string[], versions: Versions): Promise<void> {
    const packages = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
    await inLane(() => npm(this.folder, ...install, ...[tarballs].flat(), ...packages));
  }

  /** What node prints; where it fails, the error tells all of it. */
  async node(...parameters: string[]): Promise<string> {
    const options = { cwd: this.folder, env: environment, timeout: 60_000 };
    try {
      return (await run(process.execPath, parameters, options)).stdout;
    } catch (error) {
      const { message, stdout } = error as Error & { stdout: string };
      throw new Error(`${message}\n${stdout}`, { cause: error });
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
