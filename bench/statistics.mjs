/** The value below which a share of the values lies. */
function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * share)];
}

export const median = (values) => quantile(values, 0.5);

/** A generator with a fixed seed: the same figures give the same interval (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const resamples = 400;

/** The value of what `measure` makes of samples, with its 90 % interval: `draw` makes samples, with repetition. */
function bootstrap(value, measure, draw) {
  const pick = random(1);
  const values = Array.from({ length: resamples }, () => measure(draw(pick)));
  return { median: value, low: quantile(values, 0.05), high: quantile(values, 0.95) };
}

const drawn = (list, pick) => list.map(() => list[Math.floor(pick() * list.length)]);

/**
 * The median of all rounds with its 90 % interval. Rounds of one process are alike, for a process keeps the luck of its
 * start: the interval comes from drawing whole processes, with repetition (a cluster bootstrap).
 * @param processes the values of each process
 */
export function estimate(processes) {
  const measure = (all) => median(all.flat());
  return bootstrap(measure(processes), measure, (pick) => drawn(processes, pick));
}

/**
 * What follows from the medians of several lists, with its 90 % interval.
 * @param lists values of rounds
 */
export function estimateOfMedians(lists, follow) {
  const measure = (all) => follow(all.map(median));
  return bootstrap(measure(lists), measure, (pick) => lists.map((list) => drawn(list, pick)));
}

/** Half the width of the interval as a share of the median. */
export const spread = ({ median, low, high }) => Math.max(high - median, median - low) / median;

/** Wider than this an estimate is no figure. */
export const widest = 0.05;
