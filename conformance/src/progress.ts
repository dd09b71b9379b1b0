import type { WriteStream } from "node:tty";

export interface Progress {
  readonly log: (line: string) => void;
  readonly end: () => void;
}

const everyMs = 2000;

/** One line that is written over on a terminal, and now and then a line elsewhere. */
export function progressOn(stream: WriteStream): Progress {
  let last = 0;
  return {
    log: (line) => {
      if (stream.isTTY) stream.write(`\r\x1b[K${line}`);
      else if (Date.now() - last >= everyMs) {
        last = Date.now();
        stream.write(`${line}\n`);
      }
    },
    end: () => {
      if (stream.isTTY) stream.write("\r\x1b[K");
    },
  };
}
