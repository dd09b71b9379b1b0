import { expect, test } from "vitest";
import { searchOptions } from "../src/docs/search.ts";

const { fuzzy, prefix, processTerm, boostDocument } = searchOptions;

test.each<[desc: string, words: string, fuzzy: number | false, prefix: boolean]>([
  ["typed: misspelt, or not yet whole", "wildcrd cred", 0.2, true],
  ["pasted: as it is", "No Access Control Allow Origin header is present", false, false],
])("what is %s", (_, text, isFuzzy, isPrefix) => {
  const words = text.split(" ");
  expect([fuzzy("", 0, words), prefix("", 0, words)]).toEqual([isFuzzy, isPrefix]);
});

test("words that stand in every text aren't searched for", () => {
  expect(["The", "header", "Is", "CORS"].map(processTerm)).toEqual([null, "header", null, "cors"]);
});

test("messages of consoles come before texts that quote them", () => {
  const other = boostDocument("/guide/explain.html#from-a-server");
  expect(boostDocument("/explanations/cors-cached.html#what-the-console-shows")).toBeGreaterThan(other);
});
