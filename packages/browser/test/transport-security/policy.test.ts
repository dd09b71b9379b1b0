import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { engines, shippedEngineNames, type EngineName } from "../../src/index.ts";
import { parsePolicy } from "../../src/transport-security/policy.ts";

const read = (header: string, engine: EngineName = "standard"): string => {
  const policy = parsePolicy(header, engines[engine].transportSecurity.header);
  return policy === undefined ? "none" : `${String(policy.maxAge)}${policy.includeSubDomains ? " below" : ""}`;
};

test.each<[header: string, expected: string]>([
  ["max-age=1000", "1000"],
  ["MAX-AGE=1000; INCLUDESUBDOMAINS", "1000 below"],
  [' max-age = "1000" ;; includeSubDomains ; ', "1000 below"],
  ["includeSubDomains; max-age=0", "0 below"],
  ["max-age=1000; preload", "1000"],
  ['x="a;b\\"c"; max-age=1000', "1000"],
  ["max-age=1000; max-age=1000", "none"],
  ["max-age=1000; includeSubDomains; includeSubDomains", "none"],
  ["max-age=1000; includeSubDomains=1", "none"],
  ['max-age=1000; includeSubDomains=""', "none"],
  ["max-age=1000, max-age=0", "none"],
  ["max-age=1000 includeSubDomains", "none"],
  ["max-age", "none"],
  ["max-age=", "none"],
  ["max-age=1.5", "none"],
  ["max-age=1e3", "none"],
  ["max-age=0x10", "none"],
  ["max-age='1000'", "none"],
  ["includeSubDomains", "none"],
  ["", "none"],
])("%s: %s", (header, expected) => {
  expect(read(header)).toBe(expected);
});

describe("by engine", () => {
  const by = (header: string): string =>
    (["standard", ...shippedEngineNames] as const).map((engine) => read(header, engine)).join(" ");

  test.each<[header: string, expected: string]>([
    ["max-age=1000; x; x", "none 1000 1000 none"],
    ["max-age=1000; =x", "none none 1000 1000"],
    ["max-age=1000; x y", "none none none 1000"],
    ['max-age="1000', "none none none 1000"],
    ["max-age=+1000", "none none none 1000"],
    ["max-age=-1", "none none none Infinity"],
    ['max-age="10\\00"', "1000 1000 none 1000"],
    ["max-age=99999999999999999999", "100000000000000000000 100000000000000000000 none 100000000000000000000"],
  ])("%s: %s", (header, expected) => {
    expect(by(header)).toBe(expected);
  });
});

const token = fc.stringMatching(/^[a-z!#$%&'*+.^_`|~-]{1,8}$/).filter((name) => name !== "max-age");

test("whatever unknown directives stand around it, in whatever order", () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.uniqueArray(token, { maxLength: 5 }), fc.nat(5), (seconds, others, at) => {
      const directives = others
        .filter((name) => name !== "includesubdomains")
        .map((name, i) => (i % 2 ? name : `${name}="a;b"`));
      directives.splice(at, 0, `max-age=${String(seconds)}`);
      for (const engine of ["standard", ...shippedEngineNames] as const)
        expect(read(directives.join(";"), engine)).toBe(String(seconds));
    }),
  );
});

test("any bytes are read in linear time, and never as an exception", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (header) => {
      for (const engine of ["standard", ...shippedEngineNames] as const) read(header, engine);
    }),
  );
  const start = performance.now();
  for (const piece of ['"', "\\", ";", "a=", ' "', '="\\', "\t"])
    for (const engine of ["standard", ...shippedEngineNames] as const)
      for (const text of [piece.repeat(1_000_000), `x${piece.repeat(1_000_000)}x`]) read(text, engine);
  expect(performance.now() - start).toBeLessThan(2000);
});
