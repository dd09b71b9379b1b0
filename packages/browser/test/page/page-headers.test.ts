import { describe, expect, test } from "vitest";
import { PageHeaders, type HeadersGuard, type HeadersInit } from "../../src/page/page-headers.ts";

const filled = (guard: HeadersGuard, init: HeadersInit): [string, string][] => {
  const headers = new PageHeaders(guard);
  PageHeaders.fill(headers, init);
  return [...headers].map(([name, value]) => [name, value]);
};

describe("request: what a script may not set is left out without a word", () => {
  const forbidden = [
    "Accept-Charset",
    "Accept-Encoding",
    "Access-Control-Request-Headers",
    "Access-Control-Request-Method",
    "Connection",
    "Content-Length",
    "Cookie",
    "Cookie2",
    "Date",
    "DNT",
    "Expect",
    "Host",
    "Keep-Alive",
    "Origin",
    "Referer",
    "Set-Cookie",
    "TE",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
    "Via",
    "Proxy-",
    "Proxy-Authorization",
    "Sec-",
    "Sec-Fetch-Site",
  ];

  test.each(forbidden)("%s", (name) => {
    expect(filled("request", { [name]: "1", [name.toLowerCase()]: "2", "X-A": "3" })).toEqual([["x-a", "3"]]);
    expect(filled("none", { [name]: "1" })).toHaveLength(1);
  });

  test.each<[name: string, value: string, kept: boolean]>([
    ["X-HTTP-Method", "PUT", true],
    ["X-HTTP-Method", "TRACE", false],
    ["X-HTTP-Method-Override", "connect", false],
    ["X-Method-Override", "PUT, track", false],
    ["X-Method-Override", '"TRACE"', true],
    ["X-Method-Override-2", "TRACE", true],
    ["Authorization", "Bearer x", true],
    ["User-Agent", "x", true],
    ["Range", "bytes=0-", true],
    ["Accept", "x", true],
  ])("%s: %s is kept: %s", (name, value, kept) =>
    expect(filled("request", [[name, value]])).toHaveLength(kept ? 1 : 0),
  );

  test("set and delete keep to it too", () => {
    const headers = new PageHeaders("request");
    PageHeaders.listOf(headers).append("Cookie", "a=1");
    headers.set("Cookie", "b=2");
    headers.delete("Cookie");
    expect(headers.get("Cookie")).toBe("a=1");
  });
});

describe("request-no-cors: only what a form could say", () => {
  test.each<[desc: string, init: [string, string][], expected: [string, string][]]>([
    ["Accept", [["Accept", "a/b"]], [["accept", "a/b"]]],
    ["a form's content type", [["Content-Type", "text/plain"]], [["content-type", "text/plain"]]],
    ["JSON", [["Content-Type", "application/json"]], []],
    ["a name of its own", [["X-A", "1"]], []],
    ["Authorization", [["Authorization", "x"]], []],
    ["Range", [["Range", "bytes=0-10"]], []],
    ["a long value", [["Accept", "a".repeat(129)]], []],
    [
      "two that are too long together",
      [
        ["Accept", "a".repeat(64)],
        ["Accept", "b".repeat(64)],
      ],
      [["accept", "a".repeat(64)]],
    ],
    [
      "two that are not",
      [
        ["Accept", "a"],
        ["Accept", "b"],
      ],
      [["accept", "a, b"]],
    ],
  ])("%s", (_desc, init, expected) => expect(filled("request-no-cors", init)).toEqual(expected));

  test("set replaces by the same rule", () => {
    const headers = new PageHeaders("request-no-cors");
    headers.set("Content-Type", "text/plain");
    headers.set("Content-Type", "application/json");
    expect(headers.get("content-type")).toBe("text/plain");
  });

  test("a script that changes anything loses what only the browser may say", () => {
    const headers = new PageHeaders("request-no-cors");
    PageHeaders.listOf(headers).append("Range", "bytes=0-");
    headers.delete("Accept");
    expect(headers.has("Range")).toBe(true);
    headers.append("Accept", "x");
    expect(headers.has("Range")).toBe(false);
  });

  test("delete: what a script may say, and Range", () => {
    const headers = new PageHeaders("request-no-cors");
    for (const name of ["Accept", "X-A", "Range"]) PageHeaders.listOf(headers).append(name, "1");
    for (const name of ["X-A", "Range", "Accept"]) headers.delete(name);
    expect([...headers.keys()]).toEqual(["x-a"]);
  });
});

