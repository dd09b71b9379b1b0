import { describe, expect, test } from "vitest";
import { PAGE, sceneOf, verdictOf, type ScriptedResponse } from "./script.ts";

const corp = (...values: string[]): ScriptedResponse["headers"] =>
  values.map((value) => ["Cross-Origin-Resource-Policy", value] as const);

describe("a no-cors request", () => {
  test.each<[desc: string, at: string, to: string, values: string[], expected: string]>([
    ["without the header", PAGE, "https://b.test", [], "opaque 0"],
    ["cross-origin", PAGE, "https://b.test", ["cross-origin"], "opaque 0"],
    ["same-origin, from elsewhere", PAGE, "https://b.test", ["same-origin"], "corp-same-origin"],
    ["same-origin, from a sibling", PAGE, "https://sub.app.example", ["same-origin"], "corp-same-origin"],
    ["same-site, from elsewhere", PAGE, "https://b.test", ["same-site"], "corp-same-site"],
    ["same-site, from a sibling", PAGE, "https://sub.app.example", ["same-site"], "opaque 0"],
    ["same-site, from another port", PAGE, `${PAGE}:8443`, ["same-site"], "opaque 0"],
    [
      "same-site: what came securely is not for a plain page",
      "http://app.example",
      PAGE,
      ["same-site"],
      "corp-same-site",
    ],
    [
      "same-site: what came plainly is for both",
      "http://sub.app.example",
      "http://app.example",
      ["same-site"],
      "opaque 0",
    ],
    ["in upper case it is none", PAGE, "https://b.test", ["Same-Origin"], "opaque 0"],
    ["two values are none", PAGE, "https://b.test", ["same-origin, same-origin"], "opaque 0"],
    ["two lines are none", PAGE, "https://b.test", ["same-origin", "same-origin"], "opaque 0"],
    ["an unknown one is none", PAGE, "https://b.test", ["nobody"], "opaque 0"],
    ["its own origin is not opaque, and not asked", PAGE, PAGE, ["same-origin"], "basic 200"],
  ])("%s", async (_desc, at, to, values, expected) => {
    const { page } = sceneOf(() => ({ headers: corp(...values) ?? [] }), { at });
    expect(await verdictOf(page, to, { mode: "no-cors" })).toBe(expected);
  });

  test("the request is executed all the same", async () => {
    const { page } = sceneOf(() => ({ headers: corp("same-origin") ?? [] }));
    expect(await page.attempt("https://b.test", { mode: "no-cors" })).toMatchObject({ sent: true, executed: true });
  });

  test("each hop of a redirect is asked", async () => {
    const { network, page } = sceneOf(() => ({
      status: 302,
      headers: [["Location", "https://c.test/"], ...(corp("same-origin") ?? [])],
    }));
    expect(await verdictOf(page, "https://b.test/", { mode: "no-cors" })).toBe("corp-same-origin");
    expect(network.asked).toHaveLength(1);
  });

  test("a sandboxed page is same origin with nothing", async () => {
    const { browser } = sceneOf(() => ({ headers: corp("same-origin") ?? [] }));
    const page = browser.pageAt(PAGE, { sandboxed: true });
    expect(await verdictOf(page, PAGE, { mode: "no-cors" })).toBe("corp-same-origin");
  });
});

test("a CORS request does not ask for it", async () => {
  const { page } = sceneOf(() => ({
    headers: [["Access-Control-Allow-Origin", "*"], ...(corp("same-origin") ?? [])],
  }));
  expect(await verdictOf(page, "https://b.test")).toBe("cors 200");
});
