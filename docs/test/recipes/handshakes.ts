import net from "node:net";
import { expect } from "vitest";
import { ask, type Fields } from "./exchange.ts";

export const host = ["Host", "localhost:3000"] as const;
export const app = ["Origin", "http://localhost:5173"] as const;
export const evil = ["Origin", "https://evil.example"] as const;
export const cookie = ["Cookie", "session=1"] as const;

const connection = ["Connection", "Upgrade"] as const;
const upgrade = ["Upgrade", "websocket"] as const;
const version = ["Sec-WebSocket-Version", "13"] as const;
const key = ["Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="] as const;
const handshake = [upgrade, version, key];

export interface Handshake {
  readonly desc: string;
  readonly method?: string;
  readonly fields: Fields;
  /** The gate's refusal, or anybody's. */
  readonly refusedBy: "gate" | "anybody";
}

const row = (desc: string, fields: Fields, refusedBy: Handshake["refusedBy"], method?: string): Handshake => ({
  desc,
  fields: [host, connection, ...fields],
  refusedBy,
  ...(method === undefined ? {} : { method }),
});

/** What no handler may see, whoever refuses it. */
export const refusedHandshakes: readonly Handshake[] = [
  row("an unknown origin", [...handshake, evil], "gate"),
  row("an unknown origin, with a cookie", [...handshake, evil, cookie], "gate"),
  row("a sandboxed frame", [...handshake, ["Origin", "null"], cookie], "gate"),
  row("an empty Origin", [...handshake, ["Origin", ""], cookie], "gate"),
  row("the granted origin in upper case", [...handshake, ["Origin", "HTTP://LOCALHOST:5173"]], "gate"),
  row("the granted origin with a path", [...handshake, ["Origin", "http://localhost:5173/"]], "gate"),
  row("two Origins, the granted one first", [...handshake, app, evil], "gate"),
  row("two Origins, the granted one last", [...handshake, evil, app], "gate"),
  row("the granted Origin twice", [...handshake, app, app], "gate"),
  row("no Origin, cross-site", [...handshake, ["Sec-Fetch-Site", "cross-site"], cookie], "gate"),
  row("a list of protocols, an unknown origin", [["Upgrade", "websocket, h2c"], version, key, evil], "gate"),
  row("a list of protocols, the granted origin", [["Upgrade", "websocket, h2c"], version, key, app], "anybody"),
  row("upper case, an unknown origin", [["Upgrade", "WEBSOCKET"], version, key, evil, cookie], "gate"),
  row("a version behind the name, an unknown origin", [["Upgrade", "websocket/13"], version, key, evil], "gate"),
  row("Upgrade sent twice, an unknown origin", [upgrade, upgrade, version, key, evil], "gate"),
  row("another protocol, an unknown origin", [["Upgrade", "h2c"], version, key, evil, cookie], "anybody"),
  row("no key, an unknown origin", [upgrade, version, evil], "gate"),
  row("no key, the granted origin", [upgrade, version, app], "anybody"),
  row("a short key, the granted origin", [upgrade, version, ["Sec-WebSocket-Key", "AAAA"], app], "anybody"),
  row("another version, the granted origin", [upgrade, ["Sec-WebSocket-Version", "99"], key, app], "anybody"),
  row("by POST, an unknown origin", [...handshake, evil, cookie], "gate", "POST"),
  row("by POST, the granted origin", [...handshake, app], "anybody", "POST"),
  row("by POST, no browser", handshake, "anybody", "POST"),
];

export async function expectRefused(port: number, path: string, row: Handshake): Promise<void> {
  const { status, body } = await ask(port, row.method ?? "GET", path, row.fields);
  if (row.refusedBy === "anybody") expect(status).toBeGreaterThanOrEqual(400);
  else expect([status, body]).toEqual([403, expect.stringContaining("urn:sallyport:reason:")]);
}

const forged = (path: string): string =>
  [`GET ${path} HTTP/1.1`, ...[host, connection, ...handshake, evil, cookie].map((field) => field.join(": "))]
    .map((line) => `${line}\r\n`)
    .join("") + "\r\n";

/** Sends a handshake of an unknown origin and breaks the connection off at once, as a failing network does. */
export const breakOff = (port: number, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = net.connect(port, "localhost", () => {
      socket.write(forged(path), () => socket.resetAndDestroy());
    });
    socket.on("close", () => resolve());
    socket.on("error", reject);
  });

/** Sends a handshake of an unknown origin and waits until the server has closed the connection. */
export const untilClosed = (port: number, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = net.connect(port, "localhost", () => void socket.write(forged(path)));
    let text = "";
    socket.setTimeout(5_000, () => socket.destroy(new Error(`still open after ${text}`)));
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.on("end", () => resolve(text));
    socket.on("error", reject);
  });
