// A connection in memory hands a server its bytes, so that the kernel's part, which varies most, is left out.
import http from "node:http";
import { duplexPair } from "node:stream";

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

/** Sends requests one after the other; each response has as many bytes as the first. */
export function ask(connection, bytes, count, length) {
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

export function connect(listener) {
  const server = http.createServer(listener);
  const [client, connection] = duplexPair();
  server.emit("connection", connection);
  return client;
}

/** A request in bytes as a Web request. */
export function webRequest(bytes) {
  const [first, ...lines] = bytes.latin1Slice().trimEnd().split("\r\n");
  const [method, target] = first.split(" ");
  const headers = lines.map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)]);
  const host = headers.find(([name]) => name === "Host")[1];
  return new globalThis.Request(`http://${host}${target}`, { method, headers });
}
