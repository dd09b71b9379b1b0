import { describe, expect, test } from "vitest";
import type { EngineName, WindowProxy } from "../../../src/index.ts";
import { APP, browserOf, OTHER, thrown } from "./windows.ts";

const engineNames: readonly EngineName[] = ["standard", "chromium", "firefox", "webkit"];

async function framed(engine: EngineName, origin: string, sandbox?: string) {
  const page = await browserOf(engine).open(APP);
  const frame = await page.frame(`${origin}/`, { ...(sandbox !== undefined && { sandbox }) });
  if (frame.window === null) throw new Error("A frame has a window.");
  return { page, frame, window: frame.window, inner: frame.page };
}

/** As a hostile script would: it knows no types. */
type Loose = Record<PropertyKey, unknown> & WindowProxy;

const allowedReads =
  "window self location closed frames length top opener parent blur close focus postMessage then".split(" ");

describe.each(engineNames)("a window of another origin in %s", (engine) => {
  test.each(allowedReads)("has %s", async (name) => {
    const { window } = await framed(engine, OTHER);
    expect(thrown(() => (window as Loose)[name])).toBeUndefined();
    expect(name in window).toBe(true);
  });

  test.each(["document", "name", "localStorage", "onmessage", "anything", "fetch", "0", "__proto__", "constructor"])(
    "keeps %s",
    async (name) => {
      const { window } = await framed(engine, OTHER);
      expect(thrown(() => (window as Loose)[name])).toBe("SecurityError");
      expect(thrown(() => name in window)).toBe("SecurityError");
      expect(thrown(() => ((window as Loose)[name] = 1))).toBe("SecurityError");
    },
  );

  test("keeps everything that is no read", async () => {
    const { window } = await framed(engine, OTHER);
    expect(thrown(() => Reflect.deleteProperty(window, "closed"))).toBe("SecurityError");
    expect(thrown(() => Object.defineProperty(window, "x", { value: 1 }))).toBe("SecurityError");
    expect(thrown(() => Reflect.set(window, "opener", 1))).toBe("SecurityError");
    expect(thrown(() => String(window as unknown))).toBe("SecurityError");
    expect(thrown(() => (window as Loose)[Symbol.iterator])).toBe("SecurityError");
    expect(thrown(() => Object.setPrototypeOf(window, {}))).toMatch(/^(?:SecurityError|TypeError)$/);
    expect(thrown(() => Object.freeze(window))).toMatch(/^(?:SecurityError|TypeError)$/);
    expect(Object.getPrototypeOf(window)).toBeNull();
    expect(Object.isExtensible(window)).toBe(true);
  });

  test("gives its location to be set, not read", async () => {
    const { window, frame } = await framed(engine, OTHER);
    const { location } = window;
    expect(thrown(() => location.href)).toBe("SecurityError");
    expect(thrown(() => location.origin)).toBe("SecurityError");
    expect(thrown(() => String(location))).toBe("SecurityError");
    expect(typeof location.replace).toBe("function");
    location.href = `${APP}/next`;
    expect((await frame.loaded()).url).toBe(`${APP}/next`);
    expect(window.location.href).toBe(`${APP}/next`);
  });

  test("is a promise's value", async () => {
    const { window } = await framed(engine, OTHER);
    expect(await Promise.resolve(window)).toBe(window);
  });
});

const allowedKeys = ["then", Symbol.toStringTag, Symbol.hasInstance, Symbol.isConcatSpreadable];

test("lists what it allows", async () => {
  const { window, page } = await framed("chromium", OTHER);
  const names = "window self location closed frames length top opener parent blur close focus postMessage".split(" ");
  expect(Reflect.ownKeys(window)).toEqual([...names, ...allowedKeys]);
  expect(Object.keys(window)).toEqual([]);
  expect(Object.keys(page.window).includes("0")).toBe(true);
  expect(Reflect.ownKeys(window.location)).toEqual(["href", "replace", ...allowedKeys]);
  expect(Object.getOwnPropertyDescriptor(window, "closed")).toMatchObject({ enumerable: false, configurable: true });
});

test("is the same object each time, and a frame is found by index and name", async () => {
  const page = await browserOf().open(APP);
  const { window, page: inner } = await page.frame(`${OTHER}/`, { name: "pay" });
  expect(page.window[0]).toBe(window);
  expect(page.window.pay).toBe(window);
  expect(page.window.length).toBe(1);
  expect(inner.window.parent?.[0] === inner.window).toBe(true);
  expect(window?.parent).toBe(page.window);
  expect(window?.top).toBe(page.window);
  expect(inner.window.self).toBe(inner.window);
});

