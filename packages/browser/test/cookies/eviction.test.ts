import { describe, expect, test } from "vitest";
import { CookieStore, evictedReasons, type CookieLimits, type CookieRules } from "../../src/cookies/index.ts";
import { chromiumCookieRules } from "../../src/engines/chromium/cookies.ts";
import { firefoxCookieRules } from "../../src/engines/firefox/cookies.ts";
import { standardCookieRules } from "../../src/engines/standard/cookies.ts";
import { asking, NOW } from "./asking.ts";

const limited = (limits: Partial<CookieLimits>): CookieRules => ({
  ...standardCookieRules,
  limits: { ...standardCookieRules.limits, ...limits },
});

/** Stores the lines one by one, and tells who went with the last. */
function last(rules: CookieRules, lines: readonly [url: string, line: string][]): readonly string[] {
  const cookies = new CookieStore(rules);
  const results = lines.map(([url, line]) => cookies.store(line, asking(url)));
  const result = results.at(-1);
  return result !== undefined && "stored" in result
    ? result.evicted.map(({ cookie, reason }) => `${cookie.name} ${reason}`)
    : [];
}

const BANK = "https://bank.example/";
const API = "https://api.bank.example/";

describe("the budget of a host", () => {
  const two = limited({ perHost: { limit: 3, keep: 2 } });

  test.each([
    {
      desc: "lets as many be as its limit",
      lines: [
        [BANK, "a=1"],
        [BANK, "b=1"],
        [BANK, "c=1"],
      ],
      gone: [],
    },
    {
      desc: "is kept by the oldest",
      lines: [
        [BANK, "a=1"],
        [BANK, "b=1"],
        [BANK, "c=1"],
        [BANK, "d=1"],
      ],
      gone: ["a host-limit", "b host-limit"],
    },
    {
      desc: "spares the Secure",
      lines: [
        [BANK, "a=1; Secure"],
        [BANK, "b=1"],
        [BANK, "c=1"],
        [BANK, "d=1"],
      ],
      gone: ["b host-limit", "c host-limit"],
    },
    {
      desc: "spares what was replaced lately",
      lines: [
        [BANK, "a=1"],
        [BANK, "b=1"],
        [BANK, "c=1"],
        [BANK, "a=2"],
        [BANK, "d=1"],
      ],
      gone: ["b host-limit", "c host-limit"],
    },
    {
      desc: "is another for a sibling",
      lines: [
        [BANK, "a=1"],
        [API, "b=1"],
        [BANK, "c=1"],
        [API, "d=1"],
      ],
      gone: [],
    },
  ] as { desc: string; lines: [string, string][]; gone: string[] }[])("$desc", ({ lines, gone }) => {
    expect(last(two, lines)).toEqual(gone);
  });

  test("may be its site's", () => {
    const lines: [string, string][] = [
      [BANK, "a=1"],
      [API, "b=1"],
      [BANK, "c=1"],
      [API, "d=1"],
    ];
    expect(last(limited({ perHost: { limit: 3, keep: 2 }, hosts: "site" }), lines)).toEqual([
      "a host-limit",
      "b host-limit",
    ]);
  });

  test("is another for each partition", () => {
    const cookies = new CookieStore({ ...firefoxCookieRules, limits: two.limits });
    for (const line of ["a=1", "b=1", "c=1"]) cookies.store(line, asking(BANK));
    cookies.store("d=1", asking(BANK, { thirdParty: true, partitionKey: "https://a.example" }));
    expect(cookies.list(NOW)).toHaveLength(4);
  });

  test("spares what was sent lately", () => {
    const cookies = new CookieStore(two);
    cookies.store("a=1; Path=/a", asking(BANK));
    cookies.store("b=1", asking(BANK));
    cookies.store("c=1", asking(BANK));
    cookies.retrieve(asking(`${BANK}a`));
    cookies.store("e=1; Path=/e", asking(BANK));
    expect(cookies.list(NOW).map(({ name }) => name)).toEqual(["c", "e"]);
    cookies.store("f=1; Path=/f", asking(BANK));
    cookies.retrieve(asking(`${BANK}e`));
    cookies.store("g=1", asking(BANK));
    expect(cookies.list(NOW).map(({ name }) => name)).toEqual(["e", "g"]);
  });

  test("of the standard keeps 150 of 181", () => {
    const cookies = new CookieStore(standardCookieRules);
    for (let n = 0; n < 180; n++) cookies.store(`c${n}=1`, asking(BANK));
    expect(cookies.list(NOW)).toHaveLength(180);
    cookies.store("one=more", asking(BANK));
    expect(cookies.list(NOW)).toHaveLength(150);
    expect(cookies.list(NOW)[0]).toMatchObject({ name: "c31" });
  });
});

