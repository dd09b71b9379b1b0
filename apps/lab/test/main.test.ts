import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { ask } from "./ask.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const main = `${root}apps/lab/dist/main.js`;

let lab: ChildProcess | undefined;
let output = "";

beforeAll(() => {
  const tsc = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-b", "apps/lab"], { cwd: root });
  expect(tsc.status, String(tsc.stdout)).toBe(0);
});

afterEach(() => {
  if (lab?.exitCode === null) lab.kill("SIGKILL");
  lab = undefined;
});

/** Starts it as `npm start` does, and waits for the address. */
async function start(...parameters: string[]): Promise<URL> {
  output = "";
  lab = spawn(process.execPath, [main, "--port", "0", ...parameters], { stdio: ["ignore", "pipe", "inherit"] });
  lab.stdout?.on("data", (data) => void (output += String(data)));
  await vi.waitFor(() => expect(output).toContain("Press Ctrl-C to stop."), 10_000);
  return new URL(/http:\/\/\S+/.exec(output)?.[0] ?? "");
}

test("names the address, says that it is this machine's alone, and prints each attempt", async () => {
  const url = await start();
  expect(url.hostname).toBe("lab.localhost");
  expect(output).toContain("loopback addresses only");
  const { status, body } = await ask(url, "/stories/bank/attempts/read", { method: "POST" });
  expect([status, body]).toEqual([303, ""]);
  await vi.waitFor(() => expect(output).toContain("bank/read under none"), 5000);
});

test("says that the port is taken, and uses another", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const url = await start("--port", String(port));
  other.close();
  expect(output).toContain(`Port ${port} is taken`);
  expect(url.port).not.toBe(String(port));
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends it", async (signal) => {
  const url = await start();
  lab?.kill(signal);
  expect(await once(lab!, "exit")).toEqual([0, null]);
  await expect(ask(url, "/")).rejects.toThrow();
});

test.each([
  { desc: "--help", parameters: ["--help"], status: 0, out: /^Usage: npm start/, err: /^$/ },
  { desc: "an unknown option", parameters: ["--gates"], status: 2, out: /^$/, err: /--gates[^]*Usage: npm start/ },
  { desc: "an argument", parameters: ["bank"], status: 2, out: /^$/, err: /bank[^]*Usage/ },
  { desc: "a port that is none", parameters: ["--port", "80a"], status: 2, out: /^$/, err: /--port .*"80a"[^]*Usage/ },
  { desc: "a port too large", parameters: ["--port", "65531"], status: 2, out: /^$/, err: /0 to 65530/ },
  { desc: "a port left out", parameters: ["--port"], status: 2, out: /^$/, err: /--port/ },
])("$desc: status $status", ({ parameters, status, out, err }) => {
  const run = spawnSync(process.execPath, [main, ...parameters], { encoding: "utf8", timeout: 10_000 });
  expect(run.status).toBe(status);
  expect(run.stdout).toMatch(out);
  expect(run.stderr).toMatch(err);
});
