import { describe, expect, test } from "vitest";
import type { EngineName } from "../../../src/index.ts";
import { APP, browserOf, listen, messagesArrive, OTHER, thrown } from "./windows.ts";

const all: readonly EngineName[] = ["standard", "chromium", "firefox", "webkit"];

async function framed(engine: EngineName, url: string, sandbox?: string) {
  const page = await browserOf(engine).open(APP);
  const frame = await page.frame(url, { ...(sandbox !== undefined && { sandbox }) });
  if (frame.window === null) throw new Error("A frame has a window.");
  return { page, frame, window: frame.window, received: listen(frame.page) };
}

type Given = readonly [message: unknown, ...rest: unknown[]];
const post = (window: { postMessage: unknown }, ...given: Given): void =>
  (window.postMessage as (...given: Given) => void)(...given);

const targets: readonly (readonly [desc: string, given: readonly unknown[], arrives: "yes" | "no" | "own"])[] = [
  ["any", ["*"], "yes"],
  ["its origin", [OTHER], "yes"],
  ["its origin with a path", [`${OTHER}/x?y#z`], "yes"],
  ["its origin in capitals", [OTHER.toUpperCase()], "yes"],
  ["its origin with the default port", [`${OTHER}:443`], "yes"],
  ["options with any", [{ targetOrigin: "*" }], "yes"],
  ["the sender's", [APP], "own"],
  ["a slash", ["/"], "own"],
  ["nothing", [], "own"],
  ["undefined", [undefined], "own"],
  ["options without one", [{}], "own"],
  ["null for options", [null], "own"],
  ["another origin", ["https://evil.example"], "no"],
  ["its host over http", [OTHER.replace("https", "http")], "no"],
  ["another port", [`${OTHER}:8443`], "no"],
];

describe.each(all)("postMessage in %s", (engine) => {
  test.each(targets)("for %s", async (_desc, given, arrives) => {
    const other = await framed(engine, `${OTHER}/`);
    post(other.window, "hello", ...given);
    const own = await framed(engine, `${APP}/`);
    post(own.window, "hello", ...given);
    await messagesArrive();
    expect(other.received.length).toBe(arrives === "yes" ? 1 : 0);
    const isForOwn = arrives === "own" || JSON.stringify(given).includes("*");
    expect(own.received.length).toBe(isForOwn ? 1 : 0);
    expect(other.page.windowNotes.length).toBe(arrives === "yes" ? 0 : 1);
  });

  test.each([undefined, null, { targetOrigin: "*" }])(
    "takes %j before a list for the text of a target",
    async (target) => {
      const { window } = await framed(engine, `${OTHER}/`);
      expect(thrown(() => post(window, "x", target, []))).toBe("SyntaxError");
    },
  );

  test("has the shape of an operation", async () => {
    const { window } = await framed(engine, `${OTHER}/`);
    const shape = (of: object, name: string): unknown[] => {
      const operation = Reflect.get(of, name) as (...given: unknown[]) => unknown;
      return [operation.name, operation.length];
    };
    expect(shape(window, "postMessage")).toEqual(["postMessage", 1]);
    expect(shape(window, "close")).toEqual(["close", 0]);
    expect(shape(window.location, "replace")).toEqual(["replace", 1]);
    const replace = Reflect.get(window.location, "replace") as unknown as () => void;
    expect(thrown(() => replace())).toBe("TypeError");
    expect(thrown(() => Reflect.set(window, "location", Symbol("x")))).toBe("TypeError");
  });

  test.each(["null", "", "not a url", "//evil.example", "example.com"])("refuses the target %j", async (target) => {
    const { window } = await framed(engine, `${OTHER}/`);
    expect(thrown(() => window.postMessage("x", target))).toBe("SyntaxError");
  });

  test("reaches a sandboxed frame with * only, and from it comes the origin null", async () => {
    const { page, frame, window, received } = await framed(engine, `${APP}/`, "allow-scripts");
    const replies = listen(page);
    for (const target of ["*", APP, "/"]) window.postMessage(target, target);
    frame.page.window.parent?.postMessage("reply", APP);
    await messagesArrive();
    expect(received.map(({ data }) => data as string)).toEqual(["*"]);
    expect(replies.map(({ origin }) => origin)).toEqual(["null"]);
  });
});

test.each([
  ["standard", undefined],
  ["chromium", "SyntaxError"],
  ["firefox", undefined],
  ["webkit", "SyntaxError"],
] as const)("a data: URL as the target in %s", async (engine, name) => {
  const { window, received } = await framed(engine, `${OTHER}/`, "allow-scripts");
  expect(thrown(() => window.postMessage("x", "data:,x"))).toBe(name);
  await messagesArrive();
  expect(received).toEqual([]);
});

