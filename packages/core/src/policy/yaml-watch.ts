import { closeSync, constants, fstatSync, openSync, readFileSync, type BigIntStats } from "node:fs";
import { open } from "node:fs/promises";
import { clearTimeout, setTimeout } from "node:timers";

/** A longer file would hold up the event loop for seconds. */
const maxBytes = 10_485_760;

// A named pipe that nobody writes to must not hold up whoever opens it.
const flags = constants.O_RDONLY | constants.O_NONBLOCK;

/** After so many reads it is reported again that the file is not in force: a permission may have been withdrawn in it. */
const readsBetweenReports = 60;

/** Milliseconds between the two reads at start-up, and how often it tries. */
const startPause = 5;
const startTries = 200;

/** A text, and what changes with each write: two writes may have been cut at the same place. */
interface Content {
  readonly text: string;
  readonly state: string;
}

/** What reading a file has yielded. */
type Reading = Content | { readonly error: unknown };

function stateOf(path: string, stats: BigIntStats): string {
  if (!stats.isFile()) throw new Error(`${path} is not a file.`);
  if (stats.size > maxBytes)
    throw new Error(`${path} has ${String(stats.size)} bytes, and at most ${String(maxBytes)} are read.`);
  return [stats.dev, stats.ino, stats.mtimeNs, stats.ctimeNs].join();
}

function readSync(path: string): Content {
  const file = openSync(path, flags);
  try {
    return { state: stateOf(path, fstatSync(file, { bigint: true })), text: readFileSync(file, "utf8") };
  } finally {
    closeSync(file);
  }
}

async function read(path: string): Promise<Reading> {
  try {
    const file = await open(path, flags);
    try {
      return { state: stateOf(path, await file.stat({ bigint: true })), text: await file.readFile("utf8") };
    } finally {
      await file.close();
    }
  } catch (error) {
    return { error };
  }
}

const isSame = (one: Reading, other: Reading): boolean =>
  "text" in one
    ? "text" in other && one.text === other.text && one.state === other.state
    : "error" in other && String(one.error) === String(other.error);

const changing = (path: string): Error => new Error(`${path} keeps changing, so no two reads of it are equal.`);

/**
 * Reads a file at start-up, synchronously, until two reads are equal.
 * @throws the file system's error, or an Error where the file is too large or keeps changing
 */
export function readSettledSync(path: string): string {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  let before = readSync(path);
  for (let tries = 0; tries < startTries; tries++) {
    Atomics.wait(pause, 0, 0, startPause);
    const content = readSync(path);
    if (isSame(content, before)) return content.text;
    before = content;
  }
  throw changing(path);
}

export interface FileWatchOptions {
  /** Milliseconds between two reads of the file. Default: 1,000. */
  readonly interval?: number;
  /** Called after a new text of the file is in force. */
  readonly onReplace?: () => void;
  /**
   * Called when the file cannot be put in force, such as a `PolicyError` with every problem: the previous policy stays.
   * Called again after every 60 reads until it is mended. Default: `console.error`.
   */
  readonly onError?: (error: unknown) => void;
}

/**
 * Reads a file again and again, and hands over each text that two reads in a row have found. Rejected: `fs.watch`, which
 * sees neither a file that an editor renames into place, nor Kubernetes swapping a link above it, nor a network file
 * system's changes; it would have to be checked by reading all the same.
 */
export class FileWatch {
  readonly #path: string;
  readonly #take: (text: string) => void;
  readonly #options: FileWatchOptions;
  readonly #interval: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  #taken: string;
  #last: Reading | undefined;
  #rejected: { readonly reading: Reading; readonly error: unknown } | undefined;
  #readsSinceReport = 0;

  /**
   * @param taken the text that is in force
   * @param take puts a text in force, or throws
   * @throws TypeError when the interval isn't a number of milliseconds
   */
  constructor(path: string, taken: string, take: (text: string) => void, options: FileWatchOptions) {
    const { interval = 1_000 } = options;
    if (!(Number.isFinite(interval) && interval >= 1))
      throw new TypeError(`The option interval is a number of milliseconds from 1, not ${JSON.stringify(interval)}.`);
    this.#path = path;
    this.#taken = taken;
    this.#take = take;
    this.#options = options;
    this.#interval = interval;
    this.#schedule();
  }

  /** Ends the watch; nothing is put in force or reported from now on. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      void read(this.#path).then((reading) => {
        if (this.#isClosed) return;
        this.#consider(reading);
        this.#schedule();
      });
    }, this.#interval);
    // A program that has nothing else to do may end.
    this.#timer.unref();
  }

  #consider(reading: Reading): void {
    const isSettled = this.#last !== undefined && isSame(reading, this.#last);
    this.#last = reading;
    if ("text" in reading && reading.text === this.#taken) this.#rejected = undefined;
    else if (isSettled && (this.#rejected === undefined || !isSame(reading, this.#rejected.reading)))
      this.#putInForce(reading);
    else if (++this.#readsSinceReport < readsBetweenReports) return;
    else this.#report(this.#rejected?.error ?? changing(this.#path));
    this.#readsSinceReport = 0;
  }

  #putInForce(reading: Reading): void {
    try {
      if ("error" in reading) throw reading.error;
      this.#take(reading.text);
      this.#taken = reading.text;
      this.#rejected = undefined;
    } catch (error) {
      this.#rejected = { reading, error };
      this.#report(error);
      return;
    }
    this.#call(() => this.#options.onReplace?.());
  }

  #report(error: unknown): void {
    const { onError } = this.#options;
    if (onError === undefined)
      console.error(`sallyport: ${this.#path} is not in force; the previous policy stays.`, error);
    else this.#call(() => onError(error));
  }

  /** What it calls may throw, or be asynchronous without saying so in its type. */
  #call(callback: () => unknown): void {
    try {
      const result = callback();
      if (result instanceof Promise) result.catch(console.error);
    } catch (error) {
      console.error(error);
    }
  }
}
