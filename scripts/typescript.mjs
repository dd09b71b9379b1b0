// Runs the `main` of a TypeScript module of the tests, from the sources and without a build.
import { mkdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { root } from "./setup.mjs";

/**
 * Bundles a module, packages excepted, and calls its `main` with the words of the command line.
 * @param words of the command line; by default those of this process
 * @param workspace such as `packages/cli/`, where the module reads its files
 * @returns what `main` resolves to: the exit status
 */
export async function runTypeScript(path, words = process.argv.slice(2), workspace = "") {
  const bundle = await rolldown({
    input: `${root}${path}`,
    platform: "node",
    external: (id) => !/^[./\0]/.test(id),
    resolve: { conditionNames: ["@sallyport/source", "node", "import"] },
  });
  const folder = `${root}${workspace}.tmp`;
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${path.replaceAll("/", "-").replace(/\.ts$/, ".mjs")}`;
  await bundle.write({ file, codeSplitting: false });
  await bundle.close();
  const { main } = await import(pathToFileURL(file).href);
  return main(words);
}
