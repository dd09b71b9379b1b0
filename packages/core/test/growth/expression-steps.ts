/** Tries to match from a position on, and then what follows. */
type Matcher = (at: number, next: (at: number) => boolean) => boolean;

type Part = (run: Run) => Matcher;

/** More are superlinear for sure. */
const maxSteps = 300_000;

interface Run {
  readonly text: string;
  steps: number;
}

/** The engine's own, whatever a counter puts in its place. */
const { exec: engine } = RegExp.prototype as unknown as Record<
  "exec",
  (this: RegExp, text: string) => RegExpExecArray | null
>;

const exec = (expression: RegExp, text: string): RegExpExecArray | null => engine.call(expression, text);

/** Whether a character is one that a class, an escape or a letter stands for: the engine's own matter. */
function isMatched(source: string, flags: string): (character: string) => boolean {
  const expression = new RegExp(`^(?:${source})$`, flags.replace(/[gy]/g, ""));
  const known = new Map<string, boolean>();
  return (character) => {
    const found = known.get(character) ?? exec(expression, character) !== null;
    known.set(character, found);
    return found;
  };
}

function step(run: Run): void {
  if (++run.steps > maxSteps) throw new RangeError(`More than ${String(maxSteps)} steps`);
}

/** As many characters as there are, then one less each time; a loop, since a text is longer than the stack is deep. */
function charactersPart(matches: (character: string) => boolean, least: number, most: number): Part {
  return (run) => (at, next) => {
    let end = at;
    while (end < run.text.length && end - at < most && matches(run.text.charAt(end))) {
      step(run);
      end++;
    }
    for (; end - at >= least; end--) {
      step(run);
      if (next(end)) return true;
    }
    return false;
  };
}

const sequence =
  (parts: readonly Part[]): Part =>
  (run) =>
    parts
      .map((part) => part(run))
      .reduceRight<Matcher>(
        (rest, one) => (at, next) => one(at, (after) => rest(after, next)),
        (at, next) => next(at),
      );

const choice =
  (parts: readonly Part[]): Part =>
  (run) => {
    const all = parts.map((part) => part(run));
    return (at, next) => all.some((one) => one(at, next));
  };

const look =
  (part: Part, wanted: boolean): Part =>
  (run) => {
    const one = part(run);
    return (at, next) => one(at, () => true) === wanted && next(at);
  };

const edge =
  (isThere: (at: number, text: string) => boolean): Part =>
  (run) =>
  (at, next) =>
    isThere(at, run.text) && next(at);

const repeat =
  (part: Part, least: number, most: number, lazy: boolean): Part =>
  (run) => {
    const one = part(run);
    const go = (count: number, at: number, next: (at: number) => boolean): boolean => {
      step(run);
      const more = (): boolean => count < most && one(at, (after) => after > at && go(count + 1, after, next));
      const done = (): boolean => count >= least && next(at);
      return lazy ? done() || more() : more() || done();
    };
    return (at, next) => go(0, at, next);
  };

/** Reads the part of the syntax that this project's expressions use. */
class Reader {
  #rest: string;
  readonly #flags: string;

  constructor(source: string, flags: string) {
    this.#rest = source;
    this.#flags = flags;
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    const match = exec(pattern, this.#rest) ?? undefined;
    if (match !== undefined) this.#rest = this.#rest.slice(match[0].length);
    return match;
  }

  alternatives(): Part {
    const found = [this.#sequence()];
    while (this.#take(/^\|/) !== undefined) found.push(this.#sequence());
    return choice(found);
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (this.#rest !== "" && !/^[|)]/.test(this.#rest)) parts.push(this.#quantified());
    return sequence(parts);
  }

  #quantified(): Part {
    const atom = this.#atom();
    const match = this.#take(/^(?:([*+?])|\{(\d+)(,(\d*))?\})(\??)/);
    if (match === undefined) return typeof atom === "string" ? this.#characters(atom, 1, 1) : atom;
    const [, sign, from, open, to] = match;
    const least = sign === "+" ? 1 : Number(from ?? 0);
    const most =
      sign === "?" ? 1 : sign !== undefined ? Infinity : open === undefined ? least : to === "" ? Infinity : Number(to);
    if (typeof atom !== "string") return repeat(atom, least, most, match[5] === "?");
    if (match[5] === "?") return repeat(this.#characters(atom, 1, 1), least, most, true);
    return this.#characters(atom, least, most);
  }

  #characters(source: string, least: number, most: number): Part {
    return charactersPart(isMatched(source, this.#flags), least, most);
  }

  /** A part, or the source of what stands for one character. */
  #atom(): Part | string {
    if (this.#take(/^\^/)) return edge((at) => at === 0);
    if (this.#take(/^\$/)) return edge((at, text) => at === text.length);
    const group = this.#take(/^\((?:\?(?::|<\w+>|=|!))?/);
    if (group !== undefined) {
      const inner = this.alternatives();
      if (this.#take(/^\)/) === undefined) throw new Error(`Not understood: ${this.#rest}`);
      return /\?[=!]$/.test(group[0]) ? look(inner, group[0].endsWith("=")) : inner;
    }
    const character = this.#take(/^(?:\[(?:\\.|[^\]\\])*\]|\\p\{\w+\}|\\x..|\\u.{4}|\\.|[^(?*+])/s);
    if (character === undefined) throw new Error(`Not understood: ${this.#rest}`);
    return character[0];
  }
}

const parts = new Map<string, Part>();

function partOf({ source, flags }: RegExp): Part {
  const key = `${source}/${flags}`;
  const part = parts.get(key) ?? new Reader(source, flags).alternatives();
  parts.set(key, part);
  return part;
}

/**
 * The steps in which a backtracking engine, as V8's is, runs an expression from its `lastIndex` on: a matcher of our own
 * takes them one by one, since the engine does not count.
 */
export function expressionSteps(expression: RegExp, text: string): number {
  const run: Run = { text, steps: 0 };
  const match = partOf(expression)(run);
  const from = expression.global || expression.sticky ? expression.lastIndex : 0;
  const anchored = /^\^[^|]*$/.test(expression.source);
  for (let at = from; at <= text.length; at++) {
    if (match(at, () => true) || anchored) break;
  }
  return run.steps;
}
