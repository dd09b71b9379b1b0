import http, { type RequestListener } from "node:http";
import http2 from "node:http2";
import net from "node:net";
import { onTestFinished } from "vitest";
import { listen } from "@sallyport/testing/http";

const longest = 2_000;

/** A listener of http2's compatibility API. */
export type Http2Listener = (request: http2.Http2ServerRequest, response: http2.Http2ServerResponse) => unknown;

/** The GET of a hostile page, by raw bytes: all that the server sends until it closes the connection. */
export async function sentOverHttp1(listener: RequestListener): Promise<string> {
  const server = http.createServer(listener);
  onTestFinished(() => server.closeAllConnections());
  const port = await listen(server);
  const fields = ["Host: api.example", "Origin: https://evil.example", "TE: trailers", "Connection: close"];
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1");
    let text = "";
    socket.setTimeout(longest, () => socket.destroy());
    socket.on("data", (chunk) => void (text += String(chunk))).on("close", () => resolve(text));
    socket.on("error", reject);
    socket.write(`GET /a HTTP/1.1\r\n${fields.join("\r\n")}\r\n\r\n`);
  });
}

/** The same over http2, as lines: early hints, the response's head, trailers, what is pushed. */
export async function sentOverHttp2(listener: Http2Listener): Promise<string> {
  const server = http2.createServer(listener);
  return sentBy(server);
}

/** What a server of http2 sends to the GET of a hostile page. */
export async function sentBy(server: http2.Http2Server): Promise<string> {
  const client = http2.connect(`http://127.0.0.1:${String(await listen(server))}`);
  onTestFinished(() => client.destroy());
  const lines: string[] = [];
  const note = (headers: object): void =>
    void lines.push(...Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`));
  const pushed: Promise<unknown>[] = [];
  client.on("stream", (stream, headers) => {
    note(headers);
    pushed.push(settled(stream.on("push", note)));
    stream.resume();
  });
  const head = { ":path": "/a", ":authority": "api.example", origin: "https://evil.example" };
  const stream = client.request(head);
  stream.on("headers", note).on("response", note).on("trailers", note).resume();
  await settled(stream);
  await Promise.all(pushed);
  return lines.join("\r\n");
}

const settled = (stream: http2.ClientHttp2Stream): Promise<unknown> =>
  new Promise((resolve) => {
    stream.setTimeout(longest, () => stream.close());
    stream.on("close", resolve).on("error", resolve);
  });
