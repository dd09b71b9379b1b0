import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currentPolicy } from "../../../src/policy/handle.ts";
import { compilePolicy } from "../../../src/index.ts";
import { compileYaml, parseYaml } from "../../../src/policy/yaml.ts";

const textOf = (item: string): string =>
  `sallyport: 1\nself: [https://a.example]\norigins:\n  app:\n    - https://z.example\n    - ${JSON.stringify(item)}\n    - https://B.example\nresources: []\n`;

/** The group with the item; the item behind it is malformed on purpose where `bad` is. */
const members = (item: string, env: Readonly<Record<string, string>>): readonly string[] | undefined => {
  const { policy } = compileYaml(textOf(item).replace("https://B.example", "https://b.example"), { env });
  return policy && currentPolicy(policy).model.groups.get("app")?.members.map(({ name }) => name).slice(1, -1);
}; // prettier-ignore

const problems = (item: string, env?: Readonly<Record<string, string>>): string[] =>
  (compileYaml(textOf(item), env === undefined ? {} : { env }).problems ?? []).map(
    ({ code, line }) => `${code} ${String(line)}`,
  );

describe("variables in YAML", () => {
  test.each<[desc: string, item: string, env: Readonly<Record<string, string>>, found: readonly string[]]>([
    ["inside a text", "https://${HOST}", { HOST: "c.example" }, ["https://c.example"]],
    ["twice in a text", "https://${A}-${B}.example", { A: "x", B: "y" }, ["https://x-y.example"]],
    ["a default", "https://${HOST:-c.example}", {}, ["https://c.example"]],
    ["a value before its default", "https://${HOST:-c.example}", { HOST: "d.example" }, ["https://d.example"]],
    ["a default for an empty value", "https://${HOST:-c.example}", { HOST: "" }, ["https://c.example"]],
    ["a list", "${APPS}", { APPS: "https://c.example, https://d.example" }, ["https://c.example", "https://d.example"]],
  ])("%s", (_, item, env, found) => {
    expect(members(item, env)).toEqual(found);
  });

  const later = "origin-not-serialized 7";
  test.each<[desc: string, item: string, env: Readonly<Record<string, string>> | undefined, found: readonly string[]]>([
    ["unset", "https://${HOST}", {}, ["variable-unset 6", later]],
    ["no environment", "${APPS}", undefined, ["variable-unset 6", later]],
    ["empty", "${APPS}", { APPS: "" }, ["variable-unset 6", later]],
    ["a list of nothing", "${APPS}", { APPS: " , " }, ["variable-unset 6", later]],
    ["a name of every object", "${toString}", {}, ["variable-unset 6", later]],
    ["a wildcard in a text", "https://${HOST}", { HOST: "*.example.com" }, ["variable-malformed 6", later]],
    ["a wildcard in a list", "${APPS}", { APPS: "https://c.example,https://*.d.example" }, ["variable-malformed 6", later]],
    ["a port", "https://${HOST}", { HOST: "c.example:8443" }, ["variable-malformed 6", later]],
    ["a path", "https://${HOST}", { HOST: "c.example/x" }, ["variable-malformed 6", later]],
    ["another item of YAML", "${APPS}", { APPS: "https://c.example]\nresources: [x" }, ["origin-malformed 6", later]],
    ["a list that moves those behind it", "${APPS}", { APPS: "https://c.example,https://d.example,https://e.example" }, [later]],
  ])("problem: %s", (_, item, env, found) => {
    expect(problems(item, env)).toEqual(found);
  }); // prettier-ignore

  test("nowhere else", () => {
    const text = 'sallyport: 1\nself: [https://a.example]\nresources:\n  - path: "/a/${NAME}"\n';
    expect(compileYaml(text, { env: { NAME: "b" } }).problems?.map(({ code }) => code)).toEqual(["path-pattern-sign"]);
  });

  test("a value stays one text, or a list of texts without wildcards, whatever it holds", () => {
    const part = fc.constantFrom("https://", "c.example", ",", "*", "\n", "]", "}", "${X}", ":", "#", " ", '"', "'", "- ", "&a", "!!map");
    fc.assert(
      fc.property(fc.string({ unit: part, maxLength: 6 }), fc.constantFrom("${V}", "https://${V}"), (value, item) => {
        for (const name of members(item, { V: value }) ?? []) {
          expect(value.includes(name.replace(/^https:\/\//, ""))).toBe(true);
          expect(name).not.toContain("*");
        }
      }),
      { numRuns: 1000 },
    );
  }); // prettier-ignore
});

/** What is hostile in YAML, in an origin, in a replacement string, and to whoever expands twice. */
const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      "https://a.example", "a.example", ":8443", ",", "*", "**.", "\n", "\r\n", "\u2028", "\0", "]", "}", "{", "[", "${V}", "${HOME:-x}", "$&", "$1",
      ":", ": ", "#", " #", " ", "\t", '"', "'", "\\", "- ", "&a ", "*a", "<<", "!!map ", "|\n", "---\n", "...\n", "%YAML 1.1", "null", "true", "1e3", "-", ".",
    ),
    maxLength: 5,
  }),
); // prettier-ignore

/** The rule in the simplest words: the texts that stand in the variable's place, or nothing where it is a problem. */
function naiveItems(item: string, value: string): readonly string[] | undefined {
  if (value === "") return undefined;
  if (item !== "${V}") return /[^A-Za-z0-9.-]/.test(value) ? undefined : [item.split("${V}").join(value)];
  const items = value.split(",").flatMap((one) => (one.trim() === "" ? [] : [one.trim()]));
  return items.length === 0 || value.includes("*") ? undefined : items;
}

describe("a variable's value, whatever it is", () => {
  const places = {
    self: (items: readonly string[]) => ({ self: items }),
    hosts: (items: readonly string[]) => ({ hosts: items }),
    "a group": (items: readonly string[]) => ({ origins: { app: items } }),
    "a profile's group": (items: readonly string[]) => ({
      origins: { app: [] },
      profiles: { dev: { origins: { app: items } } },
    }),
  };
  const inPlace = (place: keyof typeof places, items: readonly string[]): Record<string, unknown> => ({
    sallyport: 1,
    self: ["https://a.example"],
    resources: [],
    ...places[place](items),
  });

  test.each(Object.keys(places) as (keyof typeof places)[])("in %s, stands for texts and nothing else", (place) => {
    fc.assert(
      fc.property(hostile, fc.constantFrom("${V}", "https://${V}", "x-${V}.example", "${V}${V}"), (value, item) => {
        const env = { V: value };
        // YAML is a superset of JSON.
        const text = JSON.stringify(inPlace(place, [item, "https://z.example"]));
        const items = naiveItems(item, value);
        const parsed = parseYaml(text, { env });
        if (items === undefined) {
          expect(parsed.problems?.map(({ code }) => code)).toContainEqual(expect.stringMatching(/^variable-/));
          expect(compileYaml(text, { env }).policy).toBeUndefined();
          return;
        }
        const written = inPlace(place, [...items, "https://z.example"]);
        expect(parsed.document).toEqual(written);
        const codes = (problems: readonly { readonly code: string }[] | undefined): string[] | undefined =>
          problems?.map(({ code }) => code).sort();
        expect(codes(compileYaml(text, { env }).problems)).toEqual(codes(compilePolicy(written).problems));
      }),
      { numRuns: 500 },
    );
  });
});
