import { flatCopy } from "../flat-copy.ts";
import type { SourceRequest } from "./source-request.ts";
import {
  concerns,
  noKeys,
  type Membership,
  type SourceAnswers,
  type SourceKeys,
  type SourceOptions,
  type SourceQuestion,
  type SourceReference,
  type SourceResults,
} from "./source.ts";

/** Calls under way at once; further origins are denied until one ends, so a flood of names cannot pile up calls. */
const maxFlights = 256;

/** A "no" that follows from a failure is asked again sooner than one that the source gave. */
const failureFreshFor = 1_000;

/** Who waits for a call that is invalidated asks again, but not as long as invalidations keep coming. */
const maxTries = 3;

type Result = Exclude<Membership, undefined>;

interface Answer {
  readonly question: SourceQuestion;
  readonly member: Result;
  readonly until: number;
  readonly staleUntil: number;
}

/** A call under way. */
interface Flight {
  readonly question: SourceQuestion;
  /** `undefined` where it was invalidated meanwhile. */
  done: Promise<Membership>;
}

/** One source with its bounded memory: one flight a question, negative answers kept, failure denies. */
export class SourceCache implements SourceReference {
  readonly name: string;
  readonly keys: SourceKeys;
  readonly #options: Required<SourceOptions>;
  // Apart, so that a flood of unknown origins cannot push out the known ones.
  readonly #yes = new Map<string, Answer>();
  readonly #no = new Map<string, Answer>();
  readonly #flights = new Map<string, Flight>();

  constructor(name: string, options: SourceOptions, keys: SourceKeys = noKeys) {
    this.name = name;
    this.keys = keys;
    this.#options = {
      freshFor: 60_000,
      staleFor: 600_000,
      timeout: 2_000,
      capacity: 10_000,
      now: () => performance.now(),
      ...options,
    };
  }

  /** How many answers and calls under way it holds. */
  get size(): number {
    return this.#yes.size + this.#no.size + this.#flights.size;
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

  /** What is known of a request's origin. */
  lookup(request: SourceRequest): Membership {
    const question = request.question(this.keys);
    return question === undefined ? "failed" : this.answer(question, request.results);
  }

  /**
   * The answer to a question, as far as it is known.
   * @param results what has been asked for one request alone
   */
  answer({ key }: SourceQuestion, results: SourceResults | undefined): Membership {
    return results?.get(this)?.get(key) ?? this.#known(key);
  }

  #known(key: string): Membership {
    const now = this.#options.now();
    const yes = this.#yes.get(key);
    if (yes !== undefined && now < yes.until) return true;
    const no = this.#no.get(key);
    return no !== undefined && now < no.until ? no.member : undefined;
  }

  /**
   * Asks the source unless the answer is known. Never rejects, and takes no longer than one call may.
   * @param onError hears once of each call that fails
   */
  async resolve(question: SourceQuestion, onError: (error: unknown) => void): Promise<Result> {
    const { now, timeout } = this.#options;
    const deadline = now() + timeout;
    let result = await this.#answerOf(question, onError);
    for (let tries = 1; result === undefined && tries < maxTries && now() < deadline; tries++)
      result = await within(deadline - now(), this.#answerOf(question, onError));
    if (result === undefined)
      onError(new Error(`The source ${JSON.stringify(this.name)} was invalidated while it was asked.`));
    return result ?? "failed";
  }

  /** What a call says, one under way included; `undefined` where it is invalidated meanwhile. */
  #answerOf(question: SourceQuestion, onError: (error: unknown) => void): Promise<Membership> {
    const { key } = question;
    const known = this.#known(key);
    if (known !== undefined) return Promise.resolve(known);
    const under = this.#flights.get(key);
    if (under !== undefined) return under.done;
    // A flood of unknown origins must not shut out a known one.
    if (this.#flights.size >= maxFlights) return Promise.resolve(this.#yes.has(key) ? this.#fail(question) : "failed");
    const flight: Flight = { question, done: Promise.resolve("failed") };
    this.#flights.set(key, flight);
    flight.done = this.#ask(flight, onError).finally(() => {
      if (this.#isCurrent(flight)) this.#flights.delete(key);
    });
    return flight.done;
  }

  /** Forgets answers, and what calls under way will say: those who wait for them ask again, a few times. */
  invalidate(about: SourceAnswers): void {
    for (const known of [this.#yes, this.#no, this.#flights])
      for (const [key, { question }] of known) if (concerns(question, about)) known.delete(key);
  }

  /** Whether nothing has been invalidated since the call began. */
  #isCurrent(flight: Flight): boolean {
    return this.#flights.get(flight.question.key) === flight;
  }

  async #ask(flight: Flight, onError: (error: unknown) => void): Promise<Membership> {
    const { question } = flight;
    try {
      const answer = await this.#call(question);
      return this.#isCurrent(flight) ? this.#keep(question, answer) : undefined;
    } catch (error) {
      onError(error);
      return this.#isCurrent(flight) ? this.#fail(question) : undefined;
    }
  }

  async #call({ subject, host, params }: SourceQuestion): Promise<unknown> {
    const { decide, timeout } = this.#options;
    const stop = new AbortController();
    try {
      const context = {
        signal: stop.signal,
        ...(host === undefined ? {} : { host }),
        // A copy: a source that changes it must not change what it is remembered by.
        ...(params === undefined ? {} : { params: { ...params } }),
      };
      const answer = await within(
        timeout,
        Promise.resolve(decide(subject, context)).then((value) => ({ value })),
      );
      if (answer === undefined)
        throw new Error(`The source ${JSON.stringify(this.name)} took longer than ${String(timeout)} ms.`);
      return answer.value;
    } finally {
      stop.abort();
    }
  }

  /** Only `true` is a yes: what else an untyped source returns is garbage. */
  #keep(question: SourceQuestion, answer: unknown): boolean {
    const { key } = question;
    const now = this.#options.now();
    const until = now + this.#options.freshFor;
    this.#yes.delete(key);
    this.#no.delete(key);
    const member = answer === true;
    this.#store(member ? this.#yes : this.#no, { question, member, until, staleUntil: now + this.#options.staleFor });
    return member;
  }

  /** A yes outlives a failing source until it is too stale. */
  #fail(question: SourceQuestion): Result {
    const now = this.#options.now();
    const yes = this.#yes.get(question.key);
    const until = now + Math.min(failureFreshFor, this.#options.freshFor);
    if (yes !== undefined && now < yes.staleUntil) {
      this.#store(this.#yes, { ...yes, until: Math.min(until, yes.staleUntil) });
      return true;
    }
    this.#yes.delete(question.key);
    this.#store(this.#no, { question, member: "failed", until, staleUntil: until });
    return "failed";
  }

  #store(answers: Map<string, Answer>, answer: Answer): void {
    const question = flatCopy(answer.question);
    const { key } = question;
    answers.delete(key);
    answers.set(key, { ...answer, question });
    if (answers.size <= this.#options.capacity) return;
    const oldest = answers.keys().next();
    if (oldest.done !== true) answers.delete(oldest.value);
  }
}

/** What is awaited; `undefined` where it takes longer. */
async function within<T>(ms: number, awaited: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const expired = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([awaited, expired]);
  } finally {
    clearTimeout(timer);
  }
}
