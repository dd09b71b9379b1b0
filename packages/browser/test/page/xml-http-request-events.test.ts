import { describe, expect, test } from "vitest";
import { API, generous, sceneOf, type ScriptedResponse, type Script } from "../fetch/script.ts";
import { type Sending, send, answering, broken } from "./xml-http-requests.ts";

describe("events and states in their order", () => {
  const length = ["Content-Length", "4"] as const;

  test.each<[desc: string, answer: ScriptedResponse, sending: Sending, expected: string]>([
    ["a body", { body: "body" }, {}, "1 loadstart(0/0) 2 3 progress(4/0) 4 load(4/0) loadend(4/0)"],
    [
      "a body of known length",
      { body: "body", headers: [length] },
      {},
      "1 loadstart(0/0) 2 3 progress(4/4) 4 load(4/4) loadend(4/4)",
    ],
    ["no body", { status: 204 }, {}, "1 loadstart(0/0) 2 progress(0/0) 4 load(0/0) loadend(0/0)"],
    [
      "an error status is a load",
      { status: 500, body: "body" },
      {},
      "1 loadstart(0/0) 2 3 progress(4/0) 4 load(4/0) loadend(4/0)",
    ],
    ["a body that breaks off", { body: broken() }, {}, "1 loadstart(0/0) 2 3 progress(2/0) 4 error(0/0) loadend(0/0)"],
    [
      "a redirect that fails",
      { status: 302, headers: [["Location", "data:,x"]] },
      {},
      "1 loadstart(0/0) 4 error(0/0) loadend(0/0)",
    ],
    [
      "an upload that is listened to",
      { body: "body" },
      { method: "POST", body: "four", upload: true },
      "1 loadstart(0/0) upload.loadstart(0/4) upload.progress(4/4) upload.load(4/4) upload.loadend(4/4) 2 3 progress(4/0) 4 load(4/0) loadend(4/0)",
    ],
    [
      "an upload listener without a body",
      { body: "body" },
      { method: "POST", upload: true },
      "1 loadstart(0/0) 2 3 progress(4/0) 4 load(4/0) loadend(4/0)",
    ],
    [
      "GET has no body to upload",
      { body: "body" },
      { body: "four", upload: true },
      "1 loadstart(0/0) 2 3 progress(4/0) 4 load(4/0) loadend(4/0)",
    ],
  ])("%s", async (_desc, answer, sending, expected) => {
    const { log } = await send(sceneOf(answering(answer)), sending);
    expect(log.join(" ")).toBe(expected);
  });

  test.each<[desc: string, script: Script, sending: Sending, expected: string]>([
    ["nobody answers", () => "unreachable", {}, "1 loadstart(0/0) 4 error(0/0) loadend(0/0)"],
    ["it is not allowed", () => ({}), {}, "1 loadstart(0/0) 4 error(0/0) loadend(0/0)"],
    [
      "the preflight fails: the upload has failed",
      () => ({}),
      { method: "POST", body: "four", upload: true },
      "1 loadstart(0/0) upload.loadstart(0/4) 4 upload.error(0/0) upload.loadend(0/0) error(0/0) loadend(0/0)",
    ],
    [
      "the answer is not allowed: the upload was complete",
      (asked) => (asked.isPreflight ? generous(asked) : {}),
      { method: "POST", body: "four", upload: true },
      "1 loadstart(0/0) upload.loadstart(0/4) upload.progress(4/4) upload.load(4/4) upload.loadend(4/4) 4 error(0/0) loadend(0/0)",
    ],
  ])("%s", async (_desc, script, sending, expected) => {
    const { xhr, log } = await send(sceneOf(script), sending);
    expect(log.join(" ")).toBe(expected);
    expect([xhr.status, xhr.statusText, xhr.responseURL, xhr.responseText]).toEqual([0, "", "", ""]);
    expect([xhr.getAllResponseHeaders(), xhr.getResponseHeader("X-A")]).toEqual(["", null]);
  });

  test("a body that goes twice over the wire is uploaded once", async () => {
    const scene = sceneOf((asked) =>
      answering(asked.url.pathname === "/" ? { status: 307, headers: [["Location", "/2"]] } : {})(asked),
    );
    const { log } = await send(scene, { method: "POST", body: "four", upload: true });
    expect(log.filter((one) => one.startsWith("upload.load("))).toHaveLength(1);
    expect(scene.network.asked.filter(({ body }) => body === "four")).toHaveLength(2);
  });
});

describe("handlers and listeners", () => {
  test("are called in the order in which they came; a handler keeps its place", async () => {
    const { page } = sceneOf(generous);
    const xhr = new page.XMLHttpRequest();
    const log: string[] = [];
    xhr.addEventListener("load", () => log.push("first"));
    xhr.onload = () => log.push("old");
    xhr.addEventListener("load", () => log.push("last"));
    xhr.onload = () => log.push("handler");
    expect(typeof xhr.onload).toBe("function");
    xhr.open("GET", API);
    const ended = new Promise((resolve) => (xhr.onloadend = resolve));
    xhr.send();
    await ended;
    expect(log).toEqual(["first", "handler", "last"]);
  });

  test("a handler has the request for its this, and the event", async () => {
    const { page } = sceneOf(generous);
    const xhr = new page.XMLHttpRequest();
    xhr.open("GET", API);
    const seen = await new Promise<unknown[]>((resolve) => {
      xhr.onloadend = function (this: unknown, event) {
        resolve([this === xhr, event.target === xhr, event.type]);
      };
      xhr.send();
    });
    expect(seen).toEqual([true, true, "loadend"]);
  });

  test("what is no function is no handler", () => {
    const { page } = sceneOf(generous);
    const xhr = new page.XMLHttpRequest();
    xhr.upload.onload = "x" as unknown as null;
    expect([xhr.upload.onload, xhr.upload.isListenedTo, xhr.onreadystatechange]).toEqual([null, false, null]);
  });
});
