import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { corsCheck } from "../../src/fetch/cors-check.ts";
import { HeaderList } from "../../src/fetch/header-list.ts";
import { makeRequest } from "../../src/fetch/request.ts";
import { makeResponse } from "../../src/fetch/response.ts";
import { environmentAt } from "./environment.ts";
import { API, PAGE, sceneOf, verdictOf } from "./script.ts";

type Lines = [string, string][];

const origin = (value: string): [string, string] => ["Access-Control-Allow-Origin", value];
const credentials = (value: string): [string, string] => ["Access-Control-Allow-Credentials", value];

const rows: { desc: string; lines: Lines; omit: string; include: string }[] = [
  { desc: "no header", lines: [], omit: "cors-origin-missing", include: "cors-origin-missing" },
  { desc: "the origin", lines: [origin(PAGE)], omit: "cors 200", include: "cors-credentials" },
  { desc: "the origin and true", lines: [origin(PAGE), credentials("true")], omit: "cors 200", include: "cors 200" },
  { desc: "True", lines: [origin(PAGE), credentials("True")], omit: "cors 200", include: "cors-credentials" },
  {
    desc: "true twice",
    lines: [origin(PAGE), credentials("true"), credentials("true")],
    omit: "cors 200",
    include: "cors-credentials",
  },
  { desc: "a wildcard", lines: [origin("*")], omit: "cors 200", include: "cors-origin-wildcard" },
  {
    desc: "a wildcard and true",
    lines: [origin("*"), credentials("true")],
    omit: "cors 200",
    include: "cors-origin-wildcard",
  },
  {
    desc: "another origin",
    lines: [origin("https://other.example")],
    omit: "cors-origin-mismatch",
    include: "cors-origin-mismatch",
  },
  { desc: "null", lines: [origin("null")], omit: "cors-origin-mismatch", include: "cors-origin-mismatch" },
  {
    desc: "a slash after it",
    lines: [origin(`${PAGE}/`)],
    omit: "cors-origin-mismatch",
    include: "cors-origin-mismatch",
  },
  { desc: "its port", lines: [origin(`${PAGE}:443`)], omit: "cors-origin-mismatch", include: "cors-origin-mismatch" },
  {
    desc: "upper case",
    lines: [origin("https://APP.example")],
    omit: "cors-origin-mismatch",
    include: "cors-origin-mismatch",
  },
  {
    desc: "http",
    lines: [origin("http://app.example")],
    omit: "cors-origin-mismatch",
    include: "cors-origin-mismatch",
  },
  {
    desc: "no origin at all",
    lines: [origin("app.example")],
    omit: "cors-origin-invalid",
    include: "cors-origin-invalid",
  },
  { desc: "nothing in it", lines: [origin("")], omit: "cors-origin-invalid", include: "cors-origin-invalid" },
  {
    desc: "two, of which one is right",
    lines: [origin(`${PAGE}, https://other.example`)],
    omit: "cors-origin-multiple",
    include: "cors-origin-multiple",
  },
  {
    desc: "the same twice",
    lines: [origin(PAGE), origin(PAGE)],
    omit: "cors-origin-multiple",
    include: "cors-origin-multiple",
  },
  { desc: "white space around it", lines: [origin(` \t${PAGE}\t `)], omit: "cors 200", include: "cors-credentials" },
  {
    desc: "the names in upper case",
    lines: [
      ["ACCESS-CONTROL-ALLOW-ORIGIN", PAGE],
      ["ACCESS-CONTROL-ALLOW-CREDENTIALS", "true"],
    ],
    omit: "cors 200",
    include: "cors 200",
  },
];

describe.each(rows)("$desc", ({ lines, omit, include }) => {
  const { page } = sceneOf(() => ({ headers: lines }));
  test(`without credentials: ${omit}`, async () => {
    expect(await verdictOf(page, API, { credentials: "omit" })).toBe(omit);
    expect(await verdictOf(page, API)).toBe(omit);
  });
  test(`with credentials: ${include}`, async () => {
    expect(await verdictOf(page, API, { credentials: "include" })).toBe(include);
  });
});

test("a failure tells the value that it is about", async () => {
  const { page } = sceneOf(() => ({ headers: [origin("https://other.example")] }));
  expect((await page.attempt(API)).failure).toMatchObject({ value: "https://other.example" });
});

test("a sandboxed page reads what is for null, and nobody else does", async () => {
  const { browser, page } = sceneOf(() => ({ headers: [origin("null")] }));
  expect(await verdictOf(browser.pageAt(PAGE, { sandboxed: true }), API)).toBe("cors 200");
  expect(await verdictOf(page, API)).toBe("cors-origin-mismatch");
});

describe("on any lines", () => {
  const value = fc.oneof(fc.constantFrom("*", "null", PAGE, "true", "", `${PAGE}, *`), fc.string({ maxLength: 8 }));
  const name = fc.constantFrom("Access-Control-Allow-Origin", "access-control-allow-credentials", "X-A");
  const lines = fc.array(fc.tuple(name, value), { maxLength: 5 });

  /** The standard's steps on joined text. */
  function naive(list: [string, string][], requestOrigin: string, include: boolean): boolean {
    const joined = (asked: string): string | undefined => {
      const values = list.filter(([one]) => one.toLowerCase() === asked).map(([, one]) => one);
      return values.length === 0 ? undefined : values.join(", ");
    };
    const allowed = joined("access-control-allow-origin");
    if (!include && allowed === "*") return true;
    return allowed === requestOrigin && (!include || joined("access-control-allow-credentials") === "true");
  }

  test("it passes where a naive twin passes", () => {
    fc.assert(
      fc.property(lines, fc.constantFrom(PAGE, "null"), fc.boolean(), (list, from, include) => {
        const request = makeRequest(new URL(API), environmentAt(PAGE), {
          origin: from,
          credentialsMode: include ? "include" : "same-origin",
        });
        const passes = corsCheck(request, makeResponse({ headerList: new HeaderList(list) })) === undefined;
        expect(passes).toBe(naive(list, from, include));
      }),
      { numRuns: 500 },
    );
  });
});
