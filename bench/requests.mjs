// Server CPU time a request: a child process serves, this one asks over kept connections.
import { fork } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { fileURLToPath } from "node:url";
import { cases } from "./policy.mjs";

const connections = 8;
const child = fileURLToPath(new URL("servers.mjs", import.meta.url));

/** Sends `count` requests over one connection, each after the answer to the one before. */
function ask(port, text, count) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1");
    const bytes = Buffer.from(text);
    let left = count;
    let status = "";
    let held = "";
    socket.setEncoding("latin1");
    socket.on("data", (chunk) => {
      held += chunk;
      const end = held.indexOf("\r\n\r\n");
      if (end < 0) return;
      status ||= held.slice(9, 12);
      const length = Number(/content-length: (\d+)/i.exec(held)?.[1] ?? 0);
      const chunked = /transfer-encoding: chunked/i.test(held);
      if (chunked ? !held.endsWith("0\r\n\r\n") : held.length < end + 4 + length) return;
      held = "";
      if (--left > 0) socket.write(bytes);
      else {
        socket.destroy();
        resolve(status);
      }
    });
    socket.on("error", reject);
    socket.write(bytes);
  });
}

const load = async (port, text, count) =>
  (await Promise.all(Array.from({ length: connections }, () => ask(port, text, count / connections))))[0];

async function cpu(server) {
  server.send("cpu");
  const [message] = await once(server, "message");
  return message.cpu;
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Measures one contestant in every case. */
export async function measure(framework, contestant, n, { requests, rounds }) {
  const server = fork(child, [framework, contestant, String(n)], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const [{ port }] = await once(server, "message");
  const result = {};
  for (const [name, { method, fields }] of Object.entries(cases)) {
    const text = `${[`${method} /data HTTP/1.1`, "Host: 127.0.0.1", "User-Agent: bench", "Accept: */*", ...fields(n)].join("\r\n")}\r\n\r\n`;
    await load(port, text, requests);
    const times = [];
    let status = "";
    for (let round = 0; round < rounds; round++) {
      const before = await cpu(server);
      status = await load(port, text, requests);
      times.push(((await cpu(server)) - before) / requests);
    }
    result[name] = { micros: median(times), status };
  }
  server.disconnect();
  await once(server, "exit");
  return result;
}
