import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { validToken } from "../attacks.ts";

const hostLine = "Host: api.example\r\n";
const form = "Content-Type: application/x-www-form-urlencoded\r\n";
const chunked = `POST /pay HTTP/1.1\r\n${hostLine}${form}Transfer-Encoding: chunked\r\n\r\n`;
const get = `GET /acme HTTP/1.1\r\n${hostLine}\r\n`;
const posted = `POST /pay HTTP/1.1\r\n${hostLine}${form}Content-Length: 100\r\n\r\n_csrf=${validToken}`;

/** A new origin each time: a source keeps what it said of one. */
let origins = 0;
const pending = (name: string, method = "GET"): string =>
  `${method} /accounts/1 HTTP/1.1\r\n${hostLine}Origin: https://${name}-${origins++}.example\r\nContent-Length: 0\r\n\r\n`;

const cut = (text: string, at: number): string => text.slice(0, 1 + (at % (text.length - 1)));

const timingOut = (text: string, at: number): string => text.replace("\r\n", `\r\nX-Timeout: ${at % 12}\r\n`);

type Scenario = (socket: Socket, at: number) => Promise<unknown>;

async function sendThen(socket: Socket, text: string, then: "destroy" | "end" | "reset", delay: number): Promise<void> {
  socket.write(text, "latin1");
  await wait(delay);
  if (then === "destroy") socket.destroy();
  else if (then === "end") socket.end();
  else socket.resetAndDestroy();
}

/** What clients do that do not wait for their response. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  "head cut, destroyed": (socket, at) => sendThen(socket, cut(pending("good"), at), "destroy", 2),
  "head cut, ended": (socket, at) => sendThen(socket, cut(pending("good"), at), "end", 2),
  "form cut, destroyed": (socket, at) => sendThen(socket, cut(posted, at), "destroy", 5),
  "form cut, ended": (socket, at) => sendThen(socket, cut(posted, at), "end", 5),
  "form cut, reset": (socket, at) => sendThen(socket, cut(posted, at), "reset", 5),
  "source pending, destroyed": (socket, at) => sendThen(socket, pending("good"), "destroy", at % 15),
  "source pending, ended": (socket, at) => sendThen(socket, pending("evil"), "end", at % 15),
  "source pending, reset": (socket, at) => sendThen(socket, pending("evil"), "reset", at % 15),
  "refusal pending, destroyed": (socket, at) => sendThen(socket, pending("evil", "POST"), "destroy", at % 15),
  "source fails, destroyed": (socket, at) => sendThen(socket, pending("broken"), "destroy", at % 15),
  "token pending, destroyed": (socket, at) =>
    sendThen(
      socket,
      `POST /pay HTTP/1.1\r\n${hostLine}X-CSRF-Token: t\r\nContent-Length: 0\r\n\r\n`,
      "destroy",
      at % 3,
    ),
  "chunked form breaks off": (socket, at) => sendThen(socket, `${chunked}${cut("6\r\n_csrf=\r\n", at)}`, "destroy", 5),
  "chunk size broken": (socket, at) =>
    sendThen(socket, `${chunked}${["zz", "-1", "fffffffff"][at % 3] ?? ""}\r\n`, "end", 5),
  "application times out, source pending": (socket, at) => sendThen(socket, timingOut(pending("good"), at), "end", 30),
  "application times out, source pending, refused": (socket, at) =>
    sendThen(socket, timingOut(pending("evil", "POST"), at), "end", 30),
  "application times out, form pending": (socket, at) => sendThen(socket, timingOut(posted, at), "end", 30),
  "form never sent": (socket) =>
    sendThen(
      socket,
      posted.replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n").split("_csrf")[0] ?? "",
      "destroy",
      10,
    ),
  "form behind a pending source": (socket, at) =>
    sendThen(
      socket,
      `POST /accounts/1 HTTP/1.1\r\n${hostLine}${form}Origin: https://good-${origins++}.example\r\nContent-Length: 9\r\n\r\na=1`,
      "reset",
      at % 15,
    ),
  "handshake, destroyed": (socket, at) =>
    sendThen(
      socket,
      `GET /accounts/1 HTTP/1.1\r\n${hostLine}Connection: Upgrade\r\nUpgrade: websocket\r\nOrigin: https://evil-${origins++}.example\r\n\r\n`,
      "destroy",
      at % 15,
    ),
  "pipelined, unread": async (socket, at) => {
    socket.pause();
    await sendThen(socket, `${get}${pending("good")}`.repeat(20), "destroy", at % 15);
  },
  "pipelined behind a pending source": (socket, at) =>
    sendThen(socket, `${pending("evil")}${get}${get}`, "reset", at % 15),
  "byte by byte": async (socket, at) => {
    for (const byte of cut(posted, at).slice(-40)) {
      socket.write(byte, "latin1");
      await wait(1);
    }
    socket.destroy();
  },
};

export const scenarioNames: readonly string[] = Object.keys(scenarios);

/** An application with a time limit: it sends a response by itself after so many milliseconds. */
export function timeOut(request: IncomingMessage, response: ServerResponse): void {
  const after = request.headers["x-timeout"];
  if (typeof after !== "string") return;
  setTimeout(() => {
    if (!response.headersSent) response.writeHead(503, { "content-length": "0" }).end();
  }, Number(after));
}
