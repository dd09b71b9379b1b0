import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { doms, openWindow, type OpenWindow } from "./open-window.ts";

describe.each(doms)("in %s", (dom) => {
  let open: OpenWindow;
  beforeAll(async () => {
    open = await openWindow(dom, (_, response) => response.end());
  });
  afterAll(() => open.close());

  test.each([
    ["fetch", (window: OpenWindow["window"]) => window.fetch],
    ["Headers.prototype.get", ({ Headers }: OpenWindow["window"]) => Reflect.get(Headers.prototype, "get") as unknown],
  ] as const)("%s is a function of the window's realm", (_, find) => {
    const found = find(open.window) as (...given: unknown[]) => unknown;
    const RealmFunction = found.constructor as new (body: string) => () => unknown;
    expect(new RealmFunction("return TypeError")()).toBe(open.window.TypeError);
  });

  test("a method of another object throws an error of the window's", () => {
    const { Headers, TypeError } = open.window;
    const get = Reflect.get(Headers.prototype, "get") as () => unknown;
    expect((): unknown => Reflect.apply(get, {}, ["a"])).toThrow(TypeError);
  });

  test.each([
    ["redirect", ["http://:no"], "TypeError"],
    ["redirect", ["/", 200], "RangeError"],
    ["json", [], "TypeError"],
  ] as const)("Response.%s of %j throws a %s of the window's", (name, given, error) => {
    const { Response } = open.window;
    const call = (): unknown => Reflect.apply(Reflect.get(Response, name) as () => unknown, Response, given);
    expect(call).toThrow(open.window[error]);
  });

  test("interface objects are not listed among the window's properties, and fetch is", () => {
    const names = Object.keys(open.window);
    expect(names).not.toContain("Headers");
    expect(names).not.toContain("XMLHttpRequest");
    expect(names).toContain("fetch");
  });
});
