import { describe, expect, test } from "vitest";
import { io, type Socket } from "socket.io-client";
import { answersAsShown, foreign, granted, guardsHandshakes, started, startedWithout } from "./behaviours.ts";
import { ask, type Answer, type Fields } from "./exchange.ts";
import { cookie, evil, host } from "./handshakes.ts";
import type { Program } from "./program.ts";

const both = ["polling", "websocket"];

const open = (port: number, transports: string[], headers: Readonly<Record<string, string>>): Socket =>
  io(`http://localhost:${port}`, {
    transports,
    forceNew: true,
    reconnection: false,
    timeout: 10_000,
    extraHeaders: { ...headers },
  });

/** A socket, or the engine below it. */
interface Emitter {
  readonly once: (name: never, listener: (value: unknown) => void) => unknown;
}

/** What the first event of a name brings, within ten seconds. */
const heard = (emitter: Emitter, name: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${name}`)), 10_000);
    emitter.once(name as never, (value: unknown) => {
      clearTimeout(timer);
      resolve(value);
    });
  });

/** Connects and waits for the greeting, and for the change of transport where there are two; returns the last one. */
async function welcomed(port: number, transports: string[]): Promise<string> {
  const socket = open(port, transports, granted);
  const { engine } = socket.io;
  try {
    const changed = transports.length > 1 ? heard(engine, "upgrade") : undefined;
    await Promise.all([heard(socket, "welcome"), changed]);
    return engine.transport.name;
  } finally {
    socket.close();
  }
}

/** Connects and must fail; returns how the server answered. */
async function refused(port: number, transports: string[], headers: Readonly<Record<string, string>>): Promise<string> {
  const socket = open(port, transports, headers);
  try {
    const { description } = (await heard(socket, "connect_error")) as { description: number | { message: string } };
    return typeof description === "number" ? String(description) : description.message;
  } finally {
    socket.close();
  }
}

answersAsShown("socket.io", "server.mjs");
guardsHandshakes("socket.io", "server.mjs", "/socket.io/?EIO=4&transport=websocket", async ({ port }) => {
  await welcomed(port, ["websocket"]);
  return "connected: http://localhost:5173, websocket";
});

describe("socket.io, server.mjs: clients", () => {
  const program = started("socket.io", "server.mjs");

  test.each([
    { transports: ["polling"], last: "polling" },
    { transports: ["websocket"], last: "websocket" },
    { transports: both, last: "websocket" },
  ])("$transports of the granted origin", async ({ transports, last }) => {
    expect(await welcomed(program().port, transports)).toBe(last);
  });
});

describe("socket.io, server.mjs: refuses, and opens no session for", () => {
  const program = started("socket.io", "server.mjs");

  test.each([
    { transports: ["polling"], status: "403" },
    { transports: ["websocket"], status: "Unexpected server response: 403" },
    { transports: both, status: "403" },
  ])("$transports of an unknown origin", async ({ transports, status }) => {
    expect(await refused(program().port, transports, foreign)).toBe(status);
  });

  const query = "?EIO=4&transport=polling";
  test.each([
    "/socket.io/",
    "/socket.io/x",
    "/socket.io//",
    "/socket.io/../x",
    "/socket.io/%2e%2e/x",
    "/socket.io/a/b/",
  ])("an unknown origin that polls %s", async (path) => {
    const forged: Fields = [host, evil, cookie];
    expect((await ask(program().port, "GET", `${path}${query}`, forged)).status).toBe(403);
    expect((await ask(program().port, "POST", `${path}${query}`, forged, { body: "40" })).status).toBe(403);
  });

  test("and after that serves the granted origin", async () => {
    await welcomed(program().port, ["polling"]);
    expect(await program().printed()).toEqual(["connected: http://localhost:5173, polling"]);
  });
});

const poll = ({ port }: Program, origin: string): Promise<Answer> =>
  ask(port, "GET", "/socket.io/?EIO=4&transport=polling", [host, ["Origin", origin], cookie]);

describe("socket.io's option cors, which opens it to all", () => {
  const opened = 'new Server(inner, { cors: { origin: "*", credentials: true } })';
  const program = startedWithout("socket.io", "server.mjs", "new Server(inner)", opened);

  test("opens nothing", async () => {
    expect((await poll(program(), foreign.Origin)).status).toBe(403);
  });

  test("writes no header", async () => {
    const { status, headers } = await poll(program(), granted.Origin);
    expect([status, headers.get("access-control-allow-origin")]).toEqual([200, granted.Origin]);
  });
});

describe("socket.io without stateChanging", () => {
  const program = startedWithout("socket.io", "server.mjs", '      forgery: { stateChanging: ["GET"] },\n', "");

  test("a page of any origin opens sessions", async () => {
    const { status, body } = await poll(program(), foreign.Origin);
    expect([status, body]).toEqual([200, expect.stringContaining('"sid"')]);
  });
});

describe("socket.io without the guard", () => {
  const program = startedWithout("socket.io", "server.mjs", "outer.listen(", "inner.listen(");

  test("a page of any origin speaks as the reader", async () => {
    const socket = open(program().port, ["websocket"], foreign);
    await heard(socket, "welcome");
    socket.close();
    expect(await program().printed()).toEqual([`connected: ${foreign.Origin}, websocket`]);
  });
});
