import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentPath } from "../../../src/index.ts";
import { compileYaml, parseYaml } from "../../../src/policy/yaml.ts";

/** The same text for the YAML parser: a comment is no JSON. */
const asYaml = (text: string): string => `${text}\n# YAML`;

/** The paths of all values in a document. */
function pathsIn(value: unknown, path: DocumentPath = []): readonly DocumentPath[] {
  if (typeof value !== "object" || value === null) return [path];
  const below = Array.isArray(value)
    ? (value as readonly unknown[]).map((one, index) => [index, one] as const)
    : Object.entries(value);
  return [path, ...below.flatMap(([key, one]) => pathsIn(one, [...path, key]))];
}

function readBoth(text: string): readonly unknown[] {
  return [text, asYaml(text)].map((one) => {
    const { document, placeOf, problems } = parseYaml(one) as Partial<ReturnType<typeof parseYaml>> & {
      placeOf?: (path: DocumentPath) => unknown;
    };
    const paths = [...pathsIn(document), ["absent"], [0, "absent"]];
    return { document, problems, places: placeOf && paths.map((path) => placeOf(path)) };
  });
}

/** Names as objects of JavaScript, merge keys and the parser might mistake them. */
const names = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("__proto__", "<<", "1", "a", "constructor", "&a"));
const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('"', "\\", "{", "a: b")),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(names, tie("value"), { maxKeys: 4 }),
  ),
}));

describe("a text that is JSON", () => {
  test("has the value and the places that the YAML parser finds", () => {
    fc.assert(
      fc.property(fc.dictionary(names, values), fc.constantFrom(0, 1, 2), (document, indent) => {
        const [json, yaml] = readBoth(JSON.stringify(document, undefined, indent));
        expect(json).toEqual(yaml);
      }),
    );
  });

  test.each([
    { desc: "nothing in it", text: "{}" },
    { desc: "blanks and line breaks of Windows", text: ' \r\n{ "a" :\r\n [ 1 , { "b" : "c" } ] }\r\n' },
    { desc: "escapes in a name", text: '{"\\u0061b": {"\\"": 1}}' },
    { desc: "a key twice, of which one is escaped", text: '{"a": 1, "\\u0061": 2}' },
    { desc: "a key twice, far down", text: '{"a": [{"b": 1, "b": 2}]}' },
    { desc: "the same key in two objects", text: '{"a": {"c": 1}, "b": {"c": 2}}' },
    { desc: "brackets in a text", text: '{"a": "]}[{", "b": [[]]}' },
    { desc: "a list", text: '[{"a": 1}, 2]' },
    { desc: "depth", text: `${'{"a":'.repeat(40)}1${"}".repeat(40)}` },
    { desc: "depth beyond the bound", text: `${'{"a":'.repeat(100)}1${"}".repeat(100)}` },
  ])("$desc: as the YAML parser reads it", ({ text }) => {
    const [json, yaml] = readBoth(text);
    expect(json).toEqual(yaml);
  });

  test("has the same problems at the same places", () => {
    const text = JSON.stringify(
      {
        sallyport: 1,
        self: ["https://api.example", "x y"],
        origins: { app: ["*"], "a b": 1 },
        resources: [{ pth: 1 }],
      },
      undefined,
      2,
    );
    const { problems = [] } = compileYaml(text);
    expect(problems.length).toBeGreaterThan(4);
    expect(problems).toEqual(compileYaml(asYaml(text)).problems);
  });
});
