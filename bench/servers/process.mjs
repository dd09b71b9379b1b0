// A process with servers of one contender: process.mjs FRAMEWORK CONTENDER SIZES [OTHER]. A connection in memory hands it the bytes,
// so that the kernel's part, which varies most, is left out. It does rounds of requests and says the CPU time of each.
import http from "node:http";
import { duplexPair } from "node:stream";
import { pathToFileURL } from "node:url";

const [framework, contender, sizes, other] = process.argv.slice(2);

/** The package of this checkout, or of another one. */
async function load(adapter, policyDocument) {
  const at = (path) => pathToFileURL(`${other}/packages/core/dist/${path}`).href;
  const { definePolicy } = await (other === undefined ? import("sallyport") : import(at("index.js")));
  const { guard } = await (other === undefined ? import(`sallyport/${adapter}`) : import(at(`adapters/${adapter}.js`)));
  return { policy: definePolicy(policyDocument), guard };
}

const warmUp = 2_000;

/** Sends one request and reads what comes until the server has nothing more to say. */
function first(connection, bytes) {
  return new Promise((resolve) => {
    let text = "";
    const take = (chunk) => {
      text += chunk.latin1Slice();
      globalThis.setTimeout(() => {
        connection.off("data", take);
        resolve(text);
      }, 50);
    };
    connection.on("data", take);
    connection.write(bytes);
  });
}

/** Sends requests one after the other; each response has as many bytes as the first. */
function ask(connection, bytes, count, length) {
  return new Promise((resolve, reject) => {
    let left = count;
    let held = 0;
    const take = (chunk) => {
      held += chunk.length;
      if (held < length) return;
      if (held > length) return void reject(new Error(`Another response, of ${held} bytes instead of ${length}.`));
      held = 0;
      // Not at once: the server has yet to finish this response.
      if (--left > 0) return void globalThis.setImmediate(() => connection.write(bytes));
      connection.off("data", take);
      globalThis.setImmediate(resolve);
    };
    connection.on("data", take);
    connection.write(bytes);
  });
}

function connect(listener) {
  const server = http.createServer(listener);
  const [client, connection] = duplexPair();
  server.emit("connection", connection);
  return client;
}

/** A request in bytes as a Web request. */
function webRequest(bytes) {
  const [first, ...lines] = bytes.latin1Slice().trimEnd().split("\r\n");
  const [method, target] = first.split(" ");
  const headers = lines.map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)]);
  const host = headers.find(([name]) => name === "Host")[1];
  return new globalThis.Request(`http://${host}${target}`, { method, headers });
}

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

process.on("message", async ({ command, ...parameters }) => process.send(await commands[command](parameters)));
process.on("disconnect", () => process.exit(0));
process.send(Object.keys(contenders));
