import { readdir, readFile, stat } from "node:fs/promises";
import { join, posix } from "node:path";
import { needOf, type Need } from "./needs.ts";

/** One test of a checkout: a file, or one variant of it. */
export interface Test {
  /** Below the server's root, with its query, without a slash at the beginning. */
  readonly path: string;
  /** Its file's folder. */
  readonly directory: string;
  readonly https: boolean;
  /** Whether its author gives it six times the usual time. */
  readonly long: boolean;
  /** What the model's document lacks for it. */
  readonly need: Need | undefined;
}

const testFile = /\.(?:any|window|worker)\.js$|\.x?html?$/;
const scriptFile = /\.(any|window|worker)\.js$/;
const noTest = /(?:^|\/)(?:resources?|support|tools|reftest|reference)\/|-manual\.|-ref\.|\.headers$/;

/** The tests of the directories, or single files, that are named; sorted by their paths. */
export async function findTests(checkout: string, directories: readonly string[]): Promise<Test[]> {
  const files = new Set<string>();
  for (const directory of directories) for (const file of await filesBelow(checkout, directory)) files.add(file);
  const found: Test[] = [];
  for (const file of [...files].sort()) found.push(...(await testsOf(checkout, file)));
  return found;
}

async function filesBelow(checkout: string, path: string): Promise<string[]> {
  const whole = join(checkout, path);
  if ((await stat(whole)).isFile()) return [path];
  const entries = await readdir(whole, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(checkout, "/").length))
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => testFile.test(file) && !noTest.test(file));
}

async function testsOf(checkout: string, file: string): Promise<Test[]> {
  const source = await readFile(join(checkout, file), "utf8");
  const [, kind] = scriptFile.exec(file) ?? [];
  if (kind === undefined && !source.includes("/resources/testharness.js")) return [];
  const need = needOf(file, source);
  const page = kind === undefined ? file : file.replace(/\.js$/, ".html");
  const pages = kind === "any" ? globalsOf(source).map((global) => page.replace(/\.html$/, global)) : [page];
  return pages.flatMap((path) => variantsOf(source).map((variant) => testOf(file, path + variant, source, need)));
}

function testOf(file: string, path: string, source: string, need: Need | undefined): Test {
  return {
    path,
    directory: posix.dirname(file),
    https: /\.(?:https|h2)\./.test(file),
    long: /(?:META: timeout=|name=["']?timeout["']? content=["']?)long/.test(source),
    need,
  };
}

/** The page of a global scope that can run a script. */
const pagesOf: Readonly<Record<string, string>> = { window: ".html", dedicatedworker: ".worker.html" };

/** Without a list of globals, a window and a dedicated worker run the script. */
function globalsOf(source: string): string[] {
  const [, globals = "window,dedicatedworker"] = /^\/\/ META: global=(.*)$/m.exec(source) ?? [];
  const names = globals.split(",").flatMap((name) => (name.trim() === "worker" ? ["dedicatedworker"] : [name.trim()]));
  return names.flatMap((name) => pagesOf[name] ?? []);
}

function variantsOf(source: string): string[] {
  const inScript = [...source.matchAll(/^\/\/ META: variant=(\S*)/gm)];
  const inMarkup = [...source.matchAll(/<meta name=["']?variant["']? content=["']?([^"'\s>]*)/g)];
  const variants = [...inScript, ...inMarkup].map(([, variant = ""]) => variant);
  return variants.length === 0 ? [""] : variants;
}
