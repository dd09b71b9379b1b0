// npm start: sets up, builds the site where it is stale, serves it, and serves the stories. Options go to the lab.
import { createServer } from "node:http";
import { root, run } from "./setup.mjs";

/** The first port that is tried, and how many more are. */
const firstPort = 4173;
const tries = 20;

function listen(server, port) {
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => resolve(true));
  });
}

/** A site that cannot be built is no reason not to serve the stories. */
async function serveDocuments() {
  if (run(process.execPath, [`${root}apps/site/scripts/build.mjs`, "--if-stale"]) !== 0) return undefined;
  const { serveSite, siteFolder } = await import("../apps/site/dist/serve.js");
  for (let port = firstPort; port < firstPort + tries; port++) {
    const server = createServer(serveSite(siteFolder));
    if (!(await listen(server, port))) continue;
    const close = () => {
      server.close();
      server.closeAllConnections();
    };
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, close);
    console.log(`\n  Documentation, playground and policy editor: http://localhost:${port}/`);
    return close;
  }
  return undefined;
}

const parameters = process.argv.slice(2);
const isShort = parameters.includes("--help") || parameters.includes("--specimens");
const close = isShort ? undefined : await serveDocuments();
await import("../apps/lab/dist/main.js");
// It has not started: nothing keeps running.
if (process.exitCode !== undefined && process.exitCode !== 0) close?.();
