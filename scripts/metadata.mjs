// Writes what the published packages say of themselves, from package-metadata.json; what is empty there is left out. An
// entry of `exports` that names its source gets the files that are built from it, for ES modules and for CommonJS.
// With --check it writes nothing and exits with 1 where something is stale.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

const readJson = (path) => JSON.parse(readFileSync(`${root}${path}`, "utf8"));

export const metadata = () => readJson("scripts/package-metadata.json");

/** The folders below packages/ whose packages are published. */
export const published = () =>
  readdirSync(`${root}packages`).filter((folder) => readJson(`packages/${folder}/package.json`).private !== true);

const own = ["license", "keywords", "repository", "homepage", "bugs"];

/** The fields of one package, in their order. */
function fieldsOf(folder, { license, keywords, ownKeywords, repository, homepage, bugs }) {
  const fields = {
    license,
    keywords: [...keywords, ...(ownKeywords[folder] ?? [])],
    repository: repository === "" ? "" : { type: "git", url: repository, directory: `packages/${folder}` },
    homepage,
    bugs,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.length !== 0));
}

const sourceOf = (target) => target["@sallyport/source"];

/** The file that is built from a source. */
const built = (source, folder, extension) => source.replace("./src/", `./${folder}/`).replace(/\.ts$/, extension);

/**
 * Node resolves `module-sync` for `import` and `require` alike, and so loads one copy; whatever doesn't know it (Jest,
 * TypeScript, bundlers) takes `require` for CommonJS.
 */
const conditionsOf = (source) => ({
  "@sallyport/source": source,
  "module-sync": built(source, "dist", ".js"),
  require: { types: built(source, "dist/cjs", ".d.ts"), default: built(source, "dist/cjs", ".js") },
  types: built(source, "dist", ".d.ts"),
  default: built(source, "dist", ".js"),
});

/** The fields by which an entry is found; the last two are for the resolution of Node 10, which knows no `exports`. */
function entriesOf(exports) {
  const sources = Object.entries(exports).filter(([, target]) => sourceOf(target) !== undefined);
  if (sources.length === 0) return { exports };
  const [main] = sources.filter(([path]) => path === ".").map(([, target]) => sourceOf(target));
  const deeper = sources.filter(([path]) => path !== ".");
  const types = deeper.map(([path, target]) => [path.slice(2), [built(sourceOf(target), "dist/cjs", ".d.ts")]]);
  const all = Object.entries(exports).map(([path, target]) => {
    const source = sourceOf(target);
    return [path, source === undefined ? target : conditionsOf(source)];
  });
  return {
    exports: Object.fromEntries(all),
    main: built(main, "dist/cjs", ".js"),
    types: built(main, "dist/cjs", ".d.ts"),
    typesVersions: { "*": Object.fromEntries(types) },
  };
}

const found = ["main", "types", "typesVersions"];

/** The package.json of a folder below packages/, as text. */
export function withMetadata(folder, manifest, values = metadata()) {
  const entries = Object.entries(manifest)
    .filter(([key]) => !own.includes(key) && !found.includes(key))
    .flatMap(([key, value]) => (key === "exports" ? Object.entries(entriesOf(value)) : [[key, value]]));
  const after = entries.findIndex(([key]) => key === "description") + 1;
  const all = [...entries.slice(0, after), ...Object.entries(fieldsOf(folder, values)), ...entries.slice(after)];
  return `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`;
}

function main(parameters) {
  const unknown = parameters.filter((one) => one !== "--check");
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(" ")}. Usage: node scripts/metadata.mjs [--check]`);
    return 2;
  }
  const paths = published().map((folder) => [folder, `packages/${folder}/package.json`]);
  const stale = paths.filter(
    ([folder, path]) => withMetadata(folder, readJson(path)) !== readFileSync(`${root}${path}`, "utf8"),
  );
  for (const [folder, path] of stale) {
    if (parameters.includes("--check")) console.error(`${path} is stale. Run npm run generate.`);
    else {
      writeFileSync(`${root}${path}`, withMetadata(folder, readJson(path)));
      console.log(`wrote ${path}`);
    }
  }
  return parameters.includes("--check") ? Math.min(1, stale.length) : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));
