import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, inProcess, type EngineName, type Page } from "../../../src/index.ts";
import { httpNetwork } from "../../../src/network/http.ts";
import { closings, socketServer } from "../sockets/socket-server.ts";
import { APP, browserOf, messagesArrive, OTHER } from "./windows.ts";

const engineNames: readonly EngineName[] = ["standard", "chromium", "firefox", "webkit"];

const api = "https://api.example";
const html = { "content-type": "text/html" };

type OpenedPage = Awaited<ReturnType<Page["frame"]>>;

/** The ways to leave the page of a frame or a window. */
const ways: readonly (readonly [desc: string, leave: (page: Page) => Promise<{ left: Page; leave: () => unknown }>])[] =
  [
    [
      "a frame that is removed",
      async (page) => {
        const frame = await page.frame(`${OTHER}/`);
        return { left: frame.page, leave: () => frame.close() };
      },
    ],
    [
      "a frame that shows another page",
      async (page) => {
        const frame = await page.frame(`${OTHER}/`);
        return { left: frame.page, leave: () => frame.navigate(`${OTHER}/next`) };
      },
    ],
    [
      "a window that its user closes",
      async (page) => {
        const opened = await page.openWindow(`${OTHER}/`);
        return { left: opened.page, leave: () => opened.close() };
      },
    ],
    [
      "a window that its opener closes",
      async (page) => {
        const opened = await page.openWindow(`${OTHER}/`);
        return { left: opened.page, leave: () => opened.window?.close() };
      },
    ],
    [
      "a frame within a frame that is removed",
      async (page) => {
        const frame = await page.frame(`${OTHER}/`);
        const inner = await frame.page.frame(`${APP}/`);
        return { left: inner.page, leave: () => frame.close() };
      },
    ],
  ];

describe.each(ways)("the page of %s", (_, prepare) => {
  test("hears pagehide and unload once, while its neighbours are still there", async () => {
    const { left, leave } = await prepare(await browserOf().open(APP));
    const heard: string[] = [];
    for (const type of ["pagehide", "unload"])
      left.window.addEventListener(type, (event) => {
        heard.push(`${(event as Event).type} ${String(left.window.closed)} ${String(left.window.top === null)}`);
      });
    await leave();
    await leave();
    expect(heard).toEqual(["pagehide false false", "unload false false"]);
  });

  test("sends a message to its parent or opener", async () => {
    const page = await browserOf().open(APP);
    const { left, leave } = await prepare(page);
    const got = new Promise((resolve) => {
      page.window.addEventListener("message", ({ data }) => resolve(data));
    });
    const { opener, top } = left.window;
    left.window.addEventListener("unload", () => (opener ?? top)?.postMessage("gone", "*"));
    await leave();
    expect(await got).toBe("gone");
  });
});

/** A server that holds what it has received until it is told to respond. */
interface Held {
  readonly origin: string;
  /** Resolves when the server has a request for the path. */
  readonly arrived: (path: string) => Promise<void>;
  /** Resolves with whether the browser has ended the exchange before its response came. */
  readonly ended: (path: string) => Promise<"aborted" | "responded">;
  readonly respond: () => void;
}

const server: Server = createServer();
let held: Held;

