import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HeaderList, type Header } from "../../src/fetch/header-list.ts";

const listOf = (...headers: Header[]): HeaderList => new HeaderList(headers);

describe("reading", () => {
  const list = listOf(["X-A", "1"], ["Set-Cookie", "a=1"], ["x-a", ""], ["SET-COOKIE", "b=2"], ["B", "2"]);

  test.each<[desc: string, seen: unknown, expected: unknown]>([
    ["get joins the lines of a name, empty ones too", list.get("x-A"), "1, "],
    ["get without such a name", list.get("X"), null],
    ["values are a line each", list.values("set-cookie"), ["a=1", "b=2"]],
    ["contains in any case", list.contains("b"), true],
    ["contains only whole names", list.contains("X"), false],
    ["size counts lines", list.size, 5],
    [
      "sorted and combined",
      list.sortAndCombine(),
      [
        ["b", "2"],
        ["set-cookie", "a=1"],
        ["set-cookie", "b=2"],
        ["x-a", "1, "],
      ],
    ],
    ["names are kept as they were written", list.toArray()[3], ["SET-COOKIE", "b=2"]],
  ])("%s", (_desc, seen, expected) => expect(seen).toEqual(expected));
});

describe("writing", () => {
  test("append takes over the spelling that is there", () => {
    const list = listOf(["X-A", "1"]);
    list.append("x-a", "2");
    expect([...list]).toEqual([
      ["X-A", "1"],
      ["X-A", "2"],
    ]);
  });

  test("set changes the first of a name and removes the others", () => {
    const list = listOf(["X-A", "1"], ["B", "2"], ["X-A", "3"]);
    list.set("x-A", "4");
    expect([...list]).toEqual([
      ["X-A", "4"],
      ["B", "2"],
    ]);
  });

  test("a clone and its original are two", () => {
    const list = listOf(["A", "1"]);
    const clone = list.clone();
    clone.delete("a");
    expect([list.size, clone.size]).toEqual([1, 0]);
  });

  test("names fold in ASCII alone: the Kelvin sign is no k", () => {
    expect(listOf(["\u212a", "1"]).contains("k")).toBe(false);
  });
});

describe("any sequence of changes", () => {
  const name = fc.constantFrom("a", "A", "x-b", "X-B", "set-cookie", "Set-Cookie", "c");
  const value = fc.constantFrom("", "1", "2", "3, 4");
  const step = fc.oneof(
    fc.tuple(fc.constant("append" as const), name, value),
    fc.tuple(fc.constant("set" as const), name, value),
    fc.tuple(fc.constant("delete" as const), name, fc.constant("")),
  );

  /** The standard's words on a plain array. */
  function applied(headers: Header[], [kind, named, valued]: ["append" | "set" | "delete", string, string]): Header[] {
    const same = ([one]: Header): boolean => one.toLowerCase() === named.toLowerCase();
    const first = headers.findIndex(same);
    if (kind === "delete") return headers.filter((one) => !same(one));
    if (first === -1) return [...headers, [named, valued]];
    const spelling = headers[first]?.[0] ?? named;
    if (kind === "append") return [...headers, [spelling, valued]];
    return headers.flatMap((one, at): Header[] => (at === first ? [[spelling, valued]] : same(one) ? [] : [one]));
  }

  test("leaves what it leaves in a naive twin", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), name, (steps, asked) => {
        const list = new HeaderList();
        let twin: Header[] = [];
        for (const one of steps) {
          const [kind, named, valued] = one;
          if (kind === "delete") list.delete(named);
          else list[kind](named, valued);
          twin = applied(twin, one);
        }
        const values = twin.filter(([one]) => one.toLowerCase() === asked.toLowerCase()).map(([, one]) => one);
        expect([...list]).toEqual(twin);
        expect(list.values(asked)).toEqual(values);
        expect(list.get(asked)).toBe(values.length === 0 ? null : values.join(", "));
      }),
      { numRuns: 300 },
    );
  });
});
