import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultPath, pathMatches } from "../../src/cookies/path-match.ts";

describe("defaultPath", () => {
  test.each([
    { path: "/", is: "/" },
    { path: "/a", is: "/" },
    { path: "/a/", is: "/a" },
    { path: "/a/b", is: "/a" },
    { path: "/a/b/c", is: "/a/b" },
    { path: "//a", is: "/" },
    { path: "/a//b", is: "/a/" },
    { path: "/%2Fa/b", is: "/%2Fa" },
    { path: "", is: "/" },
    { path: "a/b", is: "/" },
  ])("of $path is $is", ({ path, is }) => {
    expect(defaultPath(path)).toBe(is);
  });
});

describe("pathMatches", () => {
  test.each([
    { desc: "itself", request: "/a", cookie: "/a", matches: true },
    { desc: "below", request: "/a/b", cookie: "/a", matches: true },
    { desc: "below, with a slash", request: "/a/b", cookie: "/a/", matches: true },
    { desc: "at the slash", request: "/a/", cookie: "/a", matches: true },
    { desc: "anything below the root", request: "/a", cookie: "/", matches: true },
    { desc: "not above", request: "/", cookie: "/a", matches: false },
    { desc: "not without the slash", request: "/a", cookie: "/a/", matches: false },
    { desc: "not a name that begins alike", request: "/ab", cookie: "/a", matches: false },
    { desc: "not another case", request: "/A", cookie: "/a", matches: false },
    { desc: "not another encoding", request: "/a", cookie: "/%61", matches: false },
    { desc: "not a query", request: "/a", cookie: "/a?b", matches: false },
  ])("$desc", ({ request, cookie, matches }) => {
    expect(pathMatches(request, cookie)).toBe(matches);
  });

  test("agrees with a comparison segment by segment", () => {
    const paths = fc.array(fc.constantFrom("a", "b", "ab", ""), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(paths, paths, (request, cookie) => {
        const open = cookie.at(-1) === "" ? cookie.slice(0, -1) : cookie;
        const within = open.every((segment, index) => segment === request[index]);
        const naive = within && (open === cookie || request.length > open.length);
        expect(pathMatches(`/${request.join("/")}`, `/${cookie.join("/")}`)).toBe(naive);
      }),
    );
  });
});
