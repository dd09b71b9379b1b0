// Writes what the published packages say of themselves, from package-metadata.json; what is empty there is left out.
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

/** The package.json of a folder below packages/, as text. */
export function withMetadata(folder, manifest, values = metadata()) {
  const entries = Object.entries(manifest).filter(([key]) => !own.includes(key));
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
