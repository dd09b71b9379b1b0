import { changeUnpainted, replaceUnseen } from "@sallyport/browser/text";

/** What a command sees of the world around it. */
export interface Terminal {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** All of standard input, as it comes. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /** The folder that relative paths start at. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether what goes to `stdout` is read by a person. */
  readonly isTTY: boolean;
}

const escapedUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A text from a document must not move, hide or reverse anything on a terminal. A line break and a tab may stay. */
const escaped = (text: string): string =>
  replaceUnseen(text, (one) => (one === "\n" || one === "\t" ? one : one.split("").map(escapedUnit).join("")));

/** A terminal that control characters reach written out, as JSON writes them. */
export function printing(terminal: Terminal, colours: boolean): Terminal {
  const printable = (text: string): string => (colours ? changeUnpainted(text, escaped) : escaped(text));
  return {
    ...terminal,
    stdout: (text) => terminal.stdout(printable(text)),
    stderr: (text) => terminal.stderr(printable(text)),
  };
}

/** One run of the command: where it happens, and its exit status. */
export interface Run {
  readonly terminal: Terminal;
  status: number;
}

/** 0: clean. 1: something was found. 2: the command line or a file cannot be read. */
export const exitCodes: { readonly clean: 0; readonly found: 1; readonly unusable: 2 } = {
  clean: 0,
  found: 1,
  unusable: 2,
};

/** Something that the user has to mend before the command can do its work. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
