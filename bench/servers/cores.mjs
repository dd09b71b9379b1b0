// Servers run on one core and whoever asks them on another, where the system can do that.
import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

/** Keeps a process, with all of its threads, on a core. @returns whether the system has done it */
export const pin = (pid, core) =>
  availableParallelism() > 1 &&
  spawnSync("taskset", ["-acp", String(core), String(pid)], { stdio: "ignore" }).status === 0;
