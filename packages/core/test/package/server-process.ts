import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { environment, type Project } from "@sallyport/testing/package";

export interface ServerProcess {
  readonly port: number;
  stop(): Promise<void>;
}

const longest = 60_000;

/** Runs a program that prints the port of its server as its first line. */
export async function startServer(project: Project, file: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [file], {
    cwd: project.folder,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: longest,
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const line = new Promise<string>((resolve) => createInterface(child.stdout).once("line", resolve));
  const port = await Promise.race([line, ended.then(() => Promise.reject(new Error(`${file} ended: ${errors}`)))]);
  return {
    port: Number(port),
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
