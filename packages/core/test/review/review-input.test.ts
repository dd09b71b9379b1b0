import { describe, expect, test } from "vitest";
import { definePolicy, PolicyError } from "../../src/index.ts";
import { difference, lint, matrix, openness, standInSources } from "../../src/review/index.ts";
import { bank, withResources } from "./documents.ts";

const reviews = { lint, matrix, openness };

/** A document that counts how often its resources are read. */
function counted(document: object): { readonly document: object; readonly reads: () => number } {
  let reads = 0;
  const get = (target: object, key: string | symbol): unknown => {
    if (key === "resources") reads++;
    return Reflect.get(target, key);
  };
  return { document: new Proxy(document, { get }), reads: () => reads };
}

describe.each(Object.entries(reviews))("%s", (_, review) => {
  test.each([undefined, "development"])("says the same of a policy as of its document, under profile %s", (profile) => {
    const options = profile === undefined ? {} : { profile };
    const policy = definePolicy(bank, { sources: standInSources(bank), ...options });
    expect(review(policy)).toEqual(review(bank, options));
  });

  test("reads a document once", () => {
    const { document, reads } = counted(bank);
    review(document, { profile: "development" });
    expect(reads()).toBe(1);
  });

  test("takes no profile beside a policy, which has one already", () => {
    const policy = definePolicy(bank, { sources: standInSources(bank) });
    expect(() => review(policy, { profile: "development" })).toThrow(TypeError);
    expect(() => review({})).toThrow(PolicyError);
  });
});

describe("difference", () => {
  const [before, after] = [withResources({ path: "/a" }), bank];

  test("says of two policies what it says of their documents without profiles", () => {
    const policies = [
      definePolicy(before, { sources: standInSources(before) }),
      definePolicy(after, { sources: standInSources(after) }),
    ];
    const { opens, closes } = difference(before, after);
    const base = (changes: typeof opens): typeof opens => changes.filter(({ profile }) => profile === undefined);
    expect(difference(policies[0], policies[1])).toEqual({ opens: base(opens), closes: base(closes) });
  });

  test("reads each document once, however many profiles it has", () => {
    const [one, other] = [counted(before), counted(after)];
    difference(one.document, other.document);
    expect([one.reads(), other.reads()]).toEqual([1, 1]);
  });
});
