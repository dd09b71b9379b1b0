import { describe, expect, test } from "vitest";
import { fuzzerNames, fuzzExplain } from "./fuzz.ts";
import { inventions } from "./statements.ts";

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));

const count = Number(process.env.FUZZ_COUNT ?? 60);

/** `npm run fuzz` does the same for as long as it is given. */
describe(`explain takes anything, with the seed ${String(seed)}`, () => {
  test.each(fuzzerNames)(
    "%s",
    async (name) => {
      expect(await fuzzExplain(name, count, seed)).toEqual([]);
    },
    300_000,
  );
});

test.each([
  ["https://other.example is not shared", ["https://other.example"]],
  ["`https://app.example` stands for your own page's origin.", []],
  ["https://api.example/b (status 404)", ["status 404"]],
  ["https://api.example/b (status 200)", []],
])("a statement about something that wasn't given is seen: %s", (output, expected) => {
  expect(inventions(output, "GET https://api.example/a 200")).toEqual(expected);
});
