import { expect, test } from "vitest";
import { Browser, inProcess } from "../../src/index.ts";

const API = "https://api.example";

/** The methods of the requests that a POST to another origin leads to. */
async function methodsOf(
  listen: (upload: XMLHttpRequestUpload, send: () => Promise<void>) => unknown,
): Promise<string[]> {
  const methods: string[] = [];
  const api = (request: Request): Response => {
    methods.push(request.method);
    return new Response(null, { headers: { "access-control-allow-origin": "*" } });
  };
  const page = new Browser({ engine: "firefox", network: inProcess({ [API]: api }) }).pageAt("https://app.example/");
  const request = new page.XMLHttpRequest();
  const send = (): Promise<void> =>
    new Promise((resolve) => {
      request.open("POST", API);
      request.onloadend = () => resolve();
      request.send("x");
    });
  await listen(request.upload as unknown as XMLHttpRequestUpload, send);
  methods.length = 0;
  await send();
  return methods;
}

const nothing = (): void => undefined;

test.each<[desc: string, listen: Parameters<typeof methodsOf>[0], expected: readonly string[]]>([
  ["a listener", (upload) => upload.addEventListener("load", nothing), ["OPTIONS", "POST"]],
  ["no listener", nothing, ["POST"]],
  [
    "one whose signal was aborted before",
    (upload) => upload.addEventListener("load", nothing, { signal: AbortSignal.abort() }),
    ["POST"],
  ],
  [
    "one whose signal is aborted",
    (upload) => {
      const controller = new AbortController();
      upload.addEventListener("load", nothing, { signal: controller.signal });
      controller.abort();
    },
    ["POST"],
  ],
  [
    "one that has been called once",
    async (upload, send) => {
      upload.addEventListener("loadstart", nothing, { once: true });
      await send();
    },
    ["POST"],
  ],
  [
    "one that is removed in another phase",
    (upload) => {
      upload.addEventListener("load", nothing, true);
      upload.removeEventListener("load", nothing);
    },
    ["OPTIONS", "POST"],
  ],
])("an upload with %s", async (_, listen, expected) => {
  expect(await methodsOf(listen)).toEqual(expected);
});

test("a handler that returns false prevents the default", () => {
  const page = new Browser({ network: inProcess({}) }).pageAt("https://app.example/");
  const request = new page.XMLHttpRequest();
  request.onload = () => false;
  expect(request.dispatchEvent(new Event("load", { cancelable: true }))).toBe(false);
  expect(request.dispatchEvent(new Event("load"))).toBe(true);
});

/** A target, and what its listeners have seen. */
function target(): {
  readonly it: EventTarget;
  readonly seen: unknown[];
  readonly see: (name: string) => EventListener;
} {
  const it = new (new Browser({ network: inProcess({}) }).pageAt("https://app.example/").XMLHttpRequest)();
  const seen: unknown[] = [];
  return { it, seen, see: (name) => () => seen.push(name) };
}

test("every listener sees where the event is", () => {
  const { it, seen } = target();
  const see = (event: Event): unknown =>
    seen.push([event.currentTarget === it, event.eventPhase, event.composedPath().length]);
  it.addEventListener("load", see);
  it.addEventListener("load", (event) => see(event), true);
  it.addEventListener("load", { handleEvent: see });
  const event = new Event("load");
  it.dispatchEvent(event);
  expect(seen).toEqual(Array(3).fill([true, 2, 1]));
  expect([event.currentTarget, event.eventPhase]).toEqual([null, 0]);
});

test.each<[desc: string, change: (its: ReturnType<typeof target>) => void, expected: readonly string[]]>([
  [
    "in the order of the phases",
    ({ it, see }) => it.addEventListener("x", see("captures"), true),
    ["captures", "first", "last"],
  ],
  [
    "not one that the one before has removed",
    ({ it, see }) => {
      const removed = see("removed");
      it.addEventListener("x", () => it.removeEventListener("x", removed));
      it.addEventListener("x", removed);
    },
    ["first", "last"],
  ],
  [
    "not one that is added meanwhile",
    ({ it, see }) => it.addEventListener("x", () => it.addEventListener("x", see("added"))),
    ["first", "last"],
  ],
  [
    "none after one that stops the event at once",
    ({ it }) => it.addEventListener("x", (event) => event.stopImmediatePropagation(), true),
    [],
  ],
  [
    "none of the next phase after one that stops the event",
    ({ it, see }) => {
      it.addEventListener("x", (event) => event.stopPropagation(), true);
      it.addEventListener("x", see("captures"), true);
    },
    ["captures"],
  ],
  [
    "all where one that doesn't capture stops the event",
    ({ it }) => it.addEventListener("x", (event) => event.stopPropagation()),
    ["first", "last"],
  ],
  [
    "the same one once for each phase",
    ({ it, see }) => {
      const same = see("same");
      for (const capture of [true, true, false, false]) it.addEventListener("x", same, capture);
    },
    ["same", "first", "same", "last"],
  ],
])("calls listeners: %s", (_, change, expected) => {
  const its = target();
  its.it.addEventListener("x", its.see("first"));
  change(its);
  its.it.addEventListener("x", its.see("last"));
  its.it.dispatchEvent(new Event("x"));
  expect(its.seen).toEqual(expected);
});

test("a passive listener doesn't prevent the default, and one that fires once hears it once", () => {
  const { it, seen, see } = target();
  it.addEventListener("x", (event) => event.preventDefault(), { passive: true });
  it.addEventListener("x", see("once"), { once: true });
  expect(it.dispatchEvent(new Event("x", { cancelable: true }))).toBe(true);
  it.addEventListener("x", (event) => event.preventDefault());
  expect(it.dispatchEvent(new Event("x", { cancelable: true }))).toBe(false);
  expect(seen).toEqual(["once"]);
});
