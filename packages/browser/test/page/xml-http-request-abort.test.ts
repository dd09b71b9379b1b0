import { describe, expect, test } from "vitest";
import { API, generous, PAGE, sceneOf } from "../fetch/script.ts";
import { types, logOf, send, answering, hanging } from "./xml-http-requests.ts";

describe("abort", () => {
  test("at once: nothing is sent", async () => {
    const { network, page } = sceneOf(generous);
    const xhr = new page.XMLHttpRequest();
    const log = logOf(xhr, false);
    xhr.open("GET", API);
    xhr.send();
    xhr.abort();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(log.join(" ")).toBe("1 loadstart(0/0) 4 abort(0/0) loadend(0/0)");
    expect([network.asked.length, xhr.readyState]).toEqual([0, 0]);
  });

  test("while the server thinks, and what it says then is not heard", async () => {
    const { network, page, release } = hanging();
    const xhr = new page.XMLHttpRequest();
    const log = logOf(xhr, true);
    xhr.open("PUT", `${PAGE}/`);
    xhr.send("four");
    await expect.poll(() => network.asked.length).toBe(1);
    xhr.abort();
    release();
    await expect.poll(() => xhr.outcome?.failure?.code).toBe("aborted");
    expect(log.join(" ")).toBe(
      "1 loadstart(0/0) upload.loadstart(0/4) 4 upload.abort(0/0) upload.loadend(0/0) abort(0/0) loadend(0/0)",
    );
  });

  test.each<[desc: string, at: string, expected: string]>([
    ["in loadstart", "loadstart", "1 loadstart 4 abort loadend"],
    ["when the head is there", "2", "1 loadstart 2 4 abort loadend"],
    ["when the body is there", "3", "1 loadstart 2 3 4 abort loadend"],
    ["in progress", "progress", "1 loadstart 2 3 progress 4 abort loadend"],
    ["when it is done, it was done", "4", "1 loadstart 2 3 progress 4 load loadend"],
  ])("%s", async (_desc, at, expected) => {
    const { page } = sceneOf(answering({ body: "body" }));
    const xhr = new page.XMLHttpRequest();
    const log: string[] = [];
    const tell = (word: string): void => {
      log.push(word);
      if (word === at) xhr.abort();
    };
    xhr.onreadystatechange = () => tell(String(xhr.readyState));
    for (const type of types) xhr.addEventListener(type, () => tell(type));
    xhr.open("GET", API);
    const ended = new Promise((resolve) => xhr.addEventListener("loadend", resolve));
    xhr.send();
    await ended;
    expect(log.join(" ")).toBe(expected);
    expect([xhr.readyState, xhr.status]).toEqual([0, 0]);
  });

  test("afterwards it forgets the response and tells nothing", async () => {
    const { xhr, log } = await send(sceneOf(answering({ body: "body" })), {});
    const before = log.length;
    xhr.abort();
    expect([xhr.readyState, xhr.status, xhr.responseText, log.length]).toEqual([0, 0, "", before]);
  });

  test("abort() before send() fires no event", () => {
    const { page } = sceneOf(generous);
    const xhr = new page.XMLHttpRequest();
    const log = logOf(xhr, false);
    xhr.abort();
    xhr.open("GET", API);
    xhr.abort();
    expect([log.join(" "), xhr.readyState]).toEqual(["1", 1]);
  });
});

describe("timeout", () => {
  test("ends it", async () => {
    const { page, release } = hanging();
    const xhr = new page.XMLHttpRequest();
    const log = logOf(xhr, true);
    xhr.open("POST", `${PAGE}/`);
    xhr.timeout = 5;
    const ended = new Promise((resolve) => xhr.addEventListener("loadend", resolve));
    xhr.send("four");
    await ended;
    release();
    expect(log.join(" ")).toBe(
      "1 loadstart(0/0) upload.loadstart(0/4) 4 upload.timeout(0/0) upload.loadend(0/0) timeout(0/0) loadend(0/0)",
    );
  });

  test("may be set while it is under way", async () => {
    const { page, release } = hanging();
    const xhr = new page.XMLHttpRequest();
    xhr.open("GET", API);
    const ended = new Promise((resolve) => (xhr.ontimeout = resolve));
    xhr.send();
    xhr.timeout = 5;
    await ended;
    release();
  });

  test("does not come after the end, nor once the request is opened anew", async () => {
    const { page, release } = hanging();
    const [slow, quick] = [new page.XMLHttpRequest(), new (sceneOf(generous).page.XMLHttpRequest)()];
    const logs = [slow, quick].map((xhr) => {
      xhr.open("GET", API);
      xhr.timeout = 5;
      xhr.send();
      return logOf(xhr, false);
    });
    slow.open("GET", API);
    await expect.poll(() => quick.readyState).toBe(4);
    await new Promise((resolve) => setTimeout(resolve, 20));
    release();
    expect(logs.map((log) => log.filter((one) => one.startsWith("timeout")))).toEqual([[], []]);
    expect([slow.readyState, quick.status]).toEqual([1, 200]);
  });

  test("counts for the request that it was set for, not for the next", async () => {
    const { page, release } = hanging();
    const xhr = new page.XMLHttpRequest();
    xhr.open("GET", API);
    xhr.timeout = 5;
    xhr.send();
    xhr.open("GET", API);
    xhr.timeout = 0;
    const ended = new Promise((resolve) => xhr.addEventListener("loadend", () => resolve(xhr.status)));
    xhr.send();
    await new Promise((resolve) => setTimeout(resolve, 20));
    release();
    expect(await ended).toBe(200);
  });
});

describe("opened again while under way", () => {
  test("the first request tells nothing any more", async () => {
    const scene = hanging();
    const xhr = new scene.page.XMLHttpRequest();
    const log = logOf(xhr, false);
    xhr.open("GET", `${PAGE}/first`);
    xhr.send();
    await expect.poll(() => scene.network.asked.length).toBe(1);
    xhr.open("GET", `${PAGE}/second`);
    const ended = new Promise((resolve) => xhr.addEventListener("loadend", resolve));
    xhr.send();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(xhr.outcome).toBeUndefined();
    scene.release();
    await ended;
    // It was open already: no state changes.
    expect(log.join(" ")).toBe("1 loadstart(0/0) loadstart(0/0) 2 progress(0/0) 4 load(0/0) loadend(0/0)");
    expect(xhr.responseURL).toBe(`${PAGE}/second`);
  });
});
