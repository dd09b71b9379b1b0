// The figures as Markdown.
import { growthLabel } from "./growth-rate.mjs";
import { spread, widest } from "./statistics.mjs";

export const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** A figure with its interval; one that is too wide is none. */
const figure = (estimate, digits = 2) =>
  spread(estimate) > widest
    ? `too wide (${estimate.low.toFixed(digits)} to ${estimate.high.toFixed(digits)})`
    : `${estimate.median.toFixed(digits)} (${estimate.low.toFixed(digits)} to ${estimate.high.toFixed(digits)})`;

const amount = (value) => value.toFixed(value < 100 ? 1 : 0);

const others = ({ figures, base }) => Object.entries(figures).filter(([name]) => name !== base);

export const ratioTable = (rows, unit, scale) =>
  table(
    ["", "With", unit, "To by hand, with its 90 % interval"],
    rows.flatMap((row) => [
      [row.name, row.base, amount(row.figures[row.base].micros * scale), "1"],
      ...others(row).map(([name, { micros, ratio }]) => ["", name, amount(micros * scale), figure(ratio)]),
    ]),
  );

export const rateTable = (rows) =>
  table(
    ["", "A CPU second", "CPU time to the first row's"],
    rows.flatMap(({ figures }) =>
      Object.entries(figures).map(([name, { micros, ratio }]) => [name, Math.round(1e6 / micros), figure(ratio)]),
    ),
  );

export const setupTable = (rows) =>
  table(
    ["", "Measured", "Budget"],
    rows.map(({ name, value, budget }) => [
      name,
      `${value.median.toFixed(1)} (${value.low.toFixed(1)} to ${value.high.toFixed(1)})`,
      budget ?? "",
    ]),
  );

const bound = (value) => (Number.isFinite(value) ? value.toFixed(2) : "any");
const interval = ({ low, high }) => `${bound(low)} to ${bound(high)}`;

/** JSON has no infinity: a bound that is none is null in saved figures. */
const withBounds = ({ low, high }) => ({ low: low ?? -Infinity, high: high ?? Infinity });

const rateTableOf = (head, rows) =>
  table(
    [...head, "Exponent", ""],
    rows.map(({ name, sizes, costs, rate }) => {
      const exponent = withBounds(rate.exponent);
      const label = growthLabel(sizes, { ...rate, exponent });
      return [name, sizes.join(", "), costs, label === "constant" ? "" : interval(exponent), label];
    }),
  );

export const compileTable = (rows) =>
  rateTableOf(
    ["What there is much of", "Sizes", "ms"],
    rows.map((row) => ({ ...row, costs: row.milliseconds.map((one) => one.toFixed(1)).join(", ") })),
  );

export const growthTable = (rows) =>
  rateTableOf(
    ["What grows", "Sizes", "ns a decision"],
    rows.map((row) => ({ ...row, costs: row.nanoseconds.map((one) => one.toFixed(0)).join(", ") })),
  );

export const goTable = ({ skipped, version, rows }) =>
  skipped === undefined
    ? `${version}, CPU time; the requests are the same, parsed already as net/http hands them over:\n\n${table(
        ["", "ns a decision"],
        rows.map(({ name, nanoseconds }) => [name, nanoseconds.toFixed(0)]),
      )}`
    : `The peers in Go were not measured: ${skipped}.`;
