import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { basicRealm } from "../../src/authentication/challenge.ts";

describe("the realm of a Basic challenge", () => {
  test.each([
    ["a quoted one", 'Basic realm="printer"', "printer"],
    ["a token", "Basic realm=printer", "printer"],
    ["in another case", 'BASIC Realm="printer"', "printer"],
    ["blanks around the equals sign", 'Basic realm = "printer"', "printer"],
    ["with a charset", 'Basic realm="printer", charset="UTF-8"', "printer"],
    ["after another parameter", 'Basic charset="UTF-8", realm="printer"', "printer"],
    ["after another scheme", 'Digest realm="a", nonce="b, Basic c", Basic realm="printer"', "printer"],
    ["before another scheme", 'Basic realm="printer", Digest realm="a"', "printer"],
    ["escaped quotes", 'Basic realm="a \\"b\\" c"', 'a "b" c'],
    ["a comma within", 'Basic realm="a, Digest b"', "a, Digest b"],
    ["an empty one", 'Basic realm=""', ""],
    ["none", "Basic", undefined],
    ["no challenge", "", undefined],
    ["another scheme", 'Digest realm="printer"', undefined],
    ["a scheme that begins alike", 'Basically realm="printer"', undefined],
    ["within another scheme's quotes", 'Bearer realm="Basic realm=x"', undefined],
    ["a quote that never ends", 'Basic realm="printer', "printer"],
  ])("%s", (_, value, realm) => {
    expect(basicRealm(value)).toBe(realm);
  });

  test("any realm that is quoted comes back", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (realm) => {
        expect(basicRealm(`Basic realm="${realm.replace(/["\\]/g, "\\$&")}"`)).toBe(realm);
      }),
    );
  });

  test("hostile text takes no time", () => {
    for (const text of ['"', "\\", ",", "Basic ", "realm=", " ", 'Basic realm="\\']) {
      const start = performance.now();
      basicRealm(text.repeat(100_000));
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
