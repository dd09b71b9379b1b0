import type { Case } from "./case.ts";
import { elsewhere } from "./elsewhere.ts";
import { randomCasesOfEachKind } from "./random/each-kind.ts";
import { table } from "./table/index.ts";

/**
 * Which of eight random cases are on names below localhost; the others are elsewhere. Every second one has something changed, and
 * every second one elsewhere is over http: there are some of each in each place.
 */
const onLocalhostOfEight: readonly number[] = [0, 1, 4, 7];

/** Which cases run. */
interface Selection {
  /** How many random ones. */
  readonly cases: number;
  /** Every so manieth of the table. */
  readonly sample: number;
  readonly seed: number;
  readonly names: "both" | "localhost" | "other";
  /** What their descriptions contain. */
  readonly only: string;
}

/** The cases of a run, in their order. */
export function casesOf({ cases, sample, seed, names, only }: Selection): readonly Case[] {
  const every = (nth: number): readonly Case[] => table.filter((_, index) => index % nth === seed % nth);
  const random = randomCasesOfEachKind(cases, seed);
  // A case that is written in a domain of its own has no other place.
  const isOnLocalhost = ({ domain }: Case, index: number): boolean =>
    domain !== undefined || onLocalhostOfEight.includes(index % 8);
  const half = (isFirst: boolean): readonly Case[] =>
    names === "both" ? random.filter((described, index) => isOnLocalhost(described, index) === isFirst) : random;
  const onLocalhost = names === "other" ? [] : [...every(sample), ...half(true)];
  const onOthers = names === "localhost" ? [] : [...every(names === "both" ? sample * 3 : sample), ...half(false)];
  return [...onLocalhost, ...elsewhere(onOthers)].filter(({ desc }) => desc.includes(only));
}
