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

/** All that a text from a document must not do to a terminal: move, hide, turn around. A line break and a tab may. */
// eslint-disable-next-line no-control-regex
const controls = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

/** What the command paints with, and nothing else that starts with ESC: none of it hides a text. */
// eslint-disable-next-line no-control-regex
const painted = /(\x1b\[(?:1|22|3[1-9])m)/;

const escaped = (text: string): string =>
  text.replace(controls, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** A terminal that control characters reach written out, as JSON writes them. */
export function printing(terminal: Terminal, colours: boolean): Terminal {
  const printable = (text: string): string =>
    colours
      ? text
          .split(painted)
          .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
          .join("")
      : escaped(text);
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