test("a page reads the windows of its own origin", async () => {
  const { window, inner } = await framed("standard", APP);
  inner.document.cookie = "a=1";
  expect(window.document.cookie).toBe("a=1");
  expect(window.origin).toBe(APP);
  (window as Loose).state = "set from outside";
  expect(inner.window.state).toBe("set from outside");
  expect(window.location.pathname).toBe("/");
  expect("absent" in window).toBe(false);
  expect(inner.window.parent?.origin).toBe(APP);
  window.name = "renamed";
  expect(inner.window.name).toBe("renamed");
});

const sandboxes: readonly (readonly [sandbox: string, name: string | undefined])[] = [
  ["", "SecurityError"],
  ["allow-scripts", "SecurityError"],
  ["ALLOW-SAME-ORIGIN\nallow-scripts", undefined],
];

test.each(sandboxes)("a frame of its own origin with sandbox=%j", async (sandbox, name) => {
  const { window, inner } = await framed("standard", APP, sandbox);
  expect(thrown(() => window.document)).toBe(name);
  expect(inner.origin).toBe(name === undefined ? APP : "null");
});

test("what a sandbox does not allow, a frame within cannot regain", async () => {
  const { inner } = await framed("standard", APP, "allow-scripts");
  const { page } = await inner.frame(`${APP}/`, { sandbox: "allow-same-origin" });
  expect(page.origin).toBe("null");
});

const words: readonly (readonly [EngineName, string, (window: Loose) => unknown])[] = [
  [
    "chromium",
    `Failed to read a named property 'document' from 'Window': Blocked a frame with origin "${APP}" from accessing a cross-origin frame.`,
    ({ document }) => document,
  ],
  [
    "chromium",
    `Failed to set a named property 'x' on 'Window': Blocked a frame with origin "${APP}" from accessing a cross-origin frame.`,
    (window) => (window.x = 1),
  ],
  [
    "chromium",
    `Failed to read an indexed property [5] from 'Window': Blocked a frame with origin "${APP}" from accessing a cross-origin frame.`,
    (window) => window[5],
  ],
  [
    "chromium",
    `Failed to read a named property '[Symbol.iterator]' from 'Window': Blocked a frame with origin "${APP}" from accessing a cross-origin frame.`,
    (window) => window[Symbol.iterator],
  ],
  ["firefox", 'Permission denied to access property "document" on cross-origin object', ({ document }) => document],
  ["firefox", 'Permission denied to get property "href" on cross-origin object', ({ location }) => location.href],
  [
    "firefox",
    'Permission denied to set property "opener" on cross-origin object',
    (window) => Reflect.set(window, "opener", 1),
  ],
  [
    "firefox",
    "Permission denied to access property Symbol.toPrimitive on cross-origin object",
    (window) => window[Symbol.toPrimitive],
  ],
  [
    "webkit",
    `Blocked a frame with origin "${APP}" from accessing a cross-origin frame. Protocols, domains, and ports must match.`,
    ({ document }) => document,
  ],
];

test.each(words)("%s says %s", async (engine, message, action) => {
  const { window, page } = await framed(engine, OTHER);
  expect(() => action(window as Loose)).toThrow(message);
  expect(page.windowNotes.at(-1)).toMatchObject({
    code: "frame-access",
    consoleMessage: message,
    values: { origin: APP, other: OTHER },
  });
});

test("webkit names the sandbox", async () => {
  const { window, inner } = await framed("webkit", APP, "allow-scripts");
  expect(() => window.document).toThrow(/The frame being accessed is sandboxed/);
  expect(() => inner.window.parent?.document).toThrow(/The frame requesting access is sandboxed/);
});

test("a navigation changes who may read it", async () => {
  const page = await browserOf().open(APP);
  const popup = await page.openWindow(`${OTHER}/`);
  expect(thrown(() => popup.window?.document)).toBe("SecurityError");
  await popup.navigate(`${APP}/`);
  expect(popup.window?.location.href).toBe(`${APP}/`);
  await popup.navigate(`${OTHER}/`);
  expect(thrown(() => popup.window?.location.href)).toBe("SecurityError");
});

test("a fragment is no navigation", async () => {
  const { window, frame, inner } = await framed("standard", OTHER);
  window.location.href = `${OTHER}/#part`;
  expect(await frame.loaded()).toBe(inner);
  expect(inner.url).toBe(`${OTHER}/#part`);
});
