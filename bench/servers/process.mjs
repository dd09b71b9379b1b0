// A process with servers of one contender: process.mjs FRAMEWORK CONTENDER SIZES [OTHER]. It does rounds of requests and says
// the CPU time of each.
import { pathToFileURL } from "node:url";
import { ask, connect, first, webRequest } from "./connection.mjs";

const [framework, contender, sizes, other] = process.argv.slice(2);

/** The package of this checkout, or of another one. */
async function load(adapter, policyDocument) {
  const at = (path) => pathToFileURL(`${other}/packages/core/dist/${path}`).href;
  const { definePolicy } = await (other === undefined ? import("sallyport") : import(at("index.js")));
  const { guard } = await (other === undefined ? import(`sallyport/${adapter}`) : import(at(`adapters/${adapter}.js`)));
  return { policy: definePolicy(policyDocument), guard };
}

const warmUp = 2_000;

async function askWeb(handler, bytes, count) {
  const requests = Array.from({ length: count }, () => webRequest(bytes));
  const before = process.cpuUsage();
  for (const request of requests) await handler(request);
  return process.cpuUsage(before);
}

async function askNode(client, bytes, count, length) {
  const before = process.cpuUsage();
  await ask(client, bytes, count, length);
  return process.cpuUsage(before);
}

const { contenders, isWeb = false } = await import(new URL(`${framework}.mjs`, import.meta.url).href);
const clients = {};
for (const n of sizes.split(",")) {
  const handler = await contenders[contender](Number(n), load);
  clients[n] = isWeb ? handler : connect(handler);
}

const commands = {
  /** The response, once the path is warm. */
  first: async ({ n, text }) => {
    const bytes = Buffer.from(text, "latin1");
    if (isWeb) {
      const { status } = await clients[n](webRequest(bytes));
      await askWeb(clients[n], bytes, warmUp);
      return `HTTP/1.1 ${status}`;
    }
    const response = await first(clients[n], bytes);
    await ask(clients[n], bytes, warmUp, response.length);
    return response;
  },
  round: async ({ n, text, count, length }) => {
    const { user, system } = await (isWeb ? askWeb : askNode)(clients[n], Buffer.from(text, "latin1"), count, length);
    return user + system;
  },
};

// What the start has left would be collected during the first requests. V8 then forgets the shapes of objects that are few and
// short-lived; process.nextTick makes such ones, and would be slower for good: by 2 µs a request.
globalThis.gc();

process.on("message", async ({ command, ...parameters }) => process.send(await commands[command](parameters)));
process.on("disconnect", () => process.exit(0));
process.send(Object.keys(contenders));
