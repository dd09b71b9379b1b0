import { describe, expect, test } from "vitest";
import { growthLabel, growthRate } from "../growth-rate.mjs";

const rounds = 40;

/** Noise of a machine: mostly a little more than the true cost, now and then much more. Fixed, so that nothing fails by chance. */
function noise(seed) {
  let state = seed;
  const next = () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
  return () => 1 + 0.08 * next() + (next() > 0.97 ? 0.5 : 0);
}

function labelOf(sizes, costOf, seed) {
  const factor = noise(seed);
  const times = sizes.map((size) => Array.from({ length: rounds }, () => costOf(size) * factor()));
  return growthLabel(sizes, growthRate(sizes, times));
}

/** As in the bench's own tables. */
const scales = [
  [10, 1_000, 100_000],
  [10, 300, 10_000],
  [15, 150, 1_500],
  [100, 1_000, 10_000],
  [300, 1_500, 6_000],
];
/** So little apart that neighbours look alike. */
const narrow = [60, 120, 240];

/** All but one begin with a cost that doesn't grow. */
const laws = [
  ["nothing", () => () => 300, ["constant"], ["constant"]],
  [
    "a logarithm",
    ([small]) =>
      (n) =>
        300 + 300 * Math.log(n / small + 1),
    ["logarithmic"],
    ["logarithmic", "slower than linear", "at most linear"],
  ],
  [
    "the root of the size",
    ([small]) =>
      (n) =>
        300 + 200 * Math.sqrt(n / small),
    ["slower than linear", "at most linear"],
    ["slower than linear", "at most linear"],
  ],
  [
    "the size",
    ([small]) =>
      (n) =>
        300 + 100 * (n / small),
    ["linear"],
    ["linear", "at most linear"],
  ],
  ["the size, from nothing", () => (n) => n, ["linear"], ["linear"]],
  [
    "the size's power of 1.5",
    ([small]) =>
      (n) =>
        300 + 100 * (n / small) ** 1.5,
    ["faster than linear"],
    ["faster than linear", "unclear"],
  ],
  [
    "the square of the size",
    ([small]) =>
      (n) =>
        300 + 100 * (n / small) ** 2,
    ["faster than linear"],
    ["faster than linear"],
  ],
];

describe.each(laws)("a cost that grows with %s", (_, lawOf, labels, narrowLabels) => {
  test.each([...scales.map((sizes) => [sizes, labels]), [narrow, narrowLabels]])("at %j: %j", (sizes, admitted) => {
    for (let seed = 1; seed <= 6; seed++)
      expect(admitted, `seed ${seed}`).toContain(labelOf(sizes, lawOf(sizes), seed));
  });
});

describe("what cannot be told", () => {
  test.each([
    ["a step at the largest size grows faster than anything", [300, 300, 3_000], "faster than linear"],
    ["a step at the middle size, and no more", [300, 600, 600], "logarithmic"],
    ["a cost that falls", [300, 200, 100], "constant"],
    ["a quarter more at the largest size", [300, 300, 372], "constant"],
  ])("%s", (_, costs, label) => {
    const sizes = [10, 100, 1_000];
    const times = costs.map((cost) => Array.from({ length: rounds }, () => cost));
    expect(growthLabel(sizes, growthRate(sizes, times))).toBe(label);
  });

  test.each([
    ["linear or faster", { low: 0.9, high: 1.6 }, "unclear"],
    ["anything up to linear", { low: 0.3, high: 1.1 }, "at most linear"],
    ["a root", { low: 0.45, high: 0.55 }, "slower than linear"],
  ])("an interval that admits %s", (_, exponent, label) => {
    expect(growthLabel([10, 1_000, 100_000], { ratio: { high: 9 }, exponent })).toBe(label);
  });
});
