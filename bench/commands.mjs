// The commands, in a process of their own: what they take beyond starting Node.
import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cpu } from "./cpu.mjs";

const program = new URL("../packages/cli/dist/main.js", import.meta.url).href;

/** The program runs when it is imported, so once in a process. */
async function sallyport(words, cwd) {
  process.chdir(cwd);
  process.argv.splice(2, Infinity, ...words);
  await import(program);
}

const manyResources = (n) =>
  JSON.stringify({
    sallyport: 1,
    self: ["https://api.example"],
    origins: { app: ["https://app.example"] },
    resources: Array.from({ length: n }, (_, index) => ({
      path: `/r${index}/:id`,
      share: { with: ["app"], methods: ["GET"], credentials: true },
    })),
  });

async function inFolder(files, run) {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-bench-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const tasks = {
  "sallyport check of 1,000 resources, ms": () =>
    inFolder({ "policy.json": manyResources(1_000) }, (folder) =>
      cpu(() => sallyport(["check", "policy.json"], folder)),
    ),
  "sallyport explain of one URL, ms": async () => {
    const server = createServer((request, response) => response.end("ok")).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${server.address().port}/`;
    const milliseconds = await cpu(() => sallyport(["explain", url, "--from", "https://app.example"], "."));
    server.close();
    server.closeAllConnections();
    return milliseconds;
  },
};

export const commandTasks = Object.keys(tasks);

/** In a process of its own. */
export const measure = ({ task }) => tasks[task]();
