// node bench/pair.mjs --other DIR: this checkout and another one, both built, by turns in one run. A connection in memory
// hands the bytes to Node's own HTTP server, so that the kernel's part, which varies most, is left out. The figure is the
// median of the ratios of CPU time, round by round, with its quartiles.
import { fork } from "node:child_process";
import { pathToFileURL, fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const help = `node bench/pair.mjs --other DIR [--processes 12] [--rounds 20] [--requests 2000] [--origins 1] [--json]

Measures this checkout beside another one: node:http and Express, by turns, in one run. Build both first (npm run build).

  --other DIR   the other checkout, such as a git worktree of an earlier commit
  --processes N pairs of processes, one after the other (12): a process keeps the luck of its start
  --rounds N    rounds of each variant in each pair (20)
  --requests N  requests a round (2000)
  --origins N   origins in the policy (1)
  --only NAME   "node:http" or "Express 5"
  --json        the figures as JSON`;

const here = fileURLToPath(new URL("..", import.meta.url));

async function listenerOf(root, framework, n) {
  const load = (path) => import(pathToFileURL(`${root}/packages/core/dist/${path}`).href);
  const { definePolicy } = await load("index.js");
  const { document } = await import("./policy.mjs");
  const { guard } = await load(framework === "node:http" ? "adapters/node.js" : "adapters/express.js");
  const policy = definePolicy(document(n));
  if (framework === "node:http")
    return guard(policy, (request, response) => {
      response.setHeader("content-type", "text/plain");
      response.end("ok");
    });
  const { default: express } = await import("express");
  const app = express();
  app.disable("etag");
  app.use(guard(policy));
  app.all("/data", (request, response) => response.type("text/plain").end("ok"));
  return app;
}

/** As a child: one server of one checkout, which is sent requests and tells the CPU time of a round. */
async function serve(root, framework, n) {
  const { createServer } = await import("node:http");
  const { duplexPair } = await import("node:stream");
  const server = createServer(await listenerOf(root, framework, n));
  const [client, connection] = duplexPair();
  server.emit("connection", connection);
  process.on("message", async ({ bytes, marker, requests }) => {
    const before = process.cpuUsage();
    await send(client, bytes, requests, marker);
    const { user, system } = process.cpuUsage(before);
    process.send({ cpu: user + system });
  });
  process.on("disconnect", () => process.exit(0));
  process.send("ready");
}

const once = (child) => new Promise((resolve) => child.once("message", resolve));

/** Sends requests one after the other over one connection; a response ends with the marker. */
function send(connection, bytes, count, marker) {
  return new Promise((resolve) => {
    let left = count;
    let text = "";
    connection.on("data", (chunk) => {
      text += chunk;
      if (!text.endsWith(marker)) return;
      text = "";
      // Not at once: the server has yet to finish this response.
      if (--left > 0) return void Promise.resolve().then(() => connection.write(bytes));
      connection.removeAllListeners("data");
      resolve();
    });
    connection.write(bytes);
  });
}

async function start(root, framework, n) {
  const child = fork(fileURLToPath(import.meta.url), [], {
    env: { ...process.env, SALLYPORT_PAIR: JSON.stringify([root, framework, n]) },
  });
  await once(child);
  return child;
}

async function round(child, [bytes, marker], requests) {
  child.send({ bytes, marker, requests });
  return (await once(child)).cpu;
}

const median = (values, at = 0.5) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * at)];

/** Rounds of one pair of processes, by turns. */
async function measure(pair, exchange, { rounds, requests }, { ratios, micros }) {
  for (const one of pair) await round(one, exchange, requests * 5);
  for (let index = 0; index < rounds; index++) {
    const spent = [0, 0];
    // Whoever comes second finds other caches: each order once.
    for (const at of [0, 1, 1, 0]) spent[at] += await round(pair[at], exchange, requests / 2);
    ratios.push(spent[0] / spent[1]);
    micros.push(spent[0] / requests);
  }
}

async function main() {
  const { values } = parseArgs({
    options: {
      other: { type: "string" },
      processes: { type: "string", default: "12" },
      rounds: { type: "string", default: "20" },
      requests: { type: "string", default: "2000" },
      origins: { type: "string", default: "1" },
      only: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help || values.other === undefined) {
    console.log(help);
    process.exit(values.help ? 0 : 2);
  }
  const { asking } = await import("./policy.mjs");
  const {
    processes,
    rounds,
    requests,
    origins: n,
  } = Object.fromEntries(["processes", "rounds", "requests", "origins"].map((name) => [name, Number(values[name])]));
  const fields = (origin) =>
    `Host: 127.0.0.1\r\nOrigin: ${origin}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\nUser-Agent: bench\r\nAccept: */*\r\n\r\n`;
  const exchanges = {
    "granted GET": [`GET /data HTTP/1.1\r\n${fields(asking(n))}`, "\r\n\r\nok"],
    "refused POST": [`POST /data HTTP/1.1\r\nContent-Length: 0\r\n${fields("https://evil.example")}`, '"}'],
  };
  const rows = [];
  for (const framework of values.only === undefined ? ["node:http", "Express 5"] : [values.only]) {
    const measured = Object.keys(exchanges).map((name) => ({ framework, name, ratios: [], micros: [] }));
    for (let index = 0; index < processes; index++) {
      const pair = [await start(here, framework, n), await start(values.other, framework, n)];
      for (const row of measured) await measure(pair, exchanges[row.name], { rounds, requests }, row);
      for (const child of pair) child.disconnect();
    }
    for (const { ratios, micros, ...row } of measured)
      rows.push({
        ...row,
        micros: median(micros),
        ratio: median(ratios),
        quartiles: [median(ratios, 0.25), median(ratios, 0.75)],
      });
  }
  if (values.json) console.log(JSON.stringify(rows, undefined, 2));
  else
    for (const { framework, name, micros, ratio, quartiles } of rows)
      console.log(
        `${framework.padEnd(10)} ${name.padEnd(13)} ${micros.toFixed(1)} µs, ${ratio.toFixed(3)} of the other (quartiles ${quartiles.map((one) => one.toFixed(3)).join(" to ")})`,
      );
}

if (process.env.SALLYPORT_PAIR === undefined) await main();
else await serve(...JSON.parse(process.env.SALLYPORT_PAIR));
