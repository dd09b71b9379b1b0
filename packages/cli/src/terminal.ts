import { sanitizeOutput } from "@sallyport/browser/text";

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

/** A terminal to which every text goes sanitized: a text from a document must not move, hide or reverse anything. */
export function sanitizing(terminal: Terminal, colours: boolean): Terminal {
  return {
    ...terminal,
    stdout: (text) => terminal.stdout(sanitizeOutput(text, colours)),
    stderr: (text) => terminal.stderr(sanitizeOutput(text, colours)),
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
