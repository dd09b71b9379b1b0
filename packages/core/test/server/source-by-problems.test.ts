import { describe, expect, test } from "vitest";
import { compilePolicy } from "../../src/index.ts";

describe("problems", () => {
  const problemsOf = (by: unknown, paths: unknown = "/t/:tenant", more: object = {}): (string | undefined)[] => {
    const { problems = [] } = compilePolicy(
      {
        sallyport: 1,
        self: ["https://a.shop.example"],
        origins: { pages: { source: "pages", by } },
        resources: [{ path: paths, share: { with: ["pages"], methods: ["GET"] }, ...more }],
      },
      { sources: { pages: () => true } },
    );
    return problems.map(({ code, path }) => `${code} ${path.join(".")}`);
  };

  test.each<[string, unknown, unknown, string[]]>([
    ["a name that is none", ["hosts"], "/t/:tenant", ["source-by origins.pages.by.0"]],
    ["a bare parameter", ["tenant"], "/t/:tenant", ["source-by origins.pages.by.0"]],
    ["a parameter without a name", ["param:"], "/t/:tenant", ["source-by origins.pages.by.0"]],
    ["a header", ["header:x-key"], "/t/:tenant", ["source-by origins.pages.by.0"]],
    ["one listed twice", ["host", "host"], "/t/:tenant", ["value-duplicate origins.pages.by.1"]],
    ["an empty list", [], "/t/:tenant", ["list-empty origins.pages.by"]],
    ["a text", "host", "/t/:tenant", ["value-type origins.pages.by"]],
    ["a path without the parameter", ["param:tenant"], "/t/:id", ["source-parameter resources.0.path"]],
    ["a path with it twice", ["param:tenant"], "/:tenant/:tenant", ["source-parameter resources.0.path"]],
    ["a rest of a path", ["param:tenant"], "/t/**", ["source-parameter resources.0.path"]],
    [
      "one of several paths without it",
      ["param:tenant"],
      ["/t/:tenant", "/u/:id"],
      ["source-parameter resources.0.path.1"],
    ],
    ["nothing", ["host", "param:tenant"], ["/t/:tenant", "/u/:tenant/**"], []],
  ])("%s", (_, by, paths, codes) => {
    expect(problemsOf(by, paths)).toEqual(codes);
  });

  test("a path without the parameter that a received form's source reads", () => {
    const receive = { receive: { from: ["pages"], methods: ["POST"] } };
    expect(
      problemsOf(["param:tenant"], "/t", { ...receive, share: { with: ["https://x.example"], methods: ["GET"] } }),
    ).toEqual(["source-parameter resources.0.path"]);
  });
});
