import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readPage, type Page } from "@sallyport/testing/documents";
import { root } from "@sallyport/testing/root";

export const readRecipe = (name: string): Page => readPage(`docs/guide/recipes/${name}.md`);

/** The names of a page's programs, which stand on their fences. */
export const programsOf = ({ blocks }: Page): string[] =>
  blocks.filter(({ language }) => language === "js").map(({ info }) => info);

/** Writes a page's programs below .tmp/, where the packages of the workspace are found. */
export function writePrograms(page: Page): string {
  const folder = join(root, ".tmp/recipes", basename(page.path, ".md"));
  for (const { language, info, text } of page.blocks) {
    if (language !== "js") continue;
    const file = join(folder, info);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** A program of a page in a process of its own, as a reader runs it. */
export interface Program {
  readonly port: number;
  /** All that it has printed up to now. */
  readonly printed: () => Promise<string[]>;
  /** All that it has written to standard error up to now. */
  readonly errors: () => string;
  readonly isAlive: () => boolean;
  readonly signal: (name: NodeJS.Signals) => void;
  readonly stop: () => Promise<void>;
}

const preload = new URL("../migrate/preload.mjs", import.meta.url).href;
const longest = 10_000;

/** What the preloaded module tells. */
interface Told {
  readonly port?: number;
  readonly printed?: string;
  readonly mark?: number;
}

/** Waits for what the preloaded module tells, as long as the program lives and for ten seconds at most. */
const hear = <T>(child: ChildProcess, said: () => string, take: (told: Told) => T | undefined): Promise<T> =>
  new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      child.off("message", listen);
      child.off("exit", ended);
      act();
    };
    const listen = (told: Told): void => {
      const taken = take(told);
      if (taken !== undefined) settle(() => resolve(taken));
    };
    const ended = (): void => settle(() => reject(new Error(`The program has ended. ${said()}`)));
    const timer = setTimeout(() => settle(() => reject(new Error(`The program says nothing. ${said()}`))), longest);
    child.on("message", listen);
    child.on("exit", ended);
  });

/** Starts a program on a free port, in its own folder. */
export async function start(file: string, env: Readonly<Record<string, string>> = {}): Promise<Program> {
  const child = fork(file, {
    cwd: dirname(file),
    execArgv: ["--import", preload],
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let errors = "";
  child.stderr?.on("data", (data: Buffer) => (errors += data.toString()));
  const lines: string[] = [];
  child.on("message", ({ printed }: Told) => {
    if (printed !== undefined) lines.push(printed);
  });
  const port = await hear(
    child,
    () => errors,
    (told) => told.port,
  );
  let marks = 0;
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    port,
    errors: () => errors,
    printed: async () => {
      const mark = ++marks;
      child.send({ mark });
      await hear(
        child,
        () => errors,
        (told) => (told.mark === mark ? true : undefined),
      );
      return [...lines];
    },
    isAlive,
    signal: (name) => void child.kill(name),
    stop: async () => {
      if (!isAlive()) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

let variants = 0;

/** Writes a program with one part of it replaced, and returns its file. */
export function writeVariant(page: Page, file: string, part: string, instead: string): string {
  const text = page.blocks.find(({ info }) => info === file)?.text ?? "";
  if (!text.includes(part)) throw new Error(`${page.path}: ${file} has no ${part}`);
  const written = join(writePrograms(page), `variant-${++variants}-${file}`);
  writeFileSync(
    written,
    text.replace(part, () => instead),
  );
  return written;
}
