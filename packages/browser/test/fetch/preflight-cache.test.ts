import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { engines } from "../../src/engines/index.ts";
import { PreflightCache } from "../../src/fetch/cors-preflight-cache.ts";
import { makeRequest } from "../../src/fetch/request.ts";
import type { PageRequestInit } from "../../src/index.ts";
import { environmentAt } from "./environment.ts";
import { API, PAGE, sceneOf, type ScriptedResponse, type Lines, type Scene } from "./script.ts";

interface Granting {
  readonly allow?: ScriptedResponse["headers"];
  readonly maxAge?: string | null;
}

/** A page whose preflights are answered so; `clock.now` is its time. */
function cachingScene({ allow = [], maxAge = "60" }: Granting = {}): Scene & { clock: { now: number } } {
  const clock = { now: 1_800_000_000_000 };
  const scene = sceneOf(
    ({ headers, isPreflight }) => ({
      headers: [
        ["Access-Control-Allow-Origin", headers.get("Origin") ?? ""],
        ["Access-Control-Allow-Credentials", "true"],
        ...(isPreflight ? allow : []),
        ...(isPreflight && maxAge !== null ? [["Access-Control-Max-Age", maxAge] as const] : []),
      ],
    }),
    { now: () => clock.now },
  );
  return { ...scene, clock };
}

const put: PageRequestInit = { method: "PUT" };
const allowPut: Lines = [["Access-Control-Allow-Methods", "PUT"]];

/** `!` for a preflight, `.` for a request. */
const pattern = ({ network }: Scene): string =>
  network.asked.map(({ isPreflight }) => (isPreflight ? "!" : ".")).join("");

describe("what is asked once", () => {
  const credentialed: PageRequestInit = { ...put, credentials: "include" };
  const withX: PageRequestInit = { headers: { "X-A": "1" } };
  const withAuthorization: PageRequestInit = { headers: { Authorization: "Bearer x" } };
  const all: ScriptedResponse["headers"] = [
    ["Access-Control-Allow-Methods", "*, PUT, DELETE"],
    ["Access-Control-Allow-Headers", "*, authorization, x-a"],
  ];

  test.each<[desc: string, allow: ScriptedResponse["headers"], requests: PageRequestInit[], expected: string]>([
    ["the same method again", allowPut, [put, put], "!.."],
    [
      "another method that was allowed too",
      [["Access-Control-Allow-Methods", "PUT, DELETE"]],
      [put, { method: "DELETE" }],
      "!..",
    ],
    ["another method that was not", allowPut, [put, { method: "DELETE" }], "!.!"],
    [
      "a method in another case",
      [["Access-Control-Allow-Methods", "patch, PATCH"]],
      [{ method: "patch" }, { method: "PATCH" }],
      "!..",
    ],
    ["a wildcard for any method", [["Access-Control-Allow-Methods", "*"]], [put, { method: "X" }], "!.."],
    ["the same header again", [["Access-Control-Allow-Headers", "X-A"]], [withX, withX], "!.."],
    [
      "a header in another case",
      [["Access-Control-Allow-Headers", "x-a"]],
      [withX, { headers: { "x-A": "2" } }],
      "!..",
    ],
    ["another header", [["Access-Control-Allow-Headers", "x-a"]], [withX, { headers: { "X-B": "2" } }], "!.!"],
    ["a method does not allow a header", allowPut, [put, { ...put, ...withX }], "!.!"],
    ["a wildcard for any header", [["Access-Control-Allow-Headers", "*"]], [withX, { headers: { "X-B": "2" } }], "!.."],
    [
      "a wildcard, but not for Authorization",
      [["Access-Control-Allow-Headers", "*"]],
      [withX, withAuthorization],
      "!.!",
    ],
    ["a simple request asks for nothing", allowPut, [put, {}], "!.."],
    ["what was allowed with credentials holds without", all, [credentialed, put], "!.."],
    ["what was allowed without credentials does not hold with", all, [put, credentialed], "!.!."],
  ])("%s", async (_desc, allow, requests, expected) => {
    const scene = cachingScene({ allow });
    for (const init of requests) await scene.page.attempt(API, init);
    expect(pattern(scene)).toBe(expected);
  });

  test("the standard's letter: a wildcard that a credentialed preflight left behind is one", async () => {
    const scene = cachingScene({ allow: all });
    await scene.page.attempt(API, credentialed);
    await scene.page.attempt(API, { method: "PATCH", credentials: "include" });
    expect(pattern(scene)).toBe("!..");
  });
});

