// Builds the site into apps/site/dist: VitePress, and the element that others embed. With --if-stale only where a file
// that it is made of has changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const dist = `${root}apps/site/dist`;
const stamp = `${dist}/built-from.txt`;
const lock = `${root}node_modules/.cache/sallyport-site-lock`;

const inputs = [
  ...["docs", "apps/site", "packages/core/src", "packages/browser/src", "scripts/package-metadata.json"],
  ...["SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md", "package-lock.json"],
];

const ignored = new Set(["node_modules", "dist", "test", "pictures"]);

function* filesIn(path) {
  if (!statSync(root + path).isDirectory()) return yield path;
  for (const name of readdirSync(root + path).toSorted()) if (!ignored.has(name)) yield* filesIn(`${path}/${name}`);
}

function keyOfInputs() {
  const hash = createHash("sha256").update(process.env.SITE_BASE ?? "/");
  for (const input of inputs) for (const file of filesIn(input)) hash.update(file).update(readFileSync(root + file));
  return hash.digest("hex");
}

/** Two test files may need the site at once: one builds, the other waits. A lock that is older was left behind. */
async function locked(run) {
  mkdirSync(`${root}node_modules/.cache`, { recursive: true });
  const oldest = Date.now() - 10 * 60_000;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (existsSync(lock) && statSync(lock).mtimeMs < oldest) rmSync(lock, { recursive: true, force: true });
      await setTimeout(500);
    }
  }
  try {
    return run();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

const vitepress = `${root}node_modules/vitepress`;

/** VitePress has a Vite of its own where the workspace has another. */
const vite = [`${vitepress}/node_modules/vite`, `${root}node_modules/vite`].find((folder) => existsSync(folder));

function build(key) {
  const commands = [
    [`${vitepress}/bin/vitepress.js`, "build", "apps/site"],
    [`${vite}/bin/vite.js`, "build", "--config", "apps/site/vite.element.ts", "--logLevel", "warn"],
  ];
  for (const command of commands) {
    const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });
    if (status !== 0) return status ?? 1;
  }
  writeFileSync(stamp, key);
  return 0;
}

process.exitCode = await locked(() => {
  const key = keyOfInputs();
  const isFresh = existsSync(stamp) && readFileSync(stamp, "utf8") === key;
  if (isFresh && process.argv.includes("--if-stale")) return 0;
  console.log("Building the site ...");
  return build(key);
});
