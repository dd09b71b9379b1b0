import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { EngineName } from "./engine.ts";
import { onProcessEnd } from "./process-end.ts";

const patiently = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };

export interface Profile {
  readonly path: string;
  /** The environment that keeps the browser's crash reports and caches inside the profile too. */
  readonly env: Record<string, string>;
  write(file: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

export async function makeProfile(name: EngineName): Promise<Profile> {
  const path = await mkdtemp(join(tmpdir(), `sallyport-${name}-`));
  const forget = onProcessEnd(() => rmSync(path, patiently));
  return {
    path,
    env: { ...inherited(), XDG_CONFIG_HOME: join(path, "xdg-config"), XDG_CACHE_HOME: join(path, "xdg-cache") },
    write: (file, text) => writeInto(join(path, file), text),
    remove: async () => {
      await rm(path, patiently);
      forget();
    },
  };
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export async function writeInto(path: string, data: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, data);
}
