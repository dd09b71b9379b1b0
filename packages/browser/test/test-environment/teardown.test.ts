import type { ServerResponse } from "node:http";
import { describe, expect, test, vi } from "vitest";
import type { TestWindow } from "../../src/test-environment/test-window.ts";
import { windowClock } from "../../src/test-environment/window-clock.ts";
import { doms, openWindow } from "./open-window.ts";

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("the timers of a window's clock end with it", async () => {
  const called = vi.fn();
  const clock = windowClock(globalThis as unknown as TestWindow);
  clock.clearTimeout(clock.setTimeout(called, 1));
  clock.setTimeout(called, 5);
  clock.stop();
  await wait(20);
  expect(called).not.toHaveBeenCalled();
  clock.setTimeout(called, 1);
  await vi.waitFor(() => expect(called).toHaveBeenCalledOnce());
});

describe.each(doms)("when a window of %s is torn down", (dom) => {
  test("its requests are aborted, and its script hears nothing of it", async () => {
    const closed = vi.fn();
    const heard = vi.fn();
    let stalled: ServerResponse | undefined;
    const open = await openWindow(dom, (request, response) => {
      request.socket.on("close", closed);
      if (request.url === "/stalls") (stalled = response).writeHead(200).write("part");
    });
    const { fetch, XMLHttpRequest } = open.window;
    void fetch("/never").then(heard, heard);
    const body = (await fetch("/stalls")).text();
    void body.then(heard, heard);
    const request = new XMLHttpRequest();
    request.open("GET", "/xhr");
    request.timeout = 60_000;
    request.onloadend = request.onerror = request.onload = heard;
    request.send();
    await vi.waitFor(() => expect(open.requests).toHaveLength(3));
    open.stop();
    await vi.waitFor(() => expect(closed).toHaveBeenCalledTimes(3));
    expect(stalled?.destroyed).toBe(true);
    await wait(20);
    expect(heard).not.toHaveBeenCalled();
    expect(open.lines).toEqual([]);
    await open.close();
  });

  test("its own globals come back, and cookies are gone", async () => {
    const open = await openWindow(dom, (_request, response) => void response.end("x"));
    const ours = [open.window.XMLHttpRequest, open.window.Headers];
    open.window.document.cookie = "a=1";
    expect(open.window.document.cookie).toBe("a=1");
    open.stop();
    expect([open.window.XMLHttpRequest, open.window.Headers].filter((one) => ours.includes(one as never))).toEqual([]);
    expect(open.window.document.cookie).toBe("");
    await open.close();
  });

  test("a request that begins later stays pending", async () => {
    const open = await openWindow(dom, (_request, response) => void response.end("x"));
    const { fetch } = open.window;
    open.stop();
    const heard = vi.fn();
    void fetch("/late").then(heard, heard);
    await wait(20);
    expect([heard.mock.calls.length, open.requests]).toEqual([0, []]);
    await open.close();
  });

  test("two windows share neither cookies nor preflights", async () => {
    const share = {
      "access-control-allow-origin": "http://app.bank.example",
      "access-control-allow-headers": "x-a",
      "access-control-max-age": "600",
      "access-control-allow-credentials": "true",
      "set-cookie": "a=1",
    };
    const seen: string[] = [];
    for (let time = 0; time < 2; time++) {
      const open = await openWindow(
        dom,
        (request, response) => {
          seen.push(`${request.method ?? ""} ${request.headers.cookie ?? "-"}`);
          response.writeHead(200, share).end();
        },
        { url: "http://app.bank.example/" },
      );
      const { fetch } = open.window;
      for (let call = 0; call < 2; call++)
        await fetch("http://api.bank.example/", { headers: { "x-a": "1" }, credentials: "include" });
      await open.close();
    }
    const one = ["OPTIONS -", "GET -", "GET a=1"];
    expect(seen).toEqual([...one, ...one]);
  });
});
