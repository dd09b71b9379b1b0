/** Mulberry32: the same numbers for the same seed, on every platform. */
export class Prng {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** In 0…below-1. */
  integer(below: number): number {
    return Math.floor(this.next() * below);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.integer(items.length)] ?? items[0];
  }

  /** Up to `most` of the items, each once, in any order. */
  some<T>(items: readonly T[], most: number): T[] {
    const left = [...items];
    return Array.from({ length: this.integer(most + 1) }, () => left.splice(this.integer(left.length), 1)).flat();
  }
}
