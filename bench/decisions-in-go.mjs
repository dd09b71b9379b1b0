// Nanoseconds a decision of Go's middleware, for comparison, where a Go toolchain is on the machine. Its files are in
// go/, which is part of no package.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "./statistics.mjs";

const folder = fileURLToPath(new URL("go/", import.meta.url));

const go = (...words) => spawnSync("go", words, { cwd: folder, encoding: "utf8", timeout: 300_000 });

/** @returns { rows } of { name, nanoseconds }, or { skipped } with the reason */
export function goDecisions({ quick, report }) {
  const version = go("version");
  if (version.status !== 0) return { skipped: "no Go toolchain on this machine" };
  report("decide, the peers in Go");
  const run = go(
    "test",
    "-run",
    "^$",
    "-bench",
    ".",
    "-count",
    quick ? "3" : "9",
    "-benchtime",
    quick ? "50ms" : "300ms",
  );
  if (run.status !== 0) return { skipped: `go test failed: ${(run.stderr || run.stdout).trim().split("\n").at(-1)}` };
  const times = new Map();
  for (const [, name, nanoseconds] of run.stdout.matchAll(/^BenchmarkGo\/(\S+?)(?:-\d+)?\s+.*?([\d.]+) cpu-ns\/op/gm)) {
    const title = name.replaceAll("_", " ");
    times.set(title, [...(times.get(title) ?? []), Number(nanoseconds)]);
  }
  return {
    version: version.stdout.trim(),
    rows: [...times].map(([name, values]) => ({ name, nanoseconds: median(values) })),
  };
}
