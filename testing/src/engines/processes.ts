import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { bounded, closeMs } from "./time-limits.ts";
import { onProcessEnd } from "./process-end.ts";

/** Ends a process that leads its own group, and the group. */
export function endTree(pid: number, signal: NodeJS.Signals = "SIGKILL"): void {
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    return; // it has gone already
  }
}

export interface Owned {
  readonly child: ChildProcess;
  /** The first line that the process writes to descriptor 3. */
  readonly line: Promise<string>;
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a program as the leader of its own group; what is left of the group goes when the leader goes. */
export async function startOwned(path: string, args: string[], env: NodeJS.ProcessEnv): Promise<Owned> {
  const child = spawn(path, args, { detached: true, stdio: ["ignore", "ignore", "ignore", "pipe"], env });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const line = new Promise<string>((resolve, reject) => {
    child.stdio[3]?.once("data", (data: Buffer) => resolve(data.toString("utf8").trim()));
    child.once("exit", (code) => reject(new Error(`${path} exited with ${String(code)}`)));
  });
  line.catch(() => undefined);
  await new Promise((resolve, reject) => child.once("spawn", resolve).once("error", reject));
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${path} has no process id`);
  const forget = onProcessEnd(() => endTree(pid));
  child.once("exit", () => {
    endTree(pid);
    forget();
  });
  return { child, line, end: (signal) => end(child, pid, exited, signal ?? "SIGKILL") };
}

async function end(child: ChildProcess, pid: number, exited: Promise<void>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  endTree(pid, signal);
  const gone = bounded(exited, closeMs / 4, `process ${pid}`);
  await gone.catch(async () => {
    endTree(pid);
    await bounded(exited, closeMs / 4, `process ${pid}`);
  });
}