describe("the budget of all", () => {
  test("is kept by the least recently used of any site", () => {
    const lines: [string, string][] = [
      ["https://a.example/", "a=1; Secure"],
      ["https://b.example/", "b=1"],
      ["https://c.example/", "c=1"],
      ["https://d.example/", "d=1"],
    ];
    expect(last(limited({ total: { limit: 3, keep: 2 } }), lines)).toEqual(["a total-limit", "b total-limit"]);
  });

  test("counts a cookie once that is replaced again and again", () => {
    const lines = ["a=1", "a=2", "a=3", "a=4", "b=1", "c=1"].map((line): [string, string] => [BANK, line]);
    expect(last(limited({ total: { limit: 3, keep: 2 } }), lines)).toEqual([]);
  });

  test("bounds a flood from many hosts", () => {
    const cookies = new CookieStore(standardCookieRules);
    for (let n = 0; n < 10_000; n++) cookies.store("a=1", asking(`https://h${n}.bank.example/`));
    const { limit, keep } = standardCookieRules.limits.total;
    const { length } = cookies.list(NOW);
    expect(length).toBeGreaterThanOrEqual(keep);
    expect(length).toBeLessThanOrEqual(limit);
  });
});

describe("the budget of a host by engine", () => {
  const lines = (...given: readonly string[]): [string, string][] => given.map((line) => [BANK, line]);
  const three = { limits: { ...firefoxCookieRules.limits, perHost: { limit: 3, keep: 2 } } };

  test("Firefox removes insecure cookies alone where there are any", () => {
    const rules = { ...firefoxCookieRules, ...three };
    expect(last(rules, lines("a=1; Secure", "b=1; Secure", "c=1", "d=1; Secure"))).toEqual(["c host-limit"]);
    expect(last(rules, lines("a=1; Secure", "b=1; Secure", "c=1; Secure", "d=1; Secure"))).toEqual([
      "a host-limit",
      "b host-limit",
    ]);
  });

  test("Firefox stores no insecure cookie where all others are Secure", () => {
    const cookies = new CookieStore({ ...firefoxCookieRules, ...three });
    for (const name of ["a", "b", "c"]) cookies.store(`${name}=1; Secure`, asking(BANK));
    expect(cookies.store("d=1", asking(BANK))).toMatchObject({ refused: "host-limit" });
    expect(cookies.store("a=2", asking(BANK))).not.toHaveProperty("refused", "host-limit");
    expect(cookies.list(NOW)).toHaveLength(3);
  });

  test("Chromium keeps cookies of high priority before others", () => {
    const high = Array.from({ length: 40 }, (_, n) => `h${n}=1; Secure; Priority=High`);
    const others = Array.from({ length: 141 }, (_, n) => `c${n}=1; Secure`);
    const gone = last(chromiumCookieRules, lines(...high, ...others));
    expect(gone).toEqual(Array.from({ length: 31 }, (_, n) => `c${n} host-limit`));
  });

  test("Chromium counts no second use within a minute, and removes nothing new for the total", () => {
    const limits = { ...chromiumCookieRules.limits, total: { limit: 2, keep: 1 } };
    const cookies = new CookieStore({ ...chromiumCookieRules, limits });
    for (const host of ["a", "b", "c"]) cookies.store("k=1", asking(`https://${host}.example/`));
    expect(cookies.list(NOW)).toHaveLength(3);
    cookies.retrieve(asking("https://a.example/", { now: NOW + 59_000 }));
    const later = asking("https://d.example/", { now: NOW + limits.unusedMs });
    expect(cookies.store("k=1", later)).toMatchObject({ evicted: [{ reason: "total-limit" }, {}, {}] });
  });
});

describe("expired cookies", () => {
  const cookies = (): CookieStore => {
    const one = new CookieStore(standardCookieRules);
    one.store("a=1; Max-Age=1", asking(BANK));
    one.store("b=1", asking(BANK));
    return one;
  };

  test("are told of once, at the retrieval that finds them", () => {
    const one = cookies();
    const later = asking(BANK, { now: NOW + 1000 });
    expect(one.retrieve(asking(BANK, { now: NOW + 999 })).header).toBe("a=1; b=1");
    expect(one.retrieve(later)).toMatchObject({
      header: "b=1",
      blocked: [{ cookie: { name: "a" }, reason: "expired" }],
    });
    expect(one.retrieve(later).blocked).toEqual([]);
  });

  test("make room when their site stores another", () => {
    const result = cookies().store("c=1", asking(BANK, { now: NOW + 1000 }));
    expect(result).toMatchObject({ evicted: [{ cookie: { name: "a" }, reason: "expired" }] });
  });

  test("are not listed", () => {
    expect(
      cookies()
        .list(NOW + 1000)
        .map(({ name }) => name),
    ).toEqual(["b"]);
  });

  test("give nothing to a cookie of their name", () => {
    const one = cookies();
    const result = one.store("a=2", asking(BANK, { now: NOW + 1000 }));
    expect(result).toMatchObject({ stored: { creationTime: NOW + 1000 }, replaced: undefined });
  });
});

test("the reasons are those above", () => {
  expect(evictedReasons).toEqual(["expired", "host-limit", "total-limit"]);
});
