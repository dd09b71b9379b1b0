// Joins the ES modules of a package into a few, because Node takes half a millisecond for each file that it imports. The
// bundles take the places of tsc's own output, which `unbundle` puts back. Where that never happens, nothing is stale: the
// compiler's build info is away meanwhile, so the next `tsc -b` writes all of its output again.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const folders = (folder) => ({ dist: join(folder, "dist"), aside: join(folder, "dist/.unbundled") });
const buildInfo = ".tsbuildinfo";

const filesOf = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).files;

/** The ES modules that a package publishes one by one, below dist: exports, a command, a thread's. */
const entriesOf = (folder) =>
  filesOf(folder).flatMap((file) => (/^dist\/(?!cjs\/).*\.js$/.test(file) ? [file.replace("dist/", "")] : []));

/** Puts a file in place whole: others may be reading the old one. */
function place(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${String(process.pid)}`;
  writeFileSync(half, text);
  renameSync(half, path);
}

/** Puts back what `bundle` has replaced, unless the compiler has written it again. */
export function unbundle(folder) {
  const { dist, aside } = folders(folder);
  if (!existsSync(aside)) return;
  if (existsSync(join(aside, buildInfo)) && !existsSync(join(dist, buildInfo))) {
    for (const entry of entriesOf(folder))
      if (existsSync(join(aside, entry))) place(join(dist, entry), readFileSync(join(aside, entry)));
    renameSync(join(aside, buildInfo), join(dist, buildInfo));
  }
  rmSync(aside, { recursive: true });
}

/** What is imported by name, and CommonJS, which loads when it is required. */
const isExternal = (id) => /^[^./]/.test(id) || id.endsWith(".cjs");

const comments = { legal: true, annotation: true, jsdoc: false };

async function chunksOf(folder, format) {
  const { rolldown } = await import("rolldown");
  const { dist } = folders(folder);
  const input = Object.fromEntries(entriesOf(folder).map((entry) => [entry.replace(/\.js$/, ""), join(dist, entry)]));
  const bundle = await rolldown({ input, external: isExternal, platform: "neutral", treeshake: true });
  const chunkFileNames = "chunks/[name]-[hash].js";
  const { output } = await bundle.generate({ format, entryFileNames: "[name].js", chunkFileNames, comments });
  await bundle.close();
  return output.toSorted((a, b) => Number(a.isEntry) - Number(b.isEntry));
}

function placeAll(folder, chunks) {
  const names = new Set(chunks.map(({ fileName }) => fileName));
  for (const { fileName, code } of chunks) place(join(folder, fileName), code);
  for (const name of readdirSync(join(folder, "chunks")))
    if (!names.has(`chunks/${name}`)) rmSync(join(folder, "chunks", name));
}

/**
 * Bundles the output of tsc, which must be that of the sources as they are: ES modules, and CommonJS where the package
 * publishes chunks of it.
 */
export async function bundle(folder) {
  const { dist, aside } = folders(folder);
  unbundle(folder);
  const modules = await chunksOf(folder, "esm");
  const commonJs = filesOf(folder).includes("dist/cjs/chunks") ? await chunksOf(folder, "cjs") : [];
  for (const entry of entriesOf(folder)) cpSync(join(dist, entry), join(aside, entry));
  renameSync(join(dist, buildInfo), join(aside, buildInfo));
  placeAll(dist, modules);
  if (commonJs.length > 0) placeAll(join(dist, "cjs"), commonJs);
}
