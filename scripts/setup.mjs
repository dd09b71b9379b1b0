// Installs and builds what is missing or stale, and does nothing when all is in place.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { unbundle } from "./bundle.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs a command in the repository's root; ends the process with its status where it fails. */
export function run(command, parameters, options = {}) {
  const windows = process.platform === "win32";
  const { status, error } = spawnSync(command, parameters, { cwd: root, stdio: "inherit", shell: windows, ...options });
  if (error !== undefined) console.error(`${command}: ${error.message}`);
  return error === undefined && status !== null ? status : 1;
}

const required = (command, parameters) => {
  const status = run(command, parameters);
  if (status !== 0) process.exit(status);
};

export const bin = (name) => `${root}node_modules/.bin/${name}`;

function install() {
  const stamp = `${root}node_modules/.sallyport/installed`;
  const wanted = createHash("sha256")
    .update(readFileSync(`${root}package-lock.json`))
    .update(process.version.split(".")[0])
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing dependencies (npm ci) ...");
  required("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
  mkdirSync(`${root}node_modules/.sallyport`, { recursive: true });
  writeFileSync(stamp, wanted);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old: this needs 20.19 or later.`);
  process.exit(1);
}
install();
for (const name of ["core", "browser", "cli"]) unbundle(`${root}packages/${name}`);
required(bin("tsc"), ["-b"]);
