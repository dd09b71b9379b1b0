import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { PolicyError, type PolicyDocument } from "../../src/index.ts";
import { describeLint, lint, lintCodes, type Lint } from "../../src/review/index.ts";
import { codesIn, readPage } from "@sallyport/testing/documents";
import { bank, withResources } from "./documents.ts";

const codes = (document: unknown, profile?: string): string[] => lint(document, { profile }).map(({ code }) => code);

const brief = ({ severity, code, path }: Lint): string => `${severity} ${code} ${path.join(".")}`;

const valueAt = (document: unknown, path: Lint["path"]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], document);

describe("docs/lints", () => {
  test("has a page for each code, and no page without one", () => {
    expect(codesIn("lints").sort()).toEqual([...lintCodes].sort());
  });

  test.each(lintCodes)("%s: is reported where the page says so, and not where it does not", (code) => {
    const { blocks, text } = readPage(`docs/lints/${code}.md`);
    expect(text).toMatch(new RegExp(`^# ${code}\n\n\\S`));
    expect(blocks.map(({ info }) => info)).toEqual(["reported", "clean"]);
    const [reported, clean] = blocks.map((block) => parse(block.text) as unknown);
    expect(codes(reported)).toContain(code);
    expect(codes(clean)).not.toContain(code);
  });

  test.each(lintCodes)("%s: stands at a place of the document, and its words are one line", (code) => {
    const document: unknown = parse(readPage(`docs/lints/${code}.md`).blocks[0]!.text);
    const found = lint(document).find((one) => one.code === code)!;
    expect(valueAt(document, found.path)).toBeDefined();
    expect(describeLint(found)).toMatch(new RegExp(`^\\S+: .+ \\[${code}\\]$`));
    expect(describeLint(found)).not.toMatch(/undefined|NaN|\[object/);
  });
});

describe("lint", () => {
  test("goes through the document in its order", () => {
    expect(lint(bank).map(brief)).toEqual([
      "danger pattern-credentials origins.previews.0",
      "danger change-origin-only resources.1.share.0",
      "note because-missing resources.1.share.0",
      "note because-missing resources.1.share.1",
      "warning confidential-source resources.1.share.1.with",
      "note confidential-anonymous resources.1.share.1",
      "note because-missing resources.2.share",
      "warning receive-null resources.3.receive.from.1",
      "note get-changes-state resources.4.forgery.stateChanging",
      "warning change-origin-only resources.4.share",
      "note because-missing resources.4.share",
    ]);
  });

  test.each([
    {
      desc: "a confidential resource weighs a step more",
      document: withResources({
        path: "/a",
        confidential: true,
        share: { with: ["app"], methods: ["POST"], credentials: true, because: "x" },
      }),
      finds: "danger change-origin-only resources.0.share",
    },
    {
      desc: "a GET that is declared to change state is a change",
      document: withResources({
        path: "/a",
        share: { with: ["app"], methods: ["GET"], credentials: true },
        forgery: { stateChanging: ["GET"] },
      }),
      finds: "warning change-origin-only resources.0.share",
    },
    {
      desc: "and so it is for anyone",
      document: withResources({
        path: "/a",
        share: { with: "anyone", methods: ["GET"], because: "x" },
        forgery: { stateChanging: ["GET"] },
      }),
      finds: "warning anyone-changes resources.0.share",
    },
    {
      desc: "the gravest use of an origin counts",
      document: withResources(
        { path: "/a", share: { with: ["http://a.example"], methods: ["GET"] } },
        { path: "/b", share: { with: ["http://a.example"], methods: ["GET"] } },
      ),
      finds: "warning origin-http resources.0.share.with.0",
    },
    {
      desc: "a source is asked about confidential data",
      document: withResources({ path: "/a", confidential: true, share: { with: ["partners"], methods: ["GET"] } }),
      finds: "warning confidential-source resources.0.share.with",
    },
    {
      desc: "an origin within a pattern that stands in place",
      document: withResources({
        path: "/a",
        share: { with: ["https://**.b.example", "https://x.y.b.example"], methods: ["GET"] },
      }),
      finds: "note origin-covered resources.0.share.with.1",
    },
  ])("$desc", ({ document, finds }) => {
    expect(lint(document).map(brief)).toContain(finds);
  });

  test.each([
    {
      desc: "no loopback under a profile that is loopback itself",
      document: bank,
      profile: "development",
      code: "origin-loopback",
    },
    {
      desc: "no token on a change without credentials",
      document: withResources({ path: "/a", share: { with: ["app"], methods: ["POST"] } }),
      code: "change-origin-only",
    },
    {
      desc: "a bare path out of a wider one",
      document: withResources({ path: "/a/**", share: { with: ["app"], methods: ["GET"] } }, { path: "/a/b" }),
      code: "resource-idle",
    },
  ] as { desc: string; document: PolicyDocument<"app">; profile?: string; code: string }[])(
    "$desc",
    ({ document, profile, code }) => {
      expect(codes(document, profile)).not.toContain(code);
    },
  );

  test("a policy with problems throws PolicyError", () => {
    expect(() => lint({ sallyport: 2 })).toThrow(PolicyError);
  });
});
