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

  test.each(["arrayBuffer", "blob", "bytes", "formData", "json", "text"] as const)(
    "%s of a body that was read is rejected before any microtask",
    async (name) => {
      const { Response, TypeError } = open.window;
      const response = new Response("{}");
      await response.text();
      const order: unknown[] = [];
      const rejected = response[name]().catch((error: unknown) => order.push(error));
      await Promise.all([rejected, Promise.resolve().then(() => order.push("microtask"))]);
      expect(order).toEqual([expect.any(TypeError), "microtask"]);
    },
  );

  test("fetch with an aborted signal is rejected before any microtask", async () => {
    const { AbortSignal, DOMException, fetch } = open.window;
    const order: unknown[] = [];
    const rejected = fetch("/", { signal: AbortSignal.abort() }).catch((error: unknown) => order.push(error));
    await Promise.all([rejected, Promise.resolve().then(() => order.push("microtask"))]);
    expect(order).toEqual([expect.any(DOMException), "microtask"]);
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

  test.each([
    ["Headers", "Object"],
    ["Request", "Object"],
    ["Response", "Object"],
    ["EventSource", "EventTarget"],
    ["WebSocket", "EventTarget"],
    ["XMLHttpRequestEventTarget", "EventTarget"],
    ["XMLHttpRequest", "XMLHttpRequestEventTarget"],
    ["XMLHttpRequestUpload", "XMLHttpRequestEventTarget"],
  ] as const)("%s inherits from the window's %s", (name, parent) => {
    const { window } = open;
    const [pageClass, inherited] = [window[name], window[parent]];
    const expected: unknown =
      parent === "Object" ? ((window as { Function?: FunctionConstructor }).Function ?? Function).prototype : inherited;
    expect(Object.getPrototypeOf(pageClass)).toBe(expected);
    expect(Object.getPrototypeOf(pageClass.prototype)).toBe(inherited.prototype);
  });

  test("a request's upload is of the window's class, which no script constructs", () => {
    const { XMLHttpRequest, XMLHttpRequestUpload, EventTarget, TypeError } = open.window;
    expect(new XMLHttpRequest().upload).toBeInstanceOf(XMLHttpRequestUpload);
    expect(new XMLHttpRequest()).toBeInstanceOf(EventTarget);
    expect(() => new XMLHttpRequestUpload()).toThrow(TypeError);
  });

  test("a request hears its events, whatever its class inherits from", async () => {
    const request = new open.window.XMLHttpRequest();
    const loaded = new Promise((resolve) => request.addEventListener("load", resolve));
    request.open("GET", "/");
    request.send();
    await expect(loaded).resolves.toMatchObject({ type: "load" });
  });

  test("headers are looped over by iterators of the window's realm", () => {
    const { Headers, Object: Own } = open.window;
    const iterator = new Headers({ a: "1" }).entries();
    const ofArrays = Object.getPrototypeOf(Own.keys({})[Symbol.iterator]()) as object;
    const prototype = Object.getPrototypeOf(iterator) as object;
    expect(Object.getPrototypeOf(prototype)).toBe(Object.getPrototypeOf(ofArrays));
    expect([...iterator]).toEqual([["a", "1"]]);
    const { entries } = Headers.prototype as { readonly entries: unknown };
    expect(Reflect.get(Headers.prototype, Symbol.iterator)).toBe(entries);
  });

  test("a header that isn't one is a TypeError of the window's, thrown once", async () => {
    const { fetch, TypeError } = open.window;
    await expect(fetch("/", { headers: { a: "x\nx" } })).rejects.toSatisfy(
      (error) => error instanceof TypeError && error.name === "TypeError",
    );
  });

  test("interface objects are not listed among the window's properties, and fetch is", () => {
    const names = Object.keys(open.window);
    expect(names).not.toContain("Headers");
    expect(names).not.toContain("XMLHttpRequest");
    expect(names).toContain("fetch");
  });
});
