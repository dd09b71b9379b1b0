import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { root } from "@sallyport/testing/root";

/** A server that runs in a process of its own, until it is stopped. */
export interface Running {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const done = (open: boolean) => (): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once("connect", done(true)).once("error", done(false));
  });

const longest = 60_000;
const pause = 50;

/** Where a server's files stand; what was there before is removed. */
export function folderOf(name: string): string {
  const folder = join(root, ".tmp/servers", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Whether a command is there, and works. */
export const works = (command: string, parameters: readonly string[]): boolean =>
  spawnSync(command, parameters, { stdio: "ignore", timeout: 30_000 }).status === 0;

/** Starts a server, and waits until its port is open. */
export async function startProcess(
  command: string,
  parameters: readonly string[],
  port: number,
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Running> {
  const child = spawn(command, parameters, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    // A server's own children end with it.
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data: Buffer) => {
      said += data.toString();
    });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const ended = once(child, "exit");
    process.kill(-child.pid, "SIGKILL");
    await ended;
  };
  child.on("error", (error) => {
    said += error.message;
  });
  const end = Date.now() + longest;
  while (!(await isOpen(port))) {
    if (child.exitCode !== null || child.pid === undefined || Date.now() >= end) {
      await stop();
      throw new Error(`${command} did not start: ${said.slice(-2000)}`);
    }
    await wait(pause);
  }
  return { port, stop };
}
