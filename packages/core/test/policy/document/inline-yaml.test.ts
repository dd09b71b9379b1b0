import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { inlineYaml } from "../../../src/policy/document/inline-yaml.ts";

const texts = ["null", "Null", "true", "yes", "NO", "on", "y", "~", "1", "1e5", "0x1f", "1_000", "12:30:45", "2001-01-01", ".inf", ".nan", "=", "<<", "-", "?", "*", "&x", "!x", "#x", "a: b", "a:", "a #b", "a,b", "[a", "{a", "", " ", "a\nb", "x-a", "/a/:id", "https://a.example:8443"]; // prettier-ignore

const text = fc.oneof(fc.constantFrom(...texts), fc.string({ maxLength: 8 }));

test.each(["1.1", "1.2"] as const)("what is written in one line is read as it was, by YAML %s", (version) => {
  const read = (value: unknown): unknown => parse(inlineYaml(value), { version });
  for (const one of texts) expect(read([one, { [one]: one }])).toEqual([one, { [one]: one }]);
  fc.assert(
    fc.property(fc.array(text), fc.dictionary(text, text), (list, record) => {
      expect(read({ list, record, flag: true, count: 3 })).toEqual({ list, record, flag: true, count: 3 });
    }),
  );
});

test("what every reader takes for a text has no quotes", () => {
  expect(inlineYaml({ with: ["https://a.example"], headers: ["x-a", "content-type"], path: "/a/:id" })).toBe(
    "{ with: [https://a.example], headers: [x-a, content-type], path: /a/:id }",
  );
});
