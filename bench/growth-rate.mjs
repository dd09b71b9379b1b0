// How a cost grows. Each has a part that does not grow, which would make any growth look slower than it is: so the exponent
// is that of what a size adds to the cost of the smallest one.
import { estimateOfMedians } from "./statistics.mjs";

/** What a size adds, to the next one's: as a power of what is added to the size. */
const exponentOf = ([small, middle, large], costs) => {
  const added = (costs[2] - costs[0]) / (costs[1] - costs[0]);
  // Nothing was added, as far as the clock tells.
  if (!(costs[2] > costs[0])) return 0;
  return costs[1] > costs[0] ? Math.log(added) / Math.log((large - small) / (middle - small)) : Infinity;
};

/**
 * @param sizes three of them, the smallest first
 * @param times those of the rounds, of each size
 * @returns with their intervals: `ratio`, of the cost of the largest size to that of the smallest, and `exponent`
 */
export const growthRate = (sizes, times) => ({
  ratio: estimateOfMedians(times, (costs) => costs[2] / costs[0]),
  exponent: estimateOfMedians(times, (costs) => exponentOf(sizes, costs)),
});

/** Noise of the machine, and caches of the processor that are too small for the largest size. */
const constantUpTo = 1.25;

/** How a cost grows, in words; `unclear` where the interval admits several of them. */
export function growthLabel(sizes, { ratio, exponent: { low, high } }) {
  if (ratio.high <= constantUpTo) return "constant";
  const logarithmic = exponentOf(sizes, sizes.map(Math.log));
  if (high <= logarithmic + 0.15) return "logarithmic";
  if (low > 1.2) return "faster than linear";
  if (high > 1.2) return "unclear";
  if (high < 0.8) return "slower than linear";
  return low >= 0.8 ? "linear" : "at most linear";
}