test("the receiver learns who sent it, and replies", async () => {
  const { page, frame, window } = await framed("chromium", `${OTHER}/`);
  frame.page.window.onmessage = (event) => {
    (event.source as unknown as typeof window).postMessage({ origin: event.origin, data: event.data }, event.origin);
  };
  const replies = listen(page);
  window.postMessage({ nested: new Map([[1, new Date(0)]]) }, OTHER);
  await messagesArrive();
  const [reply] = replies;
  expect(reply?.origin).toBe(OTHER);
  expect(reply?.source).toBe(window);
  expect(reply?.data).toEqual({ origin: APP, data: { nested: new Map([[1, new Date(0)]]) } });
  expect(reply).toBeInstanceOf(page.globals.MessageEvent);
});

test("a message is a copy, made at once", async () => {
  const { window, received } = await framed("standard", `${OTHER}/`);
  const message = { list: [1] };
  window.postMessage(message, "*");
  message.list.push(2);
  expect(received).toEqual([]);
  await messagesArrive();
  expect(received[0]?.data).toEqual({ list: [1] });
});

test("what cannot be cloned throws", async () => {
  const { window } = await framed("standard", `${OTHER}/`);
  expect(thrown(() => window.postMessage(() => 1, "*"))).toBe("DataCloneError");
  expect(thrown(() => post(window as never, ...([] as unknown as Given)))).toBe("TypeError");
  expect(thrown(() => window.postMessage(1, { transfer: 5 as never }))).toBe("TypeError");
});

test("ports are transferred", async () => {
  const { window, received } = await framed("standard", `${OTHER}/`);
  const { port1, port2 } = new MessageChannel();
  window.postMessage("port", "*", [port2]);
  await messagesArrive();
  expect(received[0]?.ports.length).toBe(1);
  received[0]?.ports[0]?.close();
  port1.close();
});

test.each([
  ["standard", undefined],
  [
    "chromium",
    `Failed to execute 'postMessage' on 'DOMWindow': The target origin provided ('${APP}') does not match the recipient window's origin ('${OTHER}').`,
  ],
  [
    "firefox",
    `Failed to execute ‘postMessage’ on ‘DOMWindow’: The target origin provided (‘${APP}’) does not match the recipient window’s origin (‘${OTHER}’).`,
  ],
  ["webkit", undefined],
] as const)("%s prints of a mismatch: %s", async (engine, line) => {
  const { page, window } = await framed(engine, `${OTHER}/`);
  window.postMessage("x", APP);
  await messagesArrive();
  expect(page.windowNotes).toEqual([
    { code: "post-message", values: { target: APP, origin: OTHER }, consoleMessage: line },
  ]);
});

test("nothing arrives in a window that is closed, has gone elsewhere, or runs no scripts", async () => {
  const page = await browserOf().open(APP);
  const popup = await page.openWindow(`${OTHER}/`);
  const before = listen(popup.page);
  popup.window?.postMessage("late", "*");
  await popup.navigate(`${OTHER}/next`);
  await messagesArrive();
  const after = listen(popup.page);
  popup.window?.close();
  popup.window?.postMessage("later", "*");
  await messagesArrive();
  const silent = await page.frame(`${OTHER}/`, { sandbox: "" });
  const unheard = listen(silent.page);
  silent.window?.postMessage("x", "*");
  await messagesArrive();
  expect([...before, ...after, ...unheard]).toEqual([]);
});

test("a message posted before the frame has loaded finds the page's own origin", async () => {
  const page = await browserOf("chromium").open(APP);
  const popup = await page.openWindow("");
  if (popup.window !== null) popup.window.location.href = `${OTHER}/`;
  popup.window?.postMessage("too early", OTHER);
  await popup.loaded();
  await messagesArrive();
  expect(popup.page.origin).toBe(OTHER);
  expect(page.windowNotes.map(({ code }) => code)).toEqual(expect.not.arrayContaining(["frame-access"]));
});

test("a page sets the parts of its own location; a fragment requests nothing", async () => {
  const { frame } = await framed("standard", `${APP}/page?q`);
  const { location } = frame.page.window;
  const set = async (part: string, value: string): Promise<string> => {
    Reflect.set(location, part, value);
    return (await frame.loaded()).url;
  };
  expect(await set("hash", "top")).toBe(`${APP}/page?q#top`);
  expect(frame.page.url).toBe(`${APP}/page?q#top`);
  expect(await set("search", "?other=1")).toBe(`${APP}/page?other=1#top`);
  expect(await set("pathname", "/next")).toBe(`${APP}/next?other=1#top`);
  expect(Reflect.set(location, "origin", OTHER)).toBe(false);
});
