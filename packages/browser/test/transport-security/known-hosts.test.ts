import fc from "fast-check";
import { expect, test } from "vitest";
import { KnownHosts } from "../../src/transport-security/known-hosts.ts";

const stays = { preloadedMayLeave: false };

const name = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 4 }).map((labels) => labels.join("."));
const note = fc.record({ name, maxAge: fc.nat(3), includeSubDomains: fc.boolean(), at: fc.nat(4) });

test("a host is known as it, or a name above that includes it, last asked for it", () => {
  const preloadedNames = fc.array(name, { maxLength: 2 });
  fc.assert(
    fc.property(fc.array(note, { maxLength: 8 }), name, fc.nat(8), preloadedNames, (notes, host, later, preloaded) => {
      const ordered = notes.toSorted((a, b) => a.at - b.at);
      const hosts = new KnownHosts(preloaded, stays);
      for (const { name: of, at, ...policy } of ordered) hosts.note(of, policy, at * 1000);
      const now = 4000 + later * 1000;
      const expected = ordered.some((one) => {
        const isLast = ordered.findLast((other) => other.name === one.name) === one;
        const isLive = one.maxAge > 0 && (one.at + one.maxAge) * 1000 > now;
        return isLast && isLive && (one.name === host || (one.includeSubDomains && host.endsWith(`.${one.name}`)));
      });
      const isPreloaded = preloaded.some((one) => one === host || host.endsWith(`.${one}`));
      expect(hosts.isPreloaded(host)).toBe(isPreloaded);
      expect(hosts.has(host, now)).toBe(expected || isPreloaded);
    }),
  );
});

test("the oldest of too many is forgotten", () => {
  const hosts = new KnownHosts([], stays);
  const policy = { maxAge: 1000, includeSubDomains: false };
  for (let index = 0; index <= 10_000; index++) hosts.note(`h${String(index)}.example`, policy, 0);
  expect(hosts.has("h0.example", 0)).toBe(false);
  expect(hosts.has("h1.example", 0)).toBe(true);
  expect(hosts.has("h10000.example", 0)).toBe(true);
});

test.each([
  [false, true],
  [true, false],
])("where preloaded names may leave: %s, max-age=0 leaves them: %s", (preloadedMayLeave, isLeft) => {
  const hosts = new KnownHosts(["a.example", "b.example"], { preloadedMayLeave });
  hosts.note("a.example", { maxAge: 0, includeSubDomains: false }, 0);
  expect([hosts.has("a.example", 0), hosts.has("x.a.example", 0), hosts.has("b.example", 0)]).toEqual([
    isLeft,
    isLeft,
    true,
  ]);
});
