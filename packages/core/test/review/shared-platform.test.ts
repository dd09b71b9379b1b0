import { expect, test } from "vitest";
import { describeLint, lint } from "../../src/review/index.ts";
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

test.each([
  ["self", { self: ["https://api.example", "https://*.nip.io"] }, "self.1"],
  ["self, by a part of a label", { self: ["https://api-*.10.0.0.1.nip.io"] }, "self.0"],
  ["hosts", { self: ["https://api.example"], hosts: ["api", "**.gitpod.io"] }, "hosts.1"],
])("a pattern in %s below a shared platform makes strangers' names the server's own", (_, names, place) => {
  const lints = lint({ sallyport: 1, resources: [{ path: "/", corp: "cross-origin" }], ...names });
  expect(lints.map(({ code, severity, path }) => [code, severity, path.join(".")])).toEqual([
    ["pattern-shared-suffix", "warning", place],
  ]);
  expect(lints.map(describeLint).join()).toContain("can have a name that");
});

test("a name below a shared platform is the server's own where it is listed", () => {
  const self = ["https://acme.zendesk.com"];
  expect(
    lint({ sallyport: 1, self, hosts: ["acme.nip.io"], resources: [{ path: "/", corp: "cross-origin" }] }),
  ).toEqual([]);
});
