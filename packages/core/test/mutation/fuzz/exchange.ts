import net from "node:net";
import { readResponse, type Received } from "../response.ts";
import { bytesOf } from "./head.ts";
import type { Head } from "./failure.ts";

/** The longest that a server may take for a response or to close, in milliseconds. */
export const patience = 3000;

/** After this long a client that may have promised more bytes says that none will come. */
const promise = 200;

const methodOf = ({ line }: Head): string => line.split(" ")[0] ?? "";

/** Sends a head over a socket of its own. `closed` without a response; `hangs` where nothing comes in time. */
export function exchange(port: number, head: Head): Promise<Received | "closed" | "hangs"> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    let text = "";
    const finish = (result: Received | "closed" | "hangs"): void => {
      clearTimeout(timer);
      clearTimeout(ending);
      socket.destroy();
      resolve(result);
    };
    const timer = setTimeout(() => finish("hangs"), patience);
    const ending = setTimeout(() => void socket.end(), promise);
    socket
      .on("data", (chunk) => {
        text += chunk.toString("latin1");
        // An informational response stands before the response.
        while (/^HTTP\/1\.1 1\d\d /.test(text) && text.includes("\r\n\r\n"))
          text = text.slice(text.indexOf("\r\n\r\n") + 4);
        const response = readResponse(text, methodOf(head));
        if (response !== undefined) finish(response.received);
      })
      .on("close", () => finish("closed"))
      .on("error", () => finish("closed"))
      .write(bytesOf(head));
  });
}
