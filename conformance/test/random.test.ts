import { describe, expect, test } from "vitest";
import { Prng } from "../src/cases/random/prng.ts";
import { randomCasesOfEachKind } from "../src/cases/random/each-kind.ts";
import { randomElementCases } from "../src/cases/random/elements.ts";
import { randomEventSources } from "../src/cases/random/event-source.ts";
import { randomWebSockets } from "../src/cases/random/web-socket.ts";
import { randomLeavingCases } from "../src/cases/random/leaving.ts";
import { randomCases } from "../src/cases/random/random-cases.ts";
import { casesOf } from "../src/cases/selection.ts";
import { observeModel } from "../src/model-run.ts";

describe("the generator", () => {
  test("gives the same numbers for the same seed", () => {
    const prng = new Prng(42);
    const numbers = Array.from({ length: 4 }, () => prng.next());
    expect(numbers).toEqual([0.6011037519201636, 0.44829055899754167, 0.8524657934904099, 0.6697340414393693]);
  });

  test("stays within its bounds, and reaches each of few", () => {
    const prng = new Prng(1);
    const numbers = Array.from({ length: 2000 }, () => prng.integer(7));
    expect([...new Set(numbers)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test("takes some of a list, each once", () => {
    const prng = new Prng(1);
    for (let again = 0; again < 200; again++) {
      const some = prng.some(["a", "b", "c"], 3);
      expect(new Set(some).size).toBe(some.length);
    }
  });
});

describe("random cases", () => {
  /** Whether a case of fetch is granted by its server as a whole. */
  const isGranted = (desc: string): boolean => Number(/random \d+\/(\d+)/.exec(desc)?.[1]) % 2 === 0;

  test.each([1, 2, 99])(
    "of seed %i are so many, and in each place some that are granted and some that are not",
    (seed) => {
      const cases = casesOf({ cases: 400, sample: 1, seed, names: "both", only: "random " }).filter(({ desc }) =>
        desc.startsWith("random "),
      );
      expect(cases).toHaveLength(400);
      const places = cases
        .filter(({ desc }) => /^random \d/.test(desc))
        .map(({ desc }) => `${/\(.*\)|$/.exec(desc)?.[0] ?? ""} ${String(isGranted(desc))}`);
      const counts = new Map(places.map((place) => [place, places.filter((one) => one === place).length]));
      expect(counts.size).toBe(6);
      expect(Math.min(...counts.values())).toBeGreaterThan(20);
    },
  );

  test.each([0, 1, 33, 34, 100, 5000])("of each kind are %i, each another", (count) => {
    const cases = randomCasesOfEachKind(count, 3);
    expect(cases).toHaveLength(count);
    expect(new Set(cases.map(({ desc }) => desc)).size).toBe(count);
    const kinds = new Set(cases.map(({ desc }) => desc.replace(/[0-9/]+$/, "")));
    expect(kinds.size >= 8).toBe(count >= 34);
  });

  test("are the same for the same seed, and others for another", () => {
    expect(randomCases(50, 3)).toEqual(randomCases(50, 3));
    expect(randomCases(50, 3)).not.toEqual(randomCases(50, 4));
  });

  test("of elements are the same for the same seed, and of many kinds", () => {
    expect(randomElementCases(50, 3)).toEqual(randomElementCases(50, 3));
    const kinds = randomElementCases(200, 3).flatMap(({ actions }) => actions.map((one) => "as" in one && one.as));
    expect(new Set(kinds).size).toBeGreaterThan(8);
  });

  test("do not depend on how many there are", () => {
    expect(randomCases(50, 3).slice(0, 10)).toEqual(randomCases(10, 3));
  });

  test("succeed every second time, and often fail otherwise", async () => {
    const succeeded = { granted: 0, mutated: 0 };
    for (const [at, described] of randomCases(200, 5).entries()) {
      const { results } = await observeModel(described, "chromium");
      const all = results.every(({ outcome }) => outcome === "resolved" || outcome === "load");
      if (all) succeeded[at % 2 === 0 ? "granted" : "mutated"]++;
    }
    expect(succeeded.granted).toBe(100);
    expect(succeeded.mutated).toBeGreaterThan(20);
    expect(succeeded.mutated).toBeLessThan(80);
  });
});

describe("random event sources and WebSockets", () => {
  test.each([
    ["event source", randomEventSources],
    ["web socket", randomWebSockets],
  ])("%ss are the same for the same seed, and many of them open", async (_, cases) => {
    expect(cases(30, 3).slice(0, 10)).toEqual(cases(10, 3));
    expect(cases(10, 3)).not.toEqual(cases(10, 4));
    const observations = await Promise.all(cases(40, 5).map((one) => observeModel(one, "webkit")));
    const opened = observations.filter(({ results }) => results[0]?.value?.includes('"open"') === true);
    expect(opened.length).toBeGreaterThan(10);
    expect(opened.length).toBeLessThan(40);
  });
});

describe("random forms and navigations", () => {
  test("are the same for the same seed, whatever their number", () => {
    expect(randomLeavingCases(30, 3).slice(0, 10)).toEqual(randomLeavingCases(10, 3));
    expect(randomLeavingCases(10, 3)).not.toEqual(randomLeavingCases(10, 4));
  });

  test("reach the server in the model, most of them", async () => {
    const observations = await Promise.all(randomLeavingCases(60, 5).map((one) => observeModel(one, "firefox")));
    const left = observations.filter(({ requests }) => requests.some(({ url }) => !/\/(?:page|set|jar)$/.test(url)));
    expect(left.length).toBeGreaterThan(45);
  });
});
