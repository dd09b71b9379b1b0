import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { engines, type EngineName } from "../../src/index.ts";

const names = ["standard", "chromium", "firefox", "webkit"] as const;

const maxAges = (value: string): Record<EngineName, number | undefined> =>
  Object.fromEntries(names.map((name) => [name, engines[name].httpCache.cacheControl(value).maxAge])) as never;

describe("max-age", () => {
  type Age = number | undefined;

  test.each<[value: string, standard?: Age, chromium?: Age, firefox?: Age, webkit?: Age]>([
    ["max-age=600", 600, 600, 600, 600],
    ["public, MAX-AGE=600 ", 600, 600, 600, 600],
    ["max-age=1, max-age=2", 1, 1, 2, 1],
    ['max-age="600"', 600, undefined, undefined, 600],
    ["max-age=600.5", 0, undefined, 600, 600.5],
    ["max-age = 600", 0, undefined, 600, 600],
    ["max-age=600;public", 600, undefined, 600, 600],
    ["max-age=99999999999", 99_999_999_999, 99_999_999_999, undefined, 99_999_999_999],
    [", max-age=600", 600, 600, undefined, 600],
    ['no-cache="x-a", max-age=600', 600, 600, undefined, 600],
    ["max-age=-1", 0, undefined, undefined, undefined],
    ["no-store"],
  ])("%s", (value, standard, chromium, firefox, webkit) => {
    expect(maxAges(value)).toEqual({ standard, chromium, firefox, webkit });
  });

  test("any text is read, in time that grows with its length", () => {
    const parts = fc.constantFrom("max-age", "=", '"', "\\", ",", " ", "600", "no-store", ";", "x");
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (found) => {
        for (const name of names) engines[name].httpCache.cacheControl(found.join(""));
      }),
      { numRuns: 300 },
    );
    const started = performance.now();
    for (const name of names) {
      for (const flood of ['"', ",", " ", "=", 'a="\\', "max-age=1,", "a = "])
        engines[name].httpCache.cacheControl(flood.repeat(20_000));
    }
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

test("no-cache and private with field names count where an engine reads them so", () => {
  const noCache = names.map((name) => engines[name].httpCache.cacheControl('no-cache="x-a", max-age=600').noCache);
  expect(noCache).toEqual([true, false, true, false]);
});
