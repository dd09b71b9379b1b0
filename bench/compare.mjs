// How far the figures of several runs lie apart: each run is a file that `--json` has printed.
import { table } from "./tables.mjs";

/** Figures of runs that say the same lie within this share of each other. */
const agreed = 0.05;

const byContender = ({ rows }) =>
  rows.flatMap(({ name, base, figures }) =>
    Object.entries(figures)
      .filter(([contender]) => contender !== base)
      .map(([contender, { ratio }]) => [`${name}: ${contender}`, ratio.median]),
  );

/** How many times as long the larger size takes. */
const byGrowth =
  (unit) =>
  ({ rows }) =>
    rows.map(({ name, sizes, [unit]: costs }) => [`${name}, ${sizes.at(-1)} to ${sizes[0]}`, costs.at(-1) / costs[0]]);

/** The figures of each part of the bench that are worth a comparison, as [name, number]. */
const figuresOf = {
  decide: byContender,
  requests: byContender,
  model: byContender,
  setup: ({ rows }) => rows.map(({ name, value }) => [name, value.median]),
  compile: byGrowth("milliseconds"),
  growth: byGrowth("nanoseconds"),
};

const allFigures = (results) =>
  new Map(
    Object.entries(results).flatMap(([part, one]) =>
      figuresOf[part](one).map(([name, figure]) => [`${part}: ${name}`, figure]),
    ),
  );

/**
 * @param runs what `--json` has printed, parsed
 * @returns `rows` of [name, each run's figure, how far they lie apart], the furthest first; `apart`: how many don't agree;
 *   `missing`: names that not every run has
 */
export function compareRuns(runs) {
  const all = runs.map(allFigures);
  const names = [...new Set(all.flatMap((figures) => [...figures.keys()]))];
  const [shared, missing] = [true, false].map((wanted) =>
    names.filter((name) => all.every((figures) => figures.has(name)) === wanted),
  );
  const rows = shared
    .map((name) => {
      const figures = all.map((one) => one.get(name));
      return { name, figures, spread: Math.max(...figures) / Math.min(...figures) - 1 };
    })
    .sort((a, b) => b.spread - a.spread);
  return { rows, missing, apart: rows.filter(({ spread }) => !(spread <= agreed)).length };
}

const percent = (share) => `${(share * 100).toFixed(1)} %`;

/** The comparison as Markdown. */
export function comparison(files, runs) {
  const { rows, missing, apart } = compareRuns(runs);
  const shown = rows.map(({ name, figures, spread }) => [
    name,
    ...figures.map((one) => one.toPrecision(3)),
    percent(spread) + (spread <= agreed ? "" : ", apart"),
  ]);
  return {
    apart,
    text: [
      table(["", ...files, "Largest to smallest"], shown),
      `${rows.length - apart} of ${rows.length} figures lie within ${percent(agreed)} of each other.`,
      ...missing.map((name) => `Not in every run: ${name}.`),
    ].join("\n\n"),
  };
}