test("the standard's letter: what a wildcard covers has no entry of its own, and sets the wildcard's time", () => {
  const cache = new PreflightCache(engines.standard.preflight);
  const request = makeRequest(new URL(API), environmentAt(PAGE), { method: "PUT" });
  cache.add(request, 60, ["*"], ["*"], 0);
  cache.add(request, 5, ["DELETE"], ["x-a"], 0);
  expect([cache.allowsMethod(request, 4999), cache.allowsHeader(request, "X-B", 4999)]).toEqual([true, true]);
  expect([cache.allowsMethod(request, 5000), cache.allowsHeader(request, "X-B", 5000)]).toEqual([false, false]);
  cache.add(request, 60, [], ["*"], 5000);
  cache.add(request, 0, [], ["authorization"], 5000);
  expect(cache.allowsHeader(request, "X-B", 6000)).toBe(true);
});

describe("whose it is", () => {
  test.each<[desc: string, first: string, second: string, expected: string]>([
    ["another path", `${API}/1`, `${API}/2`, "!.!."],
    ["another query", `${API}/?1`, `${API}/?2`, "!.!."],
    ["another port", API, `${API}:8443`, "!.!."],
    ["the same URL", API, `${API}/`, "!.."],
  ])("%s", async (_desc, first, second, expected) => {
    const scene = cachingScene({ allow: allowPut });
    await scene.page.attempt(first, put);
    await scene.page.attempt(second, put);
    expect(pattern(scene)).toBe(expected);
  });

  test.each<[desc: string, at: string, parent: string | undefined, expected: string]>([
    ["another page of the origin", `${PAGE}/other`, undefined, "!.."],
    ["another origin", "https://other.test/", undefined, "!.!."],
    ["another origin of the site", "https://sub.app.example/", undefined, "!.!."],
    ["the origin framed by its own site", `${PAGE}/frame`, "https://sub.app.example/", "!.."],
    ["the origin framed by another site", `${PAGE}/frame`, "https://other.test/", "!.!."],
  ])("%s", async (_desc, at, parent, expected) => {
    const scene = cachingScene({ allow: allowPut });
    await scene.page.attempt(API, put);
    const frame = parent === undefined ? {} : { parent: scene.browser.pageAt(parent) };
    await scene.browser.pageAt(at, frame).attempt(API, put);
    expect(pattern(scene)).toBe(expected);
  });
});

describe("how long it lasts", () => {
  test.each<[desc: string, maxAge: string | null, seconds: number]>([
    ["as the server says", "60", 60],
    ["5 seconds where it says nothing", null, 5],
    ["5 seconds where it says what is no number", "soon", 5],
    ["5 seconds where it is negative", "-1", 5],
    ["longer than a day, which the standard leaves to the browser", "31536000", 31_536_000],
  ])("%s", async (_desc, maxAge, seconds) => {
    const scene = cachingScene({ allow: allowPut, maxAge });
    const at = async (second: number): Promise<void> => {
      scene.clock.now = 1_800_000_000_000 + second * 1000;
      await scene.page.attempt(API, put);
    };
    await at(0);
    await at(seconds - 1);
    expect(pattern(scene)).toBe("!..");
    await at(seconds);
    expect(pattern(scene)).toBe("!..!.");
  });

  test("0: not at all", async () => {
    const scene = cachingScene({ allow: allowPut, maxAge: "0" });
    await scene.page.attempt(API, put);
    await scene.page.attempt(API, put);
    expect(pattern(scene)).toBe("!.!.");
  });
});

