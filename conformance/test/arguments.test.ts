import { afterEach, describe, expect, test, vi } from "vitest";
import { parseOptions, UsageError } from "../src/arguments.ts";
import { conformance } from "../src/command.ts";

afterEach(() => vi.restoreAllMocks());

test("all engines, the table and 1000 random cases by default", () => {
  expect(parseOptions([])).toEqual({
    engines: ["chromium", "firefox", "webkit"],
    cases: 1000,
    sample: 1,
    seed: 1,
    names: "both",
    json: false,
    only: "",
    record: undefined,
    replay: undefined,
  });
});

test("what is given", () => {
  const words = [
    "--engine",
    "webkit",
    "--cases",
    "7",
    "--seed=8",
    "--sample",
    "3",
    "--json",
    "--only",
    "max-age",
    "--names",
    "other",
  ];
  expect(parseOptions(words)).toMatchObject({
    engines: ["webkit"],
    cases: 7,
    sample: 3,
    seed: 8,
    names: "other",
    json: true,
    only: "max-age",
  });
});

const refused = [
  { words: ["--engine", "netscape"], text: /--engine is "netscape"; give chromium, firefox, webkit or all/ },
  { words: ["--cases", "many"], text: /--cases is "many"; give a whole number/ },
  { words: ["--seed", "-1"], text: /--seed/ },
  { words: ["--sample", "half"], text: /--sample is "half"; give a whole number/ },
  { words: ["--names", "mine"], text: /--names is "mine"; give localhost, other, both/ },
  { words: ["--colour"], text: /--colour/ },
  { words: ["chromium"], text: /chromium/ },
];

describe("refuses", () => {
  test.each(refused)("$words", ({ words, text }) => {
    expect(() => parseOptions(words)).toThrow(UsageError);
    expect(() => parseOptions(words)).toThrow(text);
  });

  test.each(refused)("$words, with status 2", async ({ words, text }) => {
    const printed = vi.spyOn(console, "error").mockReturnValue();
    expect(await conformance(words)).toBe(2);
    expect(printed).toHaveBeenCalledWith(expect.stringMatching(text));
  });
});

test("--help has examples, and status 0", async () => {
  const printed = vi.spyOn(console, "log").mockReturnValue();
  expect(await conformance(["--help"])).toBe(0);
  expect(printed).toHaveBeenCalledWith(
    expect.stringContaining("npm run conformance -- --engine all --cases 3000 --seed 1"),
  );
});
