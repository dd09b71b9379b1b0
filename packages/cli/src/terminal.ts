import { coloursIf, sanitizeOutput, wantsColour, type Colours } from "@sallyport/browser/text";

/** Everything outside of the process that a command uses. */
export interface Terminal {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Standard input, in chunks. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /** The folder of relative paths. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether `stdout` is a person's terminal. */
  readonly isTTY: boolean;
}

/** Whether what the command prints is painted. */
export const hasColours = ({ env, isTTY }: Terminal): boolean => wantsColour(env, isTTY);

export const coloursFor = (terminal: Terminal): Colours => coloursIf(hasColours(terminal));

/** Prints data as JSON, for other programs. */
export const printJSON = ({ stdout }: Terminal, data: unknown): void => stdout(`${JSON.stringify(data, null, 2)}\n`);

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

/** 0: clean. 1: findings. 2: a command line or a file that cannot be used. */
export const exitCodes: { readonly clean: 0; readonly findings: 1; readonly unusable: 2 } = {
  clean: 0,
  findings: 1,
  unusable: 2,
};

/** A mistake on the command line or in a file, for the user to correct. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
