import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

interface Process {
  pid: number;
  parent: number;
  state: string;
}

function listed(): Process[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat="], { encoding: "utf8" });
  return table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, state]) => ({ pid: Number(pid), parent: Number(parent), state: state ?? "" }))
    .filter(({ state }) => !state.startsWith("Z"));
}

function descendants(of: number, processes: Process[]): number[] {
  const children = processes.filter(({ parent }) => parent === of).map(({ pid }) => pid);
  return children.flatMap((pid) => [pid, ...descendants(pid, processes)]);
}

/** Crash reporters leave their parent, but keep the environment that they were started with. */
function marked(mark: string): number[] {
  if (process.platform !== "linux") return [];
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => environment(pid).includes(mark)).map(Number);
}

function environment(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    return ""; // it has ended meanwhile
  }
}

/** The processes that this one started, however far down, and those whose environment has the mark. */
export function startedHere(mark: string): number[] {
  return [...new Set([...descendants(process.pid, listed()), ...marked(mark)])];
}

export function stillAlive(pids: readonly number[]): number[] {
  const alive = new Set(listed().map(({ pid }) => pid));
  return pids.filter((pid) => alive.has(pid));
}
