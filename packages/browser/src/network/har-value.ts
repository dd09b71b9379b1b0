export interface HarProblem {
  /** Such as `log.entries[3].response.status`. */
  readonly place: string;
  readonly message: string;
}

/** A log that cannot be replayed, with all its problems. */
export class HarError extends TypeError {
  readonly problems: readonly HarProblem[];

  constructor(problems: readonly HarProblem[]) {
    super(`The HAR log cannot be replayed.\n${problems.map(({ place, message }) => `${place} ${message}`).join("\n")}`);
    this.name = "HarError";
    this.problems = problems;
  }
}

/** A log of thousands of entries is as a rule wrong in the same way in each. */
const maxProblems = 20;

/** A value in a log that knows its place. What it should be and isn't becomes a problem. */
export class HarValue {
  readonly place: string;
  readonly value: unknown;
  readonly #problems: HarProblem[];

  constructor(value: unknown, place: string, problems: HarProblem[]) {
    this.value = value;
    this.place = place;
    this.#problems = problems;
  }

  /** `null` counts as left out: several exporters write it. */
  get isMissing(): boolean {
    return this.value === undefined || this.value === null;
  }

  problem(message: string): void {
    if (this.#problems.length === maxProblems) this.#problems.push({ place: "And more.", message: "" });
    if (this.#problems.length < maxProblems) this.#problems.push({ place: this.place, message });
  }

  /** The value, where it is what it must be. */
  #must<T>(be: string, is: (value: unknown) => value is T): T | undefined {
    const { value } = this;
    if (is(value)) return value;
    this.problem(this.isMissing ? `is missing: it is ${be}.` : `is ${be}, not ${describe(value)}.`);
    return undefined;
  }

  at(key: string): HarValue {
    const { value } = this;
    const inner = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    return new HarValue(inner, this.place === "" ? key : `${this.place}.${key}`, this.#problems);
  }

  object(): this | undefined {
    return this.#must("an object", isObject) === undefined ? undefined : this;
  }

  list(): readonly HarValue[] | undefined {
    const items = this.#must("a list", isList);
    return items?.map((item, index) => new HarValue(item, `${this.place}[${String(index)}]`, this.#problems));
  }

  text(): string | undefined {
    return this.#must("a text", (value) => typeof value === "string");
  }

  whole(min: number, max: number): number | undefined {
    const is = (value: unknown): value is number =>
      Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
    return this.#must(`a whole number from ${String(min)} to ${String(max)}`, is);
  }
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !isList(value);

function describe(value: unknown): string {
  if (isList(value)) return "a list";
  if (isObject(value)) return "an object";
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}