beforeAll(async () => {
  const arrived = new Map<string, () => void>();
  const closed = new Map<string, (how: "aborted" | "responded") => void>();
  const waiting = new Map<string, Promise<void>>();
  const ends = new Map<string, Promise<"aborted" | "responded">>();
  const of = <T>(
    all: Map<string, Promise<T>>,
    resolvers: Map<string, (value: T) => void>,
    path: string,
  ): Promise<T> => {
    const known = all.get(path) ?? new Promise<T>((resolve) => resolvers.set(path, resolve));
    all.set(path, known);
    return known;
  };
  const responses: (() => void)[] = [];
  server.on("request", ({ url = "" }, response) => {
    const allow = { "access-control-allow-origin": "*", "content-type": "text/html" };
    if (url.startsWith("/page")) {
      response.writeHead(200, allow).end("<!doctype html>");
      return;
    }
    void of(waiting, arrived, url);
    void of(ends, closed, url);
    response.on("close", () => closed.get(url)?.(response.writableFinished ? "responded" : "aborted"));
    responses.push(() => void response.writeHead(200, allow).end("late"));
    arrived.get(url)?.();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  held = {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    arrived: (path) => of(waiting, arrived, path),
    ended: (path) => of(ends, closed, path),
    respond: () => {
      for (const respond of responses.splice(0)) respond();
    },
  };
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe.each(engineNames)("the requests of a frame that is removed, in %s", (engine) => {
  const framed = async () => {
    const page = await new Browser({ engine, network: httpNetwork() }).open(`${held.origin}/page`);
    return page.frame(`${held.origin}/page/inner`);
  };

  test("end, but for those with keepalive and beacons", async () => {
    const frame = await framed();
    const { page } = frame;
    const paths = ["plain", "kept", "beacon", "xhr"].map((name) => `/${engine}/${name}`);
    const [plain = "", kept = "", beacon = "", xhr = ""] = paths;
    const request = new page.XMLHttpRequest();
    request.open("GET", `${held.origin}${xhr}`);
    request.send();
    const outcomes = [
      page.attempt(`${held.origin}${plain}`),
      page.attempt(`${held.origin}${kept}`, { keepalive: true }),
      page.sendBeacon(`${held.origin}${beacon}`, "x"),
    ];
    await Promise.all(paths.map((path) => held.arrived(path)));
    frame.close();
    expect(await held.ended(plain)).toBe("aborted");
    expect(await held.ended(xhr)).toBe("aborted");
    held.respond();
    const [first, second, third] = await Promise.all(outcomes);
    expect(first?.failure?.code).toBe("aborted");
    expect(first?.error?.message).toBe(page.engine.errorMessage);
    expect(second?.failure).toBeUndefined();
    expect(await second?.response?.text()).toBe("late");
    expect(third?.executed).toBe(true);
  });

  test("that it begins when it is unloaded are sent with keepalive alone", async () => {
    const frame = await framed();
    const { page } = frame;
    const kept = `/${engine}/kept-at-unload`;
    const later: Promise<unknown>[] = [];
    page.window.addEventListener("unload", () => {
      later.push(page.attempt(`${held.origin}${kept}`, { keepalive: true, method: "POST" }));
    });
    frame.close();
    await held.arrived(kept);
    held.respond();
    expect(await Promise.all(later)).toMatchObject([{ executed: true, failure: undefined }]);
    expect(await page.attempt(`${held.origin}/never`)).toMatchObject({ sent: false, failure: { code: "aborted" } });
  });
});

test("a removed frame is no more in its page's window", async () => {
  const page = await browserOf().open(APP);
  const [first, second] = [await page.frame(`${OTHER}/`, { name: "one" }), await page.frame(`${APP}/`)];
  expect(page.window.length).toBe(2);
  first.close();
  expect(page.window.length).toBe(1);
  expect(page.window[0]).toBe(second.window);
  expect("one" in page.window).toBe(false);
  expect(first.isOpen).toBe(false);
});

describe("a listener to the unloading", () => {
  test("adds no frame, and opens no window", async () => {
    const page = await browserOf().open(APP);
    const frame = await page.frame(`${APP}/`);
    const { page: left } = frame;
    const late: Promise<OpenedPage>[] = [];
    const add = (): unknown => late.push(left.frame("about:blank"), left.openWindow("about:blank"));
    left.window.addEventListener("pagehide", add);
    await frame.navigate(`${APP}/next`);
    add();
    expect(frame.page.window.length).toBe(0);
    const opened = await Promise.all(late);
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false, false, false, false]);
  });

  test("may close the window that shows another page: it hears it once, and the other page is gone, too", async () => {
    const page = await browserOf().open(APP);
    const popup = await page.openWindow(`${APP}/`);
    const { page: left } = popup;
    let heard = 0;
    left.window.addEventListener("pagehide", () => {
      heard++;
      popup.close();
    });
    const { unloading } = await popup.navigate(`${APP}/next`);
    expect({ heard, isOpen: popup.isOpen, isGone: unloading?.aborted }).toEqual({
      heard: 1,
      isOpen: false,
      isGone: true,
    });
  });

  test.each(["onpagehide", "onunload"])("may be a handler: %s", async (name) => {
    const page = await browserOf().open(APP);
    const frame = await page.frame(`${APP}/`);
    let heard = 0;
    (frame.page.window as unknown as Record<string, unknown>)[name] = () => heard++;
    frame.close();
    expect(heard).toBe(1);
  });
});

test("the navigation of a frame that is removed ends", async () => {
  const page = await new Browser({ network: httpNetwork() }).open(`${held.origin}/page`);
  const frame = await page.frame(`${held.origin}/page/inner`);
  const going = frame.navigate(`${held.origin}/slow-page`);
  await held.arrived("/slow-page");
  frame.close();
  expect(await held.ended("/slow-page")).toBe("aborted");
  await going;
});

test("what a window has received may be read when it is closed", async () => {
  const page = await browserOf().open(APP);
  const popup = await page.openWindow(`${APP}/`);
  const { navigation } = popup;
  popup.close();
  expect(await navigation?.response?.text()).toBe("<!doctype html>");
});

test("a form into a frame that is removed meanwhile is sent once", async () => {
  let posts = 0;
  let remove = (): void => undefined;
  const serve = (request: Request): Response => {
    if (request.method === "POST") {
      posts++;
      remove();
    }
    return new Response("<!doctype html>", { headers: html });
  };
  const page = await new Browser({ network: inProcess({ [APP]: serve }) }).open(`${APP}/`);
  const frame = await page.frame("about:blank", { name: "inner" });
  remove = () => frame.close();
  const outcome = await page.submit({ action: "/transfer", method: "post", target: "inner", fields: { to: "eve" } });
  expect(posts).toBe(1);
  expect(outcome?.failure?.code).toBe("aborted");
});

test("a frame's own navigation isn't ended by what it leads to", async () => {
  const page = await browserOf().open(APP);
  const frame = await page.frame(`${APP}/`);
  frame.page.window.location.href = `${OTHER}/next`;
  const { url } = await frame.loaded();
  expect(url).toBe(`${OTHER}/next`);
  expect(await frame.navigation?.response?.text()).toBe("<!doctype html>");
});

test("no event of an XMLHttpRequest is for a page that is gone", async () => {
  const page = await new Browser({ network: httpNetwork() }).open(`${held.origin}/page`);
  const frame = await page.frame(`${held.origin}/page/inner`);
  const request = new frame.page.XMLHttpRequest();
  request.open("GET", `${held.origin}/silent`);
  request.send();
  const heard: string[] = [];
  for (const type of ["readystatechange", "error", "abort", "loadend"])
    request.addEventListener(type, () => heard.push(type));
  await held.arrived("/silent");
  frame.close();
  await expect.poll(() => request.outcome?.failure?.code).toBe("aborted");
  expect(heard).toEqual([]);
});

test("what listens to the unloading may close the window again", async () => {
  const page = await browserOf().open(APP);
  const popup = await page.openWindow(`${APP}/`);
  popup.page.window.addEventListener("unload", () => popup.close());
  popup.close();
  expect(popup.isOpen).toBe(false);
  await messagesArrive();
});

describe("what a removed frame has opened", () => {
  const framed = async (): Promise<OpenedPage> => {
    const network = inProcess({
      [APP]: () => new Response("<!doctype html>", { headers: html }),
      [api]: socketServer(),
    });
    const page = await new Browser({ network }).open(`${APP}/`);
    return page.frame(`${APP}/inner`);
  };

  test("a WebSocket closes with 1001, and without an event", async () => {
    const frame = await framed();
    const socket = new frame.page.globals.WebSocket(api);
    await new Promise((resolve) => socket.addEventListener("open", resolve));
    const heard: string[] = [];
    for (const type of ["close", "error", "message"]) socket.addEventListener(type, () => heard.push(type));
    frame.close();
    await expect.poll(() => closings.at(-1)).toBe("1001 ");
    await messagesArrive();
    expect(heard).toEqual([]);
    expect(socket.readyState).toBe(3);
  });

  test("a WebSocket that connects is given up", async () => {
    const frame = await framed();
    const socket = new frame.page.globals.WebSocket(api);
    const heard: string[] = [];
    for (const type of ["open", "close", "error"]) socket.addEventListener(type, () => heard.push(type));
    frame.close();
    await expect.poll(() => socket.outcome?.failure?.code).toBe("aborted");
    expect(heard).toEqual([]);
  });

  test("an EventSource is closed, and connects no more", async () => {
    const page = await new Browser({ network: httpNetwork() }).open(`${held.origin}/page`);
    const frame = await page.frame(`${held.origin}/page/inner`);
    const source = new frame.page.globals.EventSource(`${held.origin}/stream`);
    await held.arrived("/stream");
    frame.close();
    expect(await held.ended("/stream")).toBe("aborted");
    expect(source.readyState).toBe(2);
  });

  test.each([
    [false, "aborted"],
    [true, undefined],
  ])("a worker, shared: %s, ends its requests with %s", async (shared, code) => {
    const page = await new Browser({ network: httpNetwork() }).open(`${held.origin}/page`);
    const frame = await page.frame(`${held.origin}/page/inner`);
    const { worker } = await frame.page.worker(`data:text/javascript,`, shared ? { shared } : {});
    const path = `/worker-${String(shared)}`;
    const outcome = worker?.attempt(`${held.origin}${path}`);
    await held.arrived(path);
    frame.close();
    held.respond();
    expect((await outcome)?.failure?.code).toBe(code);
  });
});
