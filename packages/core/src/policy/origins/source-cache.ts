/** What a source gets besides the origin. */
export interface SourceContext {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** Decides at run time whether an origin belongs to a group; anything but `true` means no. */
export type Source = (origin: string, context: SourceContext) => boolean | Promise<boolean>;

/** How the answers of a source are kept. */
export interface SourceOptions {
  readonly decide: Source;
  /** Milliseconds for which an answer is used without asking again. Default: 60,000. */
  readonly freshFor?: number;
  /** Milliseconds for which a yes may be used while the source fails. Default: 600,000. */
  readonly staleFor?: number;
  /** Milliseconds after which a call counts as failed. Default: 2,000. */
  readonly timeout?: number;
  /** Answers kept, yes and no counted apart. Default: 10,000. */
  readonly capacity?: number;
  /** A clock in milliseconds that never goes back. Default: `performance.now`. */
  readonly now?: () => number;
}

/** Calls under way at once; further origins are denied until one ends, so a flood of names cannot pile up calls. */
const maxFlights = 256;

/** A "no" that follows from a failure is asked again sooner than one that the source gave. */
const failureFreshFor = 1_000;

/** What is known of an origin: a member, none, that the source failed, or `undefined` when it has to be asked. */
type Membership = boolean | "failed" | undefined;

interface Answer {
  readonly member: Exclude<Membership, undefined>;
  readonly until: number;
  readonly staleUntil: number;
}

/** A call under way. */
interface Flight {
  done: Promise<void>;
}

/** One source with its bounded memory: one flight an origin, negative answers kept, failure denies. */
export class SourceCache {
  readonly name: string;
  readonly #options: Required<SourceOptions>;
  // Apart, so that a flood of unknown origins cannot push out the known ones.
  readonly #yes = new Map<string, Answer>();
  readonly #no = new Map<string, Answer>();
  readonly #flights = new Map<string, Flight>();

  constructor(name: string, options: SourceOptions) {
    this.name = name;
    this.#options = {
      freshFor: 60_000,
      staleFor: 600_000,
      timeout: 2_000,
      capacity: 10_000,
      now: () => performance.now(),
      ...options,
    };
  }

  /** The name of the option that is wrong, if one is. */
  static fault(options: unknown): string | undefined {
    if (typeof options !== "object" || options === null) return "decide";
    const given = options as Record<string, unknown>;
    if (typeof given.decide !== "function") return "decide";
    if (given.now !== undefined && typeof given.now !== "function") return "now";
    return ["freshFor", "staleFor", "timeout", "capacity"].find((name) => {
      const value = given[name];
      return name in given && !(typeof value === "number" && Number.isFinite(value) && value > 0);
    });
  }

  lookup(origin: string): Membership {
    const now = this.#options.now();
    const yes = this.#yes.get(origin);
    if (yes !== undefined && now < yes.until) return true;
    const no = this.#no.get(origin);
    return no !== undefined && now < no.until ? no.member : undefined;
  }

  /**
   * Asks the source unless the answer is known; settles when `lookup` has an answer, and never rejects.
   * @param onError hears once of each call that fails
   */
  resolve(origin: string, onError: (error: unknown) => void): Promise<void> {
    if (this.lookup(origin) !== undefined) return Promise.resolve();
    const under = this.#flights.get(origin);
    if (under !== undefined) return under.done;
    if (this.#flights.size >= maxFlights) {
      // A flood of unknown origins must not shut out a known one.
      if (this.#yes.has(origin)) this.#fail(origin);
      return Promise.resolve();
    }
    const flight: Flight = { done: Promise.resolve() };
    this.#flights.set(origin, flight);
    flight.done = this.#ask(origin, flight, onError).finally(() => {
      if (this.#isCurrent(origin, flight)) this.#flights.delete(origin);
    });
    return flight.done;
  }

  /**
   * Forgets what is known of an origin, or of all, and what calls under way will say: those who wait for them ask again.
   * @param origin `undefined` for all
   */
  invalidate(origin: string | undefined): void {
    for (const known of [this.#yes, this.#no, this.#flights])
      if (origin === undefined) known.clear();
      else known.delete(origin);
  }

  /** Whether nothing has been invalidated since the call began. */
  #isCurrent(origin: string, flight: Flight): boolean {
    return this.#flights.get(origin) === flight;
  }

  async #ask(origin: string, flight: Flight, onError: (error: unknown) => void): Promise<void> {
    const { decide, timeout } = this.#options;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const expired = new Promise<never>((_, reject) => {
        const late = new Error(`The source ${JSON.stringify(this.name)} took longer than ${String(timeout)} ms.`);
        timer = setTimeout(() => reject(late), timeout);
      });
      // Only `true` is a yes: what else an untyped source returns is garbage.
      const answer: unknown = await Promise.race([decide(origin, { signal: stop.signal }), expired]);
      if (this.#isCurrent(origin, flight)) this.#keep(origin, answer);
    } catch (error) {
      if (this.#isCurrent(origin, flight)) this.#fail(origin);
      onError(error);
    } finally {
      clearTimeout(timer);
      stop.abort();
    }
    if (!this.#isCurrent(origin, flight)) await this.resolve(origin, onError);
  }

  #keep(origin: string, answer: unknown): void {
    const now = this.#options.now();
    const until = now + this.#options.freshFor;
    this.#yes.delete(origin);
    this.#no.delete(origin);
    const member = answer === true;
    this.#store(member ? this.#yes : this.#no, origin, { member, until, staleUntil: now + this.#options.staleFor });
  }

  /** A yes outlives a failing source until it is too stale. */
  #fail(origin: string): void {
    const now = this.#options.now();
    const yes = this.#yes.get(origin);
    const until = now + Math.min(failureFreshFor, this.#options.freshFor);
    if (yes !== undefined && now < yes.staleUntil) {
      this.#store(this.#yes, origin, {
        member: true,
        until: Math.min(until, yes.staleUntil),
        staleUntil: yes.staleUntil,
      });
      return;
    }
    this.#yes.delete(origin);
    this.#store(this.#no, origin, { member: "failed", until, staleUntil: until });
  }

  #store(answers: Map<string, Answer>, origin: string, answer: Answer): void {
    answers.delete(origin);
    answers.set(origin, answer);
    if (answers.size <= this.#options.capacity) return;
    const oldest = answers.keys().next();
    if (oldest.done !== true) answers.delete(oldest.value);
  }
}
