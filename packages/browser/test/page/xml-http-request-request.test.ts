import { describe, expect, test } from "vitest";
import { type PageXMLHttpRequest } from "../../src/index.ts";
import { API, generous, sceneOf } from "../fetch/script.ts";
import { type Sending, send } from "./xml-http-requests.ts";

describe("the request", () => {
  test.each<[desc: string, sending: Sending, expected: Record<string, string | null>]>([
    ["text", { method: "POST", body: "x" }, { "content-type": "text/plain;charset=UTF-8", "content-length": "1" }],
    [
      "text with another charset is UTF-8 all the same",
      { method: "POST", body: "x", set: (xhr) => xhr.setRequestHeader("Content-Type", "text/plain; charset=latin1") },
      { "content-type": "text/plain;charset=UTF-8" },
    ],
    [
      "a content type without a charset stays",
      { method: "POST", body: "x", set: (xhr) => xhr.setRequestHeader("Content-Type", "text/plain") },
      { "content-type": "text/plain" },
    ],
    ["no body with HEAD", { method: "HEAD", body: "x" }, { "content-type": null, "content-length": null }],
    [
      "two headers of a name become one",
      {
        set: (xhr) => {
          xhr.setRequestHeader("X-A", " 1 ");
          xhr.setRequestHeader("x-a", "2");
        },
      },
      { "x-a": "1, 2" },
    ],
    [
      "a forbidden one is left out",
      { set: (xhr) => xhr.setRequestHeader("X-HTTP-Method-Override", "GET, TRACE") },
      { "x-http-method-override": null },
    ],
    [
      "one that only looks forbidden is not",
      { set: (xhr) => xhr.setRequestHeader("X-HTTP-Method-Override", "PUT") },
      { "x-http-method-override": "PUT" },
    ],
    ["what to accept", {}, { accept: "*/*", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" }],
  ])("%s", async (_desc, sending, expected) => {
    const scene = sceneOf(generous);
    await send(scene, sending);
    const headers = scene.network.asked.at(-1)?.headers;
    for (const [name, value] of Object.entries(expected))
      expect([name, headers?.get(name) ?? null]).toEqual([name, value]);
  });

  test("open forgets the headers of before", async () => {
    const scene = sceneOf(generous);
    await send(scene, {
      set: (xhr) => {
        xhr.setRequestHeader("X-A", "1");
        xhr.open("GET", API);
      },
    });
    expect(scene.network.lines).toEqual([`GET ${API}/`]);
  });

  test("a stream is no body, and becomes a text", async () => {
    const scene = sceneOf(generous);
    await send(scene, { method: "POST", body: new Blob(["x"]).stream() as unknown as string });
    expect(scene.network.asked.map(({ body }) => body)).toEqual(["[object ReadableStream]"]);
  });

  test.each<[desc: string, listen: (xhr: PageXMLHttpRequest) => void, asks: boolean]>([
    ["an attribute", (xhr) => (xhr.upload.onload = () => undefined), true],
    ["a listener", (xhr) => xhr.upload.addEventListener("progress", () => undefined), true],
    ["a listener to an event that never comes", (xhr) => xhr.upload.addEventListener("x", () => undefined), true],
    ["a listener to the response", (xhr) => xhr.addEventListener("progress", () => undefined), false],
    [
      "an attribute that was taken away",
      (xhr) => {
        xhr.upload.onload = () => undefined;
        xhr.upload.onload = null;
      },
      false,
    ],
    [
      "a listener that was taken away",
      (xhr) => {
        const listener = (): void => undefined;
        xhr.upload.addEventListener("load", listener);
        xhr.upload.removeEventListener("load", listener);
      },
      false,
    ],
    [
      "one of two that was taken away",
      (xhr) => {
        const listener = (): void => undefined;
        xhr.upload.addEventListener("load", listener);
        xhr.upload.addEventListener("load", listener, true);
        xhr.upload.removeEventListener("load", listener);
      },
      true,
    ],
  ])("an upload listener makes a preflight: %s", async (_desc, listen, asks) => {
    const scene = sceneOf(generous);
    await send(scene, { method: "POST", body: "x", set: listen });
    expect(scene.network.asked.map(({ isPreflight }) => isPreflight)).toEqual(asks ? [true, false] : [false]);
  });

  test("one that comes after send is too late", async () => {
    const scene = sceneOf(generous);
    const xhr = new scene.page.XMLHttpRequest();
    const log: string[] = [];
    xhr.open("POST", API);
    const ended = new Promise((resolve) => (xhr.onloadend = resolve));
    xhr.send("x");
    xhr.upload.onload = () => log.push("upload");
    await ended;
    expect([scene.network.lines, log]).toEqual([[`POST ${API}/`], []]);
  });
});

describe("wrong usage", () => {
  const scene = sceneOf(generous);
  const opened = (): PageXMLHttpRequest => {
    const xhr = new scene.page.XMLHttpRequest();
    xhr.open("GET", API);
    return xhr;
  };
  const sent = (): PageXMLHttpRequest => {
    const xhr = opened();
    xhr.send();
    return xhr;
  };

  test.each<[desc: string, use: () => unknown, name: string]>([
    ["a method that isn't a token", () => opened().open("A B", API), "SyntaxError"],
    ["a method beyond Latin-1", () => opened().open("\u20ac", API), "TypeError"],
    ["a forbidden method", () => opened().open("TRACE", API), "SecurityError"],
    ["no URL", () => opened().open("GET", "https://"), "SyntaxError"],
    ["synchronous", () => opened().open("GET", API, false), "InvalidAccessError"],
    ["a header before open", () => new scene.page.XMLHttpRequest().setRequestHeader("A", "1"), "InvalidStateError"],
    ["a header after send", () => sent().setRequestHeader("A", "1"), "InvalidStateError"],
    ["a header name with a space", () => opened().setRequestHeader("A B", "1"), "SyntaxError"],
    ["a line break in a value", () => opened().setRequestHeader("A", "1\n2"), "SyntaxError"],
    ["a character that is no byte", () => opened().setRequestHeader("A", "\u20ac"), "TypeError"],
    ["send before open", () => new scene.page.XMLHttpRequest().send(), "InvalidStateError"],
    ["send twice", () => sent().send(), "InvalidStateError"],
    ["withCredentials after send", () => (sent().withCredentials = true), "InvalidStateError"],
  ])("%s: %s", (_desc, use, name) => {
    expect(use).toThrow(expect.objectContaining({ name }));
  });

  test("withCredentials and responseType once the response is there", async () => {
    const { xhr } = await send(scene, {});
    expect(() => (xhr.withCredentials = true)).toThrow(expect.objectContaining({ name: "InvalidStateError" }));
    expect(() => (xhr.responseType = "json")).toThrow(expect.objectContaining({ name: "InvalidStateError" }));
  });

  test("an unknown responseType changes nothing", () => {
    const xhr = opened();
    xhr.responseType = "yaml" as "json";
    expect(xhr.responseType).toBe("");
  });
});
