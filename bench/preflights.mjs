// node bench/preflights.mjs: what a preflight costs in each engine that is installed, and what max-age saves.
// Writes the table of docs/guide/preflights.md.
import { readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import { engineNames, findEngine, launchEngine } from "@sallyport/testing/engines";
import { preflightCases } from "./preflight-cases.mjs";

const help = `node bench/preflights.mjs [--delay 100] [--trials 9] [--print]

Measures preflights in Chromium, Firefox and WebKit, and writes the table of docs/guide/preflights.md.

  --delay MS   how long the server waits before each response, in place of a round trip (100)
  --trials N   measurements of each case; the median counts (9)
  --print      prints the table and writes nothing`;

const page = fileURLToPath(new URL("../docs/guide/preflights.md", import.meta.url));
const titles = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKit" };

/** A server for the page and for the API, which notes the methods that arrive by trial. */
async function startServer(delay) {
  const arrived = new Map();
  const server = http.createServer((request, response) => {
    if (request.headers.host?.startsWith("app.")) {
      response.setHeader("content-type", "text/html");
      return void response.end('<!doctype html><link rel="icon" href="data:,"><title>page</title>');
    }
    const [, maxAge, listed, trial] = request.url.split("/");
    arrived.set(trial, [...(arrived.get(trial) ?? []), request.method]);
    response.setHeader("access-control-allow-origin", request.headers.origin ?? "");
    response.setHeader("access-control-allow-credentials", "true");
    response.setHeader("cache-control", "no-store");
    if (request.method === "OPTIONS") {
      const asked = request.headers["access-control-request-headers"] ?? "";
      response.setHeader("access-control-allow-methods", "PUT, DELETE");
      response.setHeader("access-control-allow-headers", listed === "all" ? "x-one, x-two" : asked);
      if (maxAge !== "none") response.setHeader("access-control-max-age", maxAge);
    }
    request.resume();
    globalThis.setTimeout(() => response.end(request.method === "OPTIONS" ? undefined : "done"), delay);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: server.address().port, arrived };
}

/** Runs in the page: sends the requests one after another, and gives the milliseconds of the last. */
const timeLast = async (requests) => {
  let milliseconds = 0;
  for (const { url, init, waitMs = 0 } of requests) {
    await new Promise((resolve) => globalThis.setTimeout(resolve, waitMs));
    const start = performance.now();
    await (await fetch(url, init)).text();
    milliseconds = performance.now() - start;
  }
  return milliseconds;
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** @returns { milliseconds, preflights } of the last request of the case */
async function measureCase(tab, served, { at, requests, trials }, { name, most }) {
  const times = [];
  let preflights = 0;
  for (let trial = 0; trial < (trials ?? most); trial++) {
    const id = `${name}-${served.arrived.size}`;
    const base = `http://api.localhost:${served.port}/${at}/${id}`;
    const sent = requests.map(({ path, ...rest }) => ({ url: `${base}/${path}`, ...rest }));
    times.push(await tab.evaluate(`return await (${timeLast.toString()})(${JSON.stringify(sent)});`, 30_000));
    const methods = served.arrived.get(id);
    const before = requests.length === 1 ? 0 : 1 + methods.findIndex((method) => method !== "OPTIONS");
    preflights = methods.slice(before).filter((method) => method === "OPTIONS").length;
  }
  return { milliseconds: median(times), preflights };
}

async function measureEngine(name, served, most) {
  const engine = await launchEngine(name);
  try {
    const tab = await engine.newPage();
    await tab.goto(`http://app.localhost:${served.port}/`);
    await measureCase(tab, served, { ...preflightCases[1], trials: 3 }, { name: `${name}-warm`, most }); // opens connections
    const rows = [];
    for (const one of preflightCases) rows.push(await measureCase(tab, served, one, { name, most }));
    return { title: `${titles[name]} ${engine.version}`, rows };
  } finally {
    await engine.close();
  }
}

function tableOf(measured) {
  const cell = ({ milliseconds, preflights }) =>
    `${Math.round(milliseconds)} ms, ${preflights === 0 ? "no" : preflights} preflight`;
  const lines = preflightCases.map(({ name }, at) => [name, ...measured.map(({ rows }) => cell(rows[at]))]);
  const head = ["Request", ...measured.map(({ title }) => title)];
  return [head, head.map(() => "---"), ...lines].map((line) => `| ${line.join(" | ")} |`).join("\n");
}

async function write(table, delay) {
  const words = `Each response takes ${delay} ms.`;
  const text = readFileSync(page, "utf8").replace(
    /(<!-- measured: preflights -->\n).*?(<!-- end -->)/s,
    (_, start, end) => `${start}\n${words}\n\n${table}\n\n${end}`,
  );
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), parser: "markdown" }));
}

async function main() {
  const options = { delay: { type: "string", default: "100" }, trials: { type: "string", default: "9" } };
  const flags = { print: { type: "boolean" }, help: { type: "boolean" } };
  const { values } = parseArgs({ options: { ...options, ...flags } });
  if (values.help) return void console.log(help);
  const served = await startServer(Number(values.delay));
  const measured = [];
  try {
    for (const name of engineNames.filter((one) => "path" in findEngine(one))) {
      console.error(`measuring ${titles[name]} ...`);
      measured.push(await measureEngine(name, served, Number(values.trials)));
    }
  } finally {
    served.server.closeAllConnections();
    served.server.close();
  }
  const table = tableOf(measured);
  console.log(table);
  if (!values.print) await write(table, values.delay);
}

await main();
