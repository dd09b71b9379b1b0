import { createHash } from "node:crypto";
import type { HeaderList, ScriptedSocket } from "../cases/case.ts";

/** https://www.rfc-editor.org/rfc/rfc6455#section-1.3 */
const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** The headers that open a WebSocket (RFC 6455, section 4.2.2). */
export function openingHeaders(asked: HeaderList): HeaderList {
  const key = asked.find(([name]) => name.toLowerCase() === "sec-websocket-key")?.[1] ?? "";
  return [
    ["upgrade", "websocket"],
    ["connection", "Upgrade"],
    [
      "sec-websocket-accept",
      createHash("sha1")
        .update(key + guid)
        .digest("base64"),
    ],
  ];
}

const frame = (opcode: number, payload: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]);

/** What is sent over it, in frames without a mask (RFC 6455, section 5.2). */
export function framesOf({ messages = [], close }: ScriptedSocket): Buffer {
  const texts = messages.map((text) => frame(1, Buffer.from(text)));
  if (close === undefined) return Buffer.concat(texts);
  const [code, reason] = close;
  return Buffer.concat([
    ...texts,
    frame(8, Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)])),
  ]);
}