describe("what a failure forgets", () => {
  const failing = (fails: (count: number) => boolean) => {
    let count = 0;
    return sceneOf(({ headers, isPreflight }) => {
      count += 1;
      return fails(count)
        ? {}
        : {
            headers: [
              ["Access-Control-Allow-Origin", headers.get("Origin") ?? ""],
              ["Access-Control-Max-Age", "60"],
              ...(isPreflight ? allowPut : []),
            ],
          };
    });
  };

  test("the request after it is asked about again", async () => {
    // 1 and 2: allowed. 3: the answer itself is not readable.
    const scene = failing((count) => count === 3);
    for (let time = 0; time < 3; time += 1) await scene.page.attempt(API, put);
    expect(pattern(scene)).toBe("!..!.");
  });

  test("a failed request that needs no leave forgets nothing", async () => {
    const scene = failing((count) => count === 3);
    await scene.page.attempt(API, put);
    await scene.page.attempt(API);
    await scene.page.attempt(API, put);
    expect(pattern(scene)).toBe("!...");
  });

  test("only of the page's own site", async () => {
    const scene = failing((count) => count === 5);
    const framed = scene.browser.pageAt(PAGE, { parent: scene.browser.pageAt("https://other.test/") });
    await scene.page.attempt(API, put);
    await framed.attempt(API, put);
    await framed.attempt(API, put);
    await scene.page.attempt(API, put);
    expect(pattern(scene)).toBe("!.!...");
  });
});

describe("any sequence of preflights", () => {
  const names = fc.uniqueArray(fc.constantFrom("PUT", "DELETE", "*"), { maxLength: 2 });
  const headers = fc.uniqueArray(fc.constantFrom("x-a", "X-B", "*", "authorization"), { maxLength: 2 });
  const who = fc.record({
    top: fc.constantFrom("https://a.example", "https://sub.a.example", "https://b.test"),
    url: fc.constantFrom("https://api.test/1", "https://api.test/2"),
    include: fc.boolean(),
  });
  const step = fc.record({ who, wait: fc.nat(3), maxAge: fc.nat(4), names, headers, fails: fc.boolean() });

  interface Entry {
    key: string;
    include: boolean;
    kind: "method" | "header";
    name: string;
    until: number;
  }

  test("allows what a naive twin allows", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), who, (steps, asks) => {
        const cache = new PreflightCache(engines.standard.preflight);
        let [twin, now]: [Entry[], number] = [[], 0];
        const requestOf = ({ top, url, include }: typeof asks) =>
          makeRequest(new URL(url), environmentAt("https://a.example", { ancestors: [top] }), {
            method: "PUT",
            credentialsMode: include ? "include" : "omit",
          });
        const keyOf = ({ top, url }: typeof asks): string => `${top.replace("sub.", "")} ${url}`;
        const live = (one: typeof asks): Entry[] =>
          twin.filter(({ key, include, until }) => key === keyOf(one) && until > now && (include || !one.include));
        const matches = (entry: Entry, kind: Entry["kind"], name: string): boolean =>
          entry.kind === kind && (entry.name === name || (entry.name === "*" && name !== "authorization"));
        for (const { who: one, wait, maxAge, names: methods, headers: named, fails } of steps) {
          now += wait * 1000;
          if (fails) {
            cache.clear(requestOf(one), { code: "cors-origin-missing" });
            twin = twin.filter(({ key }) => key !== keyOf(one));
            continue;
          }
          cache.add(requestOf(one), maxAge, methods, named, now);
          const known = live(one);
          const asked: [Entry["kind"], string][] = [
            ...methods.map((name): [Entry["kind"], string] => ["method", name]),
            ...named.map((name): [Entry["kind"], string] => ["header", name.toLowerCase()]),
          ];
          for (const [kind, name] of asked) {
            const matching = known.filter((entry) => matches(entry, kind, name));
            for (const entry of matching) entry.until = now + maxAge * 1000;
            if (matching.length === 0)
              twin.push({ key: keyOf(one), include: one.include, kind, name, until: now + maxAge * 1000 });
          }
        }
        const request = requestOf(asks);
        expect(cache.allowsMethod(request, now)).toBe(live(asks).some((entry) => matches(entry, "method", "PUT")));
        for (const name of ["x-a", "X-B", "Authorization"]) {
          const expected = live(asks).some((entry) => matches(entry, "header", name.toLowerCase()));
          expect(cache.allowsHeader(request, name, now)).toBe(expected);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test("a server that allows ten thousand names is not remembered for ever", async () => {
  const many = Array.from({ length: 20_000 }, (_, at) => `x-${at}`).join(",");
  const scene = cachingScene({ allow: [["Access-Control-Allow-Headers", many]] });
  await scene.page.attempt(API, { headers: { "x-0": "1" } });
  await scene.page.attempt(API, { headers: { "x-19999": "1" } });
  await scene.page.attempt(API, { headers: { "x-0": "1" } });
  expect(pattern(scene)).toBe("!..!.");
});
