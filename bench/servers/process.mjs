// A process with servers of one contender: process.mjs FRAMEWORK CONTENDER SIZES [OTHER]. It says the CPU time that it takes
// from one message to another. Handlers of Web requests have no server: they are called here.
import { once } from "node:events";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { webRequest } from "./connection.mjs";

const [framework, contender, sizes, other] = process.argv.slice(2);

/** The package of this checkout, or of another one. */
async function load(adapter, policyDocument) {
  const at = (path) => pathToFileURL(`${other}/packages/core/dist/${path}`).href;
  const { definePolicy } = await (other === undefined ? import("sallyport") : import(at("index.js")));
  const { guard } = await (other === undefined ? import(`sallyport/${adapter}`) : import(at(`adapters/${adapter}.js`)));
  return { policy: definePolicy(policyDocument), guard };
}

async function listening(handler) {
  const server = createServer({ keepAliveTimeout: 0 }, handler).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server.address().port;
}

const { contenders, isWeb = false } = await import(new URL(`${framework}.mjs`, import.meta.url).href);
const handlers = {};
const ports = {};
for (const n of sizes.split(",")) {
  handlers[n] = await contenders[contender](Number(n), load);
  if (!isWeb) ports[n] = await listening(handlers[n]);
}

let begun;
const commands = {
  begin: () => {
    begun = process.cpuUsage();
  },
  end: () => {
    const { user, system } = process.cpuUsage(begun);
    return user + system;
  },
  /** Has so many Web requests handled. @returns the status and the CPU time */
  handle: async ({ n, text, count }) => {
    const bytes = Buffer.from(text, "latin1");
    const requests = Array.from({ length: count }, () => webRequest(bytes));
    let status;
    begin();
    for (const request of requests) ({ status } = await handlers[n](request));
    return { status, micros: end() };
  },
};
const { begin, end } = commands;

// What the start has left would be collected during the first requests. V8 then forgets the shapes of objects that are few and
// short-lived; process.nextTick makes such ones, and would be slower for good: by 2 µs a request.
globalThis.gc();

process.on("message", async ({ command, ...parameters }) =>
  process.send((await commands[command](parameters)) ?? null),
);
process.on("disconnect", () => process.exit(0));
process.send({ ports });
