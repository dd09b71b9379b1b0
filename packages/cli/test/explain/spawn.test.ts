import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const bin = fileURLToPath(new URL("../../bin/sallyport.mjs", import.meta.url));

test("the installed command explains a message, and shows its help", () => {
  const run = (...args: string[]): { stdout: string; status: number | null } =>
    spawnSync(process.execPath, [bin, "explain", ...args], { encoding: "utf8", timeout: 30_000 });
  const help = run("--help");
  expect([help.status, help.stdout]).toEqual([0, expect.stringContaining("Usage: sallyport explain [options] [url]")]);
  const message = "Redirect is not allowed for a preflight request.";
  expect(run("--message", message)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining("preflight-redirect") as string,
  });
});

test.each(["stdout", "stderr"] as const)("it ends in silence where nobody reads its %s any more", async (stream) => {
  const args = stream === "stdout" ? ["explain", "--help"] : ["no-such-command"];
  const child = spawn(process.execPath, [bin, ...args], { stdio: "pipe", timeout: 30_000 });
  child[stream].destroy();
  let printed = "";
  for (const open of [child.stdout, child.stderr]) open.on("data", (data: Buffer) => (printed += data.toString()));
  const [status] = (await once(child, "exit")) as [number | null];
  expect([printed, status]).toEqual(["", stream === "stdout" ? 0 : 2]);
});
