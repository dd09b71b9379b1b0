import { describe, expect, test } from "vitest";
import type { PageRequestInit } from "../../src/index.ts";
import { API, PAGE, sceneOf, type ScriptedResponse } from "./script.ts";

const tao = (...values: string[]): NonNullable<ScriptedResponse["headers"]> => [
  ["Access-Control-Allow-Origin", "*"],
  ...values.map((value) => ["Timing-Allow-Origin", value] as const),
];

describe("whether the page may see how long it took", () => {
  test.each<[desc: string, url: string, init: PageRequestInit, values: string[], passed: boolean]>([
    ["its own origin", "/", {}, [], true],
    ["another, unasked", API, {}, [], false],
    ["by name", API, {}, [PAGE], true],
    ["by a wildcard", API, {}, ["*"], true],
    ["among others", API, {}, [`https://b.test, ${PAGE}`], true],
    ["in a second line", API, {}, ["https://b.test", PAGE], true],
    ["another's name", API, {}, ["https://b.test"], false],
    ["with a slash", API, {}, [`${PAGE}/`], false],
    ["within quotes it is none", API, {}, [`"${PAGE}"`], false],
    ["of a response that it cannot read", API, { mode: "no-cors" }, [PAGE], true],
  ])("%s", async (_desc, url, init, values, passed) => {
    const { page } = sceneOf(() => ({ headers: tao(...values) }));
    const { trace } = await page.attempt(url, init);
    expect(trace.filter(({ kind }) => kind === "tao-check")).toEqual([{ kind: "tao-check", passed }]);
  });

  test("a hop that does not allow it spoils the rest", async () => {
    const { page } = sceneOf(({ url }) => {
      const last = url.pathname === "/2";
      return last ? { headers: tao("*") } : { status: 302, headers: [...tao(), ["Location", "/2"]] };
    });
    const { trace } = await page.attempt(`${API}/1`);
    expect(trace.filter(({ kind }) => kind === "tao-check")).toMatchObject([{ passed: false }, { passed: false }]);
  });

  test("after a tainted redirect only null or a wildcard will do", async () => {
    for (const [value, passed] of [
      [PAGE, false],
      ["null", true],
      ["*", true],
    ] as const) {
      const { page } = sceneOf(({ url }) =>
        url.origin === API
          ? { status: 302, headers: [...tao("*"), ["Location", "https://c.test/"]] }
          : { headers: tao(value) },
      );
      const { trace } = await page.attempt(API);
      expect(trace.filter(({ kind }) => kind === "tao-check")).toMatchObject([{ passed: true }, { passed }]);
    }
  });
});
