import fc from "fast-check";
import { expect, it } from "vitest";
import { isOrigin } from "../../src/standard/is-origin.ts";
import { parseOrigin } from "../../src/standard/origin.ts";

const label63 = "a".repeat(63);
const name = (length: number): string => `${`${label63}.`.repeat(3)}${"b".repeat(length - 192)}`;

const edges = [
  ["a plain name", "https://a.example"],
  ["an encoded label", "https://xn--bcher-kva.example"],
  ["a label that only looks encoded", "https://xn--a.example"],
  ["an encoded last label", "https://a.xn--p1ai"],
  ["letters of an encoded label inside", "https://axn--b.example"],
  ["a number last", "https://a.1"],
  ["a hexadecimal number last", "https://a.0x1f"],
  ["a last label that starts with a digit", "https://a.1b"],
  ["an address", "http://127.0.0.1"],
  ["an empty label", "https://a..example"],
  ["a dot at the end", "https://a.example."],
  ["a dot at the start", "https://.example"],
  ["a label of 63", `https://${label63}.example`],
  ["a label of 64", `https://${label63}a.example`],
  ["a name of 253, http", `http://${name(253)}`],
  ["a name of 253, https", `https://${name(253)}`],
  ["a name of 254, http", `http://${name(254)}`],
  ["a name of 254, https", `https://${name(254)}`],
  ["a line feed after", "https://a.example\n"],
  ["upper case", "https://A.example"],
  ["a path", "https://a.example/"],
  ["a default port", "https://a.example:443"],
  ["null", "null"],
] as const;

it.each(edges)("%s: as parseOrigin takes it", (_desc, text) => {
  expect(isOrigin(text)).toBe(parseOrigin(text) !== undefined);
});

const labels = fc.array(
  fc.oneof(
    fc.stringMatching(/^[a-z0-9_-]{0,6}$/),
    fc.constantFrom("xn--", "xn--a", "1", "0x1", "a", "-", "A", "é", label63, `${label63}a`),
  ),
  { minLength: 1, maxLength: 6 },
);

it("agrees with parseOrigin on any text like an origin", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("https://", "http://", "ws://", "app://", "https:/", ""),
      labels,
      fc.constantFrom("", "", ".", ":1", ":443", "/", " ", "\n"),
      (scheme, parts, end) => {
        const text = scheme + parts.join(".") + end;
        expect(isOrigin(text)).toBe(parseOrigin(text) !== undefined);
      },
    ),
    { numRuns: 3000 },
  );
});
