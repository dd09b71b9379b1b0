import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { doms, openWindow } from "./open-window.ts";

/** Sends three events, and keeps the stream open. */
function stream(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "access-control-allow-origin": "*" });
  response.write("data: 1\n\ndata: 2\n\n");
}

/** Accepts the handshake and sends a text and a binary message (RFC 6455). */
function upgrade(request: IncomingMessage, socket: Duplex): void {
  const accept = createHash("sha1")
    .update(`${request.headers["sec-websocket-key"] ?? ""}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest("base64");
  const head = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"];
  socket.write(`${[...head, `Sec-WebSocket-Accept: ${accept}`].join("\r\n")}\r\n\r\n`);
  socket.write(Buffer.from([0x81, 2, 0x68, 0x69, 0x82, 1, 7]));
}

describe.each(doms)("in a window of %s", (dom) => {
  test("an EventSource hears its events, and nothing after the end", async () => {
    const open = await openWindow(dom, stream);
    const source = new open.window.EventSource("http://api.example/events");
    const heard: unknown[] = [];
    source.onmessage = ({ data }) => void heard.push(data);
    source.onerror = () => void heard.push("error");
    await vi.waitFor(() => expect(heard).toEqual(["1", "2"]));
    await open.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual(["1", "2"]);
  });

  test("a WebSocket hears its messages, and nothing after the end", async () => {
    const open = await openWindow(dom, () => undefined, {}, upgrade);
    const { WebSocket, Blob } = open.window;
    const socket = new WebSocket("ws://api.example/feed");
    const heard: unknown[] = [];
    socket.onmessage = ({ data }: { data: unknown }) => void heard.push(data instanceof Blob ? data.size : data);
    socket.onclose = socket.onerror = () => void heard.push("end");
    await vi.waitFor(() => expect(heard).toEqual(["hi", 1]));
    await open.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual(["hi", 1]);
  });
});
