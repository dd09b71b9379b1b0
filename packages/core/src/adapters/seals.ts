import type { Seal } from "./enforce.ts";

const key: unique symbol = Symbol("sallyport.seals");

/**
 * Adds a seal to a response. Guards can stand inside one another: the innermost seals first, so that the outermost has
 * the last word.
 * @param install called for the first seal, with the list that it is the first of
 */
export function addSeal(response: object, seal: Seal, install: (seals: readonly Seal[]) => void): void {
  const holder = response as { [key]?: Seal[] };
  if (holder[key] !== undefined) {
    holder[key].unshift(seal);
    return;
  }
  install((holder[key] = [seal]));
}
