import { describe, expect, it } from "vitest";
import { nestsTooDeep } from "../src/editor/nesting.ts";

describe("texts that nest too deep for highlighting", () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ["nothing", "", false],
    ["many lists, side by side", "a: [GET, POST]\n".repeat(2000), false],
    ["brackets inside a string", `a: "${"[".repeat(300)}"\n`, false],
    ["a long indentation", `a:\n${" ".repeat(300)}b: 1\n`, false],
    ["brackets", "[".repeat(50_000), true],
    ["braces", "{a: ".repeat(5000), true],
    ["brackets whose closers are in strings", `["]",`.repeat(5000), true],
    ["brackets whose closers are in strings, behind quotes in plain text", `[a',"']",`.repeat(5000), true],
    ["lists in lists, in one line", "- ".repeat(8000), true],
    ["keys in keys, in one line", "? ".repeat(8000), true],
    ["maps in maps", Array.from({ length: 700 }, (_, at) => `${" ".repeat(at)}a:\n`).join(""), true],
  ];
  it.each(cases)("%s", (_, text, expected) => expect(nestsTooDeep(text)).toBe(expected));
});
