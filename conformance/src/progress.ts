import type { WriteStream } from "node:tty";
import type { Monitor } from "./conformance.ts";

interface Progress {
  readonly of: (name: string) => Monitor;
  readonly clear: () => void;
}

const everyMs = 2000;

/** What all engines do, in one line that is written over on a terminal, and now and then a line elsewhere; notes stay. */
export function progressOn(stream: WriteStream): Progress {
  let last = 0;
  const now = new Map<string, string>();
  const write = (line: string): void => {
    if (stream.isTTY) stream.write(`\r\x1b[K${line.slice(0, stream.columns - 1)}`);
    else if (Date.now() - last >= everyMs) {
      last = Date.now();
      stream.write(`${line}\n`);
    }
  };
  return {
    of: (name) => ({
      doing: (line) => {
        now.set(name, `${name}: ${line}`);
        write([...now.values()].join(" · "));
      },
      note: (line) => void stream.write(`${stream.isTTY ? "\r\x1b[K" : ""}${name}: ${line}\n`),
    }),
    clear: () => {
      if (stream.isTTY) stream.write("\r\x1b[K");
    },
  };
}
