import { describe, expect, test } from "vitest";
import { compilePolicy, describeProblem } from "../../src/index.ts";
import { acceptedLints, describeLint, difference, lint } from "../../src/review/index.ts";

interface Parts {
  readonly allow?: readonly string[];
  readonly onTransfers?: readonly string[];
  readonly onOther?: readonly string[];
}

const entries = (codes: readonly string[] | undefined): object =>
  codes === undefined ? {} : { allow: codes.map((code) => ({ lint: code, because: `${code} is known` })) };

const documentOf = ({ allow, onTransfers, onOther }: Parts): object => ({
  sallyport: 1,
  self: ["https://api.example"],
  ...entries(allow),
  resources: [
    {
      path: "/transfers",
      share: { with: ["https://app.example"], methods: ["POST"], credentials: true, because: "the app" },
      ...entries(onTransfers),
    },
    {
      path: "/vault",
      confidential: true,
      share: { with: ["https://*.app.example"], methods: ["GET"], credentials: true, because: "the app" },
      ...entries(onOther),
    },
  ],
});

const brief = ({ code, severity, path }: ReturnType<typeof lint>[number]): string =>
  `${severity} ${code} ${path.join(".")}`;

const warning = "warning change-origin-only resources.0.share";
const danger = "danger pattern-credentials resources.1.share.with.0";

describe("allow", () => {
  test.each<[desc: string, parts: Parts, open: readonly string[], accepted: readonly string[]]>([
    ["nothing is accepted by itself", {}, [warning, danger], []],
    ["a warning everywhere", { allow: ["change-origin-only"] }, [danger], [warning]],
    ["a warning on its resource", { onTransfers: ["change-origin-only"] }, [danger], [warning]],
    ["a danger on its resource", { onOther: ["pattern-credentials"] }, [warning], [danger]],
    ["no danger everywhere", { allow: ["pattern-credentials"] }, [warning, danger, "note allow-unused allow.0"], []],
    ["nothing of another resource", { onOther: ["change-origin-only"] }, [warning, danger, "note allow-unused resources.1.allow.0"], []],
    [
      "the resource's own entry before the document's",
      { allow: ["change-origin-only"], onTransfers: ["change-origin-only"] },
      [danger, "note allow-unused allow.0"],
      [warning],
    ],
  ])("accepts %s", (_, parts, open, accepted) => {
    const document = documentOf(parts);
    expect(lint(document).map(brief).sort()).toEqual([...open].sort());
    expect(acceptedLints(document).map(brief)).toEqual(accepted);
  }); // prettier-ignore

  test("says why", () => {
    expect(acceptedLints(documentOf({ allow: ["change-origin-only"] }))).toMatchObject([
      { because: "change-origin-only is known" },
    ]);
  });

  test.each<[desc: string, allow: unknown, code: string]>([
    ["a code that is none", [{ lint: "change-origin", because: "x" }], "value-not-permitted"],
    ["a problem", [{ lint: "origin-insecure", because: "x" }], "value-not-permitted"],
    ["the lint of entries without effect", [{ lint: "allow-unused", because: "x" }], "value-not-permitted"],
    ["no reason", [{ lint: "origin-http" }], "key-missing"],
    ["one code twice", [{ lint: "origin-http", because: "x" }, { lint: "origin-http", because: "y" }], "value-duplicate"],
  ])("problem: %s", (_, allow, code) => {
    const problems = compilePolicy({ ...documentOf({}), allow }).problems ?? [];
    expect(problems.map((one) => one.code)).toEqual([code]);
  }); // prettier-ignore

  test.each(["origin-insecure", "origin-public-suffix", "self-wildcard"])(
    "the problem %s: no lint is proposed in its place",
    (code) => {
      const allow = [{ lint: code, because: "x" }];
      const [problem] = compilePolicy({ ...documentOf({}), allow }).problems ?? [];
      expect(problem && describeProblem(problem)).toBe(
        `allow[0].lint: "${code}" is the code of a problem. Only lints can be allowed: fix the problem. [value-not-permitted]`,
      );
    },
  );

  test("what is accepted in addition is a difference", () => {
    const { opens, closes } = difference(documentOf({}), documentOf({ allow: ["self-http"], onOther: ["pattern-credentials"] }));
    expect(opens).toMatchObject([
      { code: "allow", resource: undefined, values: ["self-http"], path: ["allow", 0] },
      { code: "allow", resource: "/vault", values: ["pattern-credentials"], path: ["resources", 1, "allow", 0] },
    ]);
    expect(closes).toEqual([]);
  }); // prettier-ignore
});

describe("an entry that accepts nothing says where its lint is reported and can be accepted", () => {
  const entry = [{ lint: "pattern-shared-suffix", because: "known" }];
  const shared = { pattern: "https://shop-*.vercel.app", dangerouslyUnderSharedSuffix: true, because: "previews" };
  const policyOf = (
    member: unknown,
    credentials: boolean,
    everywhere: unknown,
    onResource: unknown,
    inPlace = false,
  ) => ({
    sallyport: 1,
    self: ["https://api.example"],
    ...(inPlace ? {} : { origins: { g: [member] } }),
    ...(everywhere === undefined ? {} : { allow: everywhere }),
    resources: [
      {
        path: "/a",
        share: { with: [inPlace ? member : "g"], methods: ["GET"], credentials, because: "x" },
        ...(onResource === undefined ? {} : { allow: onResource }),
      },
      { path: "/b", allow: [{ lint: "enforce-report", because: "x" }], enforce: "report" },
    ],
  });
  const texts = (document: unknown): string[] => {
    const { policy, problems } = compilePolicy(document);
    expect(problems).toBeUndefined();
    return lint(policy!)
      .filter(({ code }) => code === "allow-unused" || code === "pattern-shared-suffix")
      .map((one) => `${one.code} ${describeLint(one)}`);
  };
  const zendesk = "https://*.zendesk.com";

  test.each<[desc: string, document: unknown, text: RegExp]>([
    ["a group's warning, on a resource", policyOf(shared, false, undefined, entry), /origins\.g\[0\]: accept it in the document's `allow`/],
    ["a group's danger, on a resource", policyOf(zendesk, true, undefined, entry), /danger at origins\.g\[0\].*write the origin into the grant's `with`/],
    ["a group's danger, in the document", policyOf(zendesk, true, entry, undefined), /danger at origins\.g\[0\].*write the origin into the grant's `with`/],
    ["a resource's danger, in the document", policyOf(zendesk, true, entry, undefined, true), /resources\[0\]\.share\.with\[0\]: accept it in the `allow` of that resource/],
  ])("%s", (_desc, document, text) => {
    expect(texts(document).filter((one) => one.startsWith("allow-unused"))).toEqual([expect.stringMatching(text)]);
  }); // prettier-ignore

  test.each<[desc: string, document: unknown]>([
    ["in the document", policyOf(shared, false, entry, undefined)],
    ["on the resource that writes the origin", policyOf(zendesk, true, undefined, entry, true)],
  ])("where it says, the lint is accepted: %s", (_desc, document) => {
    expect(texts(document)).toEqual([]);
  });
});
