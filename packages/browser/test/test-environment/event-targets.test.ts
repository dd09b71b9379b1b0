import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { doms, openWindow, type OpenWindow, type ScriptWindow } from "./open-window.ts";

type Make = (window: ScriptWindow) => EventTarget;

const targets: readonly (readonly [name: string, make: Make])[] = [
  ["XMLHttpRequest", ({ XMLHttpRequest }) => new XMLHttpRequest()],
  ["XMLHttpRequestUpload", ({ XMLHttpRequest }) => new XMLHttpRequest().upload],
  ["WebSocket", ({ WebSocket }) => new WebSocket("ws://api.example/")],
  ["EventSource", ({ EventSource }) => new EventSource("/events")],
];

const inherited = [
  ["XMLHttpRequest", "XMLHttpRequestEventTarget"],
  ["XMLHttpRequestUpload", "XMLHttpRequestEventTarget"],
  ["XMLHttpRequestEventTarget", "EventTarget"],
  ["WebSocket", "EventTarget"],
  ["EventSource", "EventTarget"],
] as const;

describe.each(doms)("in a window of %s", (dom) => {
  let open: OpenWindow;
  beforeEach(async () => {
    open = await openWindow(dom, (_, response) => response.end("x"));
  });
  afterEach(() => open.close());

  describe.each(targets)("%s", (name, make) => {
    test("is an EventTarget of the window's, and knows its own name", () => {
      const target = make(open.window);
      expect(target instanceof open.window.EventTarget).toBe(true);
      expect(Object.prototype.toString.call(target)).toBe(`[object ${name}]`);
    });

    test("calls listeners as the DOM standard does", () => {
      const { AbortController, AbortSignal, Event } = open.window;
      const target = make(open.window);
      const heard: string[] = [];
      const hear = (what: string) => (): void => void heard.push(what);
      const controller = new AbortController();
      const twice = hear("added twice");
      target.addEventListener("x", { handleEvent: hear("an object") });
      target.addEventListener("x", twice);
      target.addEventListener("x", twice, null as never);
      target.addEventListener("x", hear("once"), { once: true });
      target.addEventListener("x", hear("until it is aborted"), { signal: controller.signal });
      target.addEventListener("x", hear("aborted before"), { signal: AbortSignal.abort() });
      target.addEventListener("x", null);
      target.addEventListener("x", undefined as never);
      target.dispatchEvent(new Event("x"));
      expect(heard.splice(0)).toEqual(["an object", "added twice", "once", "until it is aborted"]);
      controller.abort();
      target.removeEventListener("x", twice);
      target.dispatchEvent(new Event("x"));
      expect(heard).toEqual(["an object"]);
    });

    test("shows a listener where the event is", () => {
      const target = make(open.window);
      let shown: readonly unknown[] = [];
      target.addEventListener("x", () => undefined);
      target.addEventListener("x", function (this: unknown, event) {
        shown = [this, event.target, event.currentTarget, event.eventPhase, ...event.composedPath()];
      });
      target.dispatchEvent(new open.window.Event("x"));
      expect(shown.map((one) => (one === target ? "it" : one))).toEqual(["it", "it", "it", 2, "it"]);
    });

    test.each<[desc: string, call: (target: EventTarget) => unknown]>([
      ["a number as the listener", (target) => target.addEventListener("x", 5 as never)],
      [
        "no listener",
        (target) => (target as unknown as { addEventListener(type: string): void }).addEventListener("x"),
      ],
      ["a signal that isn't one", (target) => target.addEventListener("x", () => undefined, { signal: {} as never })],
      ["an event that isn't one", (target) => target.dispatchEvent({ type: "x" } as never)],
    ])("throws a TypeError of the window's for %s", (_, call) => {
      const target = make(open.window);
      expect(() => call(target)).toThrow(open.window.TypeError);
    });

    test("reports what a listener throws as the window does, and calls the others", () => {
      const target = make(open.window);
      const heard: unknown[] = [];
      open.window.addEventListener("error", (event) => {
        heard.push(event.error);
        event.preventDefault();
      });
      const thrown = new Error("of a listener");
      target.addEventListener("x", () => {
        throw thrown;
      });
      target.addEventListener("x", () => heard.push("the next"));
      target.dispatchEvent(new open.window.Event("x"));
      expect(heard).toEqual([thrown, "the next"]);
    });
  });

  test.each(inherited)("%s inherits from %s", (name, parent) => {
    const inheriting: { readonly prototype: object } = open.window[name];
    const from: { readonly prototype: object } = open.window[parent];
    expect(Object.getPrototypeOf(inheriting) === from).toBe(true);
    expect(Object.getPrototypeOf(inheriting.prototype) === from.prototype).toBe(true);
  });

  test("a request's signal is an AbortSignal of the window's, and is aborted with the script's own", () => {
    const { AbortController, AbortSignal, Request } = open.window;
    const controller = new AbortController();
    const { signal } = new Request("/", { signal: controller.signal });
    expect([signal instanceof AbortSignal, signal.aborted]).toEqual([true, false]);
    const reason = { of: "the script" };
    controller.abort(reason);
    expect([signal.aborted, signal.reason === reason]).toEqual([true, true]);
    expect(new Request("/").signal instanceof AbortSignal).toBe(true);
  });
});
