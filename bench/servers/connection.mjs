// Connections to a server: what is sent and received on them is the same bytes for every contender.
import { once } from "node:events";
import { connect as connectTo } from "node:net";

/** Sends one request and reads what comes until the server has nothing more to say. */
export function first(connection, bytes) {
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

/** Sends requests, one after the other on each connection; each response has as many bytes as the first. */
export async function ask(connections, bytes, count, length) {
  let left = count;
  const asking = connections.map(
    (connection) =>
      new Promise((resolve, reject) => {
        let held = 0;
        const next = () => {
          if (left-- > 0) return void connection.write(bytes);
          connection.off("data", take);
          resolve();
        };
        const take = (chunk) => {
          held += chunk.length;
          if (held < length) return;
          if (held > length) return void reject(new Error(`Another response, of ${held} bytes instead of ${length}.`));
          held = 0;
          next();
        };
        connection.on("data", take);
        next();
      }),
  );
  await Promise.all(asking);
}

/** Connections that are kept. */
export async function connect(port, count) {
  const connections = Array.from({ length: count }, () => connectTo({ port, host: "127.0.0.1", noDelay: true }));
  await Promise.all(connections.map((connection) => once(connection, "connect")));
  return connections;
}

/** A request in bytes as a Web request. */
export function webRequest(bytes) {
  const [first, ...lines] = bytes.latin1Slice().trimEnd().split("\r\n");
  const [method, target] = first.split(" ");
  const headers = lines.map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)]);
  const host = headers.find(([name]) => name === "Host")[1];
  return new globalThis.Request(`http://${host}${target}`, { method, headers });
}
