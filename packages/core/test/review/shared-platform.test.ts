import { expect, test } from "vitest";
import { lint } from "../../src/review/index.ts";
import { sharedPlatforms } from "../../src/review/shared-platform.ts";
import { isPublicSuffix } from "../../src/standard/index.ts";

test.each(sharedPlatforms)("the Public Suffix List lacks %s, and wildcards below it are reported", (name) => {
  expect(isPublicSuffix({ kind: "domain", name }), "remove it: such a pattern is a problem").toBe(false);
  const found = (origin: string): string[] =>
    lint({
      sallyport: 1,
      self: ["https://api.example"],
      resources: [{ path: "/", share: { with: [origin], methods: ["GET"] } }],
    }).map(({ code }) => code);
  for (const origin of [`https://*.${name}`, `https://acme-*.${name}`, `https://*.eu.${name}`])
    expect(found(origin), origin).toContain("pattern-shared-suffix");
  for (const origin of [`https://acme.${name}`, `https://*.not${name}`])
    expect(found(origin), origin).not.toContain("pattern-shared-suffix");
});
