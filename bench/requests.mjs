// CPU time a request. Each contender serves in a process of its own, and all of them take turns; this process asks.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { kinds, requestText } from "./chromium-requests.mjs";
import { ask, connect, first } from "./servers/connection.mjs";
import { pin } from "./servers/cores.mjs";
import { measureRows, takeTurns } from "./turns.mjs";

const program = fileURLToPath(new URL("servers/process.mjs", import.meta.url));
const measuredKinds = ["granted GET", "preflight", "refused POST"];

/** The frameworks by their modules, with the contenders of each. */
const frameworks = {
  "node:http": ["node-http", "bare", "by hand", "sallyport", "cors", "corser"],
  "Express 5": ["express", "bare", "by hand", "sallyport", "cors"],
  "Fastify 5": ["fastify", "bare", "by hand", "sallyport", "@fastify/cors"],
  "Koa 3": ["koa", "bare", "by hand", "sallyport", "@koa/cors"],
  "Hono 4": ["hono", "bare", "by hand", "sallyport", "hono/cors"],
  "Web handler": ["web", "bare", "by hand", "sallyport", "h3", "@elysiajs/cors"],
};

const connectionCount = 8;
/** V8 optimizes the last of the small functions after 10,000 requests: a server gets six kinds of this many. */
const warmUp = 4_000;

/** A contender's process; `ports` of its servers, by size. */
async function start(module, contender, sizes, other) {
  const child = fork(program, [module, contender, sizes.join(","), ...(other === undefined ? [] : [other])], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  pin(child.pid, 0);
  const [{ ports }] = await once(child, "message");
  const call = async (command, parameters) => {
    child.send({ command, ...parameters });
    return (await once(child, "message"))[0];
  };
  const stop = async () => {
    child.disconnect();
    await once(child, "exit");
  };
  return { call, stop, ports };
}

/** Warms up what a server does with a request. @returns its status, and a round of `count` requests: microseconds in all */
async function overSockets({ call, ports }, { n, text }) {
  const bytes = Buffer.from(text, "latin1");
  const connections = await connect(ports[n], connectionCount);
  const response = await first(connections[0], bytes);
  await ask(connections, bytes, warmUp, response.length);
  return {
    status: Number(response.slice(9, 12)),
    round: async (count) => {
      await call("begin");
      await ask(connections, bytes, count, response.length);
      return call("end");
    },
    close: () => connections.forEach((connection) => connection.destroy()),
  };
}

/** The same for a handler of Web requests. */
async function inHandler({ call }, { n, text }) {
  const { status } = await call("handle", { n, text, count: warmUp });
  return {
    status,
    round: async (count) => (await call("handle", { n, text, count })).micros,
    close: () => {},
  };
}

const rowName = (framework, n, kind) => `${framework}, ${n} origins, ${kind}`;

/** Every row of a framework. */
const rowsOf = (framework, sizes) =>
  sizes.flatMap((n) => measuredKinds.map((kind) => ({ name: rowName(framework, n, kind), n, kind })));

/** The contenders of a framework, by turns. */
async function measure({ framework, sizes, names, rounds, count, other }) {
  const [module, ...contenders] = frameworks[framework];
  const servers = contenders.map(async (name) => [name, await start(module, name, sizes)]);
  if (other !== undefined) servers.push((async () => ["other", await start(module, "sallyport", sizes, other)])());
  const started = await Promise.all(servers);
  const results = {};
  const rows = rowsOf(framework, sizes).filter(({ name }) => names.includes(name));
  const variants = new Map(rows.map(({ name }) => [name, {}]));
  // All kinds are warm before one is measured.
  const open = [];
  for (const { name, n, kind } of rows) {
    const text = requestText(kind, n);
    for (const [contender, server] of started) {
      const asked = await (module === "web" ? inHandler : overSockets)(server, { n, text });
      if (contender === "by hand" && asked.status !== kinds[kind].status)
        throw new Error(`${name}, by hand: ${asked.status}`);
      open.push(asked);
      variants.get(name)[contender] = { run: () => asked.round(count) };
    }
  }
  for (const { name } of rows) results[name] = await takeTurns(variants.get(name), { rounds, units: count });
  for (const { close } of open) close();
  for (const [, { stop }] of started) await stop();
  return results;
}

/** @returns rows of { name, base, figures } */
export async function requests({ quick, other, report, framework: only }) {
  pin(process.pid, 1);
  const sizes = quick ? [1, 10_000] : [1, 100, 10_000];
  const rows = [];
  for (const framework of Object.keys(frameworks).filter((name) => name.includes(only ?? "")))
    rows.push(
      ...(await measureRows({
        rows: rowsOf(framework, sizes).map(({ name }) => name),
        base: "by hand",
        processes: quick ? [3, 4] : [5, 12],
        measure: (names) =>
          measure({ framework, sizes, names, rounds: quick ? 10 : 30, count: quick ? 400 : 1_000, other }),
        report: (text) => report(`requests, ${framework}, ${text}`),
      })),
    );
  return rows;
}
