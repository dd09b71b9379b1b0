// npm runs this in the folder of the package that it packs. The package is built from the sources as they are, as ES modules
// and as CommonJS, without the output of ones that are gone, and carries the repository's licence; `sallyport` carries the
// README, too, and its ES modules are bundled, until postpack puts tsc's own output back. Each file is there whole at any
// moment, because tests may read while others pack.
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, unbundle } from "./bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = process.cwd();

const compiler = join(root, "node_modules/typescript/bin/tsc");
const forCommonJs = join(folder, "tsconfig.cjs.json");
unbundle(folder);
const projects = [folder, forCommonJs].filter((project) => existsSync(project));
const { status } = spawnSync(process.execPath, [compiler, "-b", ...projects], { stdio: ["ignore", 2, 2] });
if (status !== 0) process.exit(1);

// The compiler leaves the output of a source that was renamed or removed.
for (const file of readdirSync(join(folder, "dist"), { recursive: true })) {
  const source = file
    .replaceAll("\\", "/")
    .replace(/^cjs\//, "")
    .match(/^(.*)(?:\.d\.(c?ts)|\.(c?)js)$/);
  if (source !== null && !existsSync(join(folder, "src", `${source[1]}.${source[2] ?? `${source[3]}ts`}`)))
    rmSync(join(folder, "dist", file));
}

/** Puts a file in place whole. */
function place(file, write) {
  const half = join(folder, `.${file.replaceAll("/", ".")}.${String(process.pid)}`);
  write(half);
  renameSync(half, join(folder, file));
}

const { name, files, scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
for (const file of name === "sallyport" ? ["LICENSE", "README.md"] : ["LICENSE"])
  place(file, (half) => copyFileSync(join(root, file), half));
if (existsSync(forCommonJs)) {
  const manifest = JSON.stringify({ type: "commonjs", sideEffects: false });
  place("dist/cjs/package.json", (half) => writeFileSync(half, manifest));
  // What CommonJS cannot import, it requires: `required-NAME` in the place of `NAME`.
  for (const file of readdirSync(join(folder, "dist/cjs"), { recursive: true }))
    if (/(?:^|[\\/])required-[^\\/]*$/.test(file))
      place(`dist/cjs/${file.replaceAll("\\", "/").replace("required-", "")}`, (half) =>
        copyFileSync(join(folder, "dist/cjs", file), half),
      );
}

// The command prints the pages of codes; postpack takes the copy away again, because the repository has the pages.
if (files.includes("pages")) {
  for (const kind of ["problems", "reasons", "lints", "findings", "explanations"]) {
    mkdirSync(join(folder, "pages", kind), { recursive: true });
    for (const page of readdirSync(join(root, "docs", kind)).filter((file) => file !== "README.md"))
      copyFileSync(join(root, "docs", kind, page), join(folder, "pages", kind, page));
  }
}

if (scripts.postpack?.includes("unbundle")) await bundle(folder);