describe("response", () => {
  test("cookies are left out", () => {
    expect(filled("response", { "Set-Cookie": "a=1", "set-cookie2": "b=2", "X-A": "1" })).toEqual([["x-a", "1"]]);
  });
});

describe("as an object", () => {
  const headers = new PageHeaders("none");
  PageHeaders.fill(headers, [
    ["B", " 2 "],
    ["a", "1"],
    ["Set-Cookie", "x=1"],
    ["b", "3"],
    ["Set-Cookie", "y=2"],
  ]);
  const pairs = [
    ["a", "1"],
    ["b", "2, 3"],
    ["set-cookie", "x=1"],
    ["set-cookie", "y=2"],
  ];

  test("it is sorted, lower-case and combined", () => {
    expect([...headers]).toEqual(pairs);
    expect([...headers.entries()]).toEqual(pairs);
    expect([...headers.keys()]).toEqual(pairs.map(([name]) => name));
    expect([...headers.values()]).toEqual(pairs.map(([, value]) => value));
  });

  test("forEach gives value, name and the object", () => {
    const seen: unknown[] = [];
    headers.forEach((value, name, all) => seen.push([name, value, all === headers]));
    expect(seen).toEqual(pairs.map((pair) => [...pair, true]));
  });

  test("get, has and getSetCookie", () => {
    expect([headers.get("B"), headers.get("c"), headers.has("SET-COOKIE"), headers.getSetCookie()]).toEqual([
      "2, 3",
      null,
      true,
      ["x=1", "y=2"],
    ]);
  });

  test("another one can be filled from it, with combined values", () => {
    const copy = new PageHeaders("none");
    PageHeaders.fill(copy, headers);
    expect(PageHeaders.listOf(copy).values("b")).toEqual(["2, 3"]);
  });

  test("so can it from the platform's", () => {
    expect(filled("request", new Headers({ "X-A": "1", Cookie: "a=1" }) as unknown as HeadersInit)).toEqual([
      ["x-a", "1"],
    ]);
  });
});

describe("its iterators", () => {
  const headers = new PageHeaders("none");
  PageHeaders.fill(headers, { a: "1", b: "2" });
  const prototypeOf = (value: object): object => Object.getPrototypeOf(value) as object;

  test.each(["entries", "keys", "values"] as const)("%s gives a Headers Iterator", (method) => {
    const prototype = prototypeOf(headers[method]());
    expect(Object.prototype.toString.call(prototype)).toBe("[object Headers Iterator]");
    expect(Reflect.ownKeys(prototype)).toEqual(["next", Symbol.toStringTag]);
    expect(prototypeOf(prototype)).toBe(prototypeOf(prototypeOf([][Symbol.iterator]())));
  });

  test("a loop is over the entries, by the same function", () => {
    const { entries } = PageHeaders.prototype as { readonly entries: unknown };
    expect(Reflect.get(PageHeaders.prototype, Symbol.iterator)).toBe(entries);
  });

  test("a loop sees what it changes, and goes on after its end", () => {
    const changed = new PageHeaders("none");
    PageHeaders.fill(changed, { b: "2" });
    const loop = changed.keys();
    expect([loop.next().value, loop.next().done]).toEqual(["b", true]);
    changed.append("c", "3");
    expect(loop.next().value).toBe("c");
  });
});
