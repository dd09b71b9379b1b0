// The packed package is built from the sources as they are, without the output of ones that are gone, and carries the
// repository's README and licence. Each file is there whole at any moment, because tests may read while others pack.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const core = join(root, "packages/core");

const compiler = join(root, "node_modules/typescript/bin/tsc");
const { status } = spawnSync(process.execPath, [compiler, "-b", core], { stdio: ["ignore", 2, 2] });
if (status !== 0) process.exit(1);

// The compiler leaves the output of a source that was renamed or removed.
for (const file of readdirSync(join(core, "dist"), { recursive: true })) {
  const source = /^(.*)(?:\.d\.ts|\.js)$/.exec(file)?.[1];
  if (source !== undefined && !existsSync(join(core, "src", `${source}.ts`))) rmSync(join(core, "dist", file));
}

for (const file of ["README.md", "LICENSE"]) {
  const half = join(core, `.${file}.${String(process.pid)}`);
  copyFileSync(join(root, file), half);
  renameSync(half, join(core, file));
}
