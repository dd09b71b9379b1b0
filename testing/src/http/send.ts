import { exchange } from "./exchange.ts";
import type { RawResponse } from "./response.ts";

/** Sends a request as it is written; a client would normalise the target. */
export const send = (port: number, line: string, fields: readonly string[] = [], body?: string): Promise<RawResponse> =>
  exchange(port, {
    send: line,
    with: [...(fields.some((field) => /^host:/i.test(field)) ? [] : ["Host: api.example"]), ...fields],
    ...(body === undefined ? {} : { body }),
  });

/** The fields of a handshake; the connection is kept. */
export const handshake: readonly string[] = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
];
