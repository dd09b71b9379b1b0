// CPU time a request. Each contender serves in a process of its own, and all of them take turns.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { kinds, requestText } from "./chromium-requests.mjs";
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

async function start(module, contender, sizes, other) {
  const child = fork(program, [module, contender, sizes.join(","), ...(other === undefined ? [] : [other])], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(child, "message");
  const call = async (command, parameters) => {
    child.send({ command, ...parameters });
    return (await once(child, "message"))[0];
  };
  const stop = async () => {
    child.disconnect();
    await once(child, "exit");
  };
  return { call, stop };
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
  for (const { name, n, kind } of rows) {
    const text = requestText(kind, n);
    for (const [contender, { call }] of started) {
      const response = await call("first", { n, text });
      if (contender === "by hand" && Number(response.slice(9, 12)) !== kinds[kind].status) throw new Error(response);
      variants.get(name)[contender] = { run: () => call("round", { n, text, count, length: response.length }) };
    }
  }
  for (const { name } of rows) results[name] = await takeTurns(variants.get(name), { rounds, units: count });
  for (const [, { stop }] of started) await stop();
  return results;
}

/** @returns rows of { name, base, figures } */
export async function requests({ quick, other, report, framework: only }) {
  const sizes = quick ? [1, 10_000] : [1, 100, 10_000];
  const rows = [];
  for (const framework of Object.keys(frameworks).filter((name) => name.includes(only ?? "")))
    rows.push(
      ...(await measureRows({
        rows: rowsOf(framework, sizes).map(({ name }) => name),
        base: "by hand",
        processes: quick ? [3, 4] : [5, 12],
        measure: (names) =>
          measure({ framework, sizes, names, rounds: quick ? 10 : 25, count: quick ? 120 : 200, other }),
        report: (text) => report(`requests, ${framework}, ${text}`),
      })),
    );
  return rows;
}
