import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const bin = fileURLToPath(new URL("../../bin/sallyport.mjs", import.meta.url));
const built = existsSync(fileURLToPath(new URL("../../dist/explain/explain-command.js", import.meta.url)));

test.skipIf(!built)("the installed command explains a message, and shows its help", () => {
  const spawn = (...args: string[]): { stdout: string; status: number | null } =>
    spawnSync(process.execPath, [bin, "explain", ...args], { encoding: "utf8", timeout: 30_000 });
  const help = spawn("--help");
  expect([help.status, help.stdout]).toEqual([0, expect.stringContaining("Usage: sallyport explain [options] [url]")]);
  const message = "Redirect is not allowed for a preflight request.";
  expect(spawn("--message", message)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining("preflight-redirect") as string,
  });
});
