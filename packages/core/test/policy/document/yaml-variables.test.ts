import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currentPolicy } from "../../../src/policy/handle.ts";
import { compileYaml } from "../../../src/policy/yaml.ts";

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
