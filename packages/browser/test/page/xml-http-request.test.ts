import { describe, expect, test } from "vitest";
import { NetworkFailure, type EngineName, type PageXMLHttpRequest } from "../../src/index.ts";
import { API, generous, PAGE, sceneOf, type ScriptedResponse, type Scene, type Script } from "../fetch/script.ts";

const types = ["loadstart", "progress", "abort", "error", "load", "timeout", "loadend"];

/** What a request tells, in order: states as numbers, progress as `type(loaded/total)`, the upload's after `upload.`. */
function logOf(xhr: PageXMLHttpRequest, upload: boolean): string[] {
  const log: string[] = [];
  const told = (prefix: string) => (event: Event) => {
    const { type, loaded, total } = event as Event & { loaded: number; total: number };
    log.push(`${prefix}${type}(${loaded}/${total})`);
  };
  xhr.addEventListener("readystatechange", () => log.push(String(xhr.readyState)));
  for (const type of types) xhr.addEventListener(type, told(""));
  if (upload) for (const type of types) xhr.upload.addEventListener(type, told("upload."));
  return log;
}

interface Sending {
  readonly method?: string;
  readonly url?: string;
  readonly body?: string | null;
  readonly upload?: boolean;
  readonly set?: (xhr: PageXMLHttpRequest) => void;
}

/** Sends a request and waits for its end. */
async function send({ page }: Scene, { method = "GET", url = API, body = null, upload = false, set }: Sending) {
  const xhr = new page.XMLHttpRequest();
  const log = logOf(xhr, upload);
  xhr.open(method, url);
  set?.(xhr);
  const ended = new Promise((resolve) => xhr.addEventListener("loadend", resolve));
  xhr.send(body);
  await ended;
  return { xhr, log };
}

const answering =
  (answer: ScriptedResponse): Script =>
  (asked) => {
    const { headers } = generous(asked);
    return asked.isPreflight ? { headers } : { ...answer, headers: [...headers, ...(answer.headers ?? [])] };
  };

/** Hangs until it is let go. */
function hanging(): Scene & { release: () => void } {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const scene = sceneOf(async (asked) => {
    await held;
    return generous(asked);
  });
  return { ...scene, release };
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new Uint8Array(2));
  throw new NetworkFailure("truncated", "The connection ended.");
}

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
    ["a body that breaks off", { body: broken() }, {}, "1 loadstart(0/0) 2 4 error(0/0) loadend(0/0)"],
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

  test("of what was not sent nothing is told", () => {
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

describe("the request", () => {
  test.each<[desc: string, sending: Sending, expected: Record<string, string | null>]>([
    ["text", { method: "POST", body: "x" }, { "content-type": "text/plain;charset=UTF-8", "content-length": "1" }],
    [
      "text with another charset is UTF-8 all the same",
      { method: "POST", body: "x", set: (xhr) => xhr.setRequestHeader("Content-Type", "text/plain; charset=latin1") },
      { "content-type": "text/plain; charset=UTF-8" },
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

describe("the response", () => {
  const exposed = ["Access-Control-Expose-Headers", "*"] as const;
  const received = async (answer: ScriptedResponse, set?: Sending["set"]): Promise<PageXMLHttpRequest> =>
    (await send(sceneOf(answering(answer)), set === undefined ? {} : { set })).xhr;

  test("status, URL and headers", async () => {
    const xhr = await received({
      status: 404,
      headers: [["X-A", "1"], ["x-a", "2"], ["Content-Type", "a/b"], exposed],
    });
    expect([xhr.status, xhr.responseURL, xhr.readyState]).toEqual([404, `${API}/`, xhr.DONE]);
    expect([
      xhr.getResponseHeader("X-a"),
      xhr.getResponseHeader("Set-Cookie"),
      xhr.getResponseHeader("no name"),
    ]).toEqual(["1, 2", null, null]);
  });

  test("all headers: in lower case, sorted by their names in upper case, a line each", async () => {
    const headers: ScriptedResponse["headers"] = [["a_b", "1"], ["ab", "2"], ["A-B", "3"], exposed];
    const { page } = sceneOf(() => ({ headers: [...headers, ["Access-Control-Allow-Origin", "*"]] }));
    const { xhr } = await send({ page } as Scene, {});
    expect(xhr.getAllResponseHeaders().split("\r\n")).toEqual([
      "a-b: 3",
      "ab: 2",
      "access-control-allow-origin: *",
      "access-control-expose-headers: *",
      "a_b: 1",
      "",
    ]);
  });

  test.each<[desc: string, type: string | undefined, bytes: string, expected: string]>([
    ["UTF-8 by default", undefined, "\u00e9", "\u00e9"],
    ["another charset by name", "text/plain; charset=windows-1252", "\u00e9", "\u00c3\u00a9"],
    ["in quotes", 'text/plain; charset="windows-1252"', "\u00e9", "\u00c3\u00a9"],
    ["a charset that does not exist", "text/plain; charset=klingon", "\u00e9", "\u00e9"],
    ["a byte order mark is no text", undefined, "\ufeffx", "x"],
  ])("text: %s", async (_desc, type, body, expected) => {
    const xhr = await received({ body, headers: type === undefined ? [] : [["Content-Type", type]] });
    expect([xhr.responseText, xhr.response]).toEqual([expected, expected]);
  });

  test("bytes, a blob and JSON, each the same object however often it is asked for", async () => {
    const body = '{"a":1}';
    const headers: ScriptedResponse["headers"] = [["Content-Type", "application/json"]];
    const [buffer, blob, json] = [
      await received({ body }, (xhr) => (xhr.responseType = "arraybuffer")),
      await received({ body, headers }, (xhr) => (xhr.responseType = "blob")),
      await received({ body }, (xhr) => (xhr.responseType = "json")),
    ];
    expect(new TextDecoder().decode(buffer.response as ArrayBuffer)).toBe(body);
    expect([await (blob.response as Blob).text(), (blob.response as Blob).type]).toEqual([body, "application/json"]);
    expect(json.response).toEqual({ a: 1 });
    for (const xhr of [buffer, blob, json]) expect(xhr.response).toBe(xhr.response);
  });

  test.each(["", "{", "undefined"])("JSON that is none: %j", async (body) => {
    expect((await received({ body }, (xhr) => (xhr.responseType = "json"))).response).toBeNull();
  });

  test("no text but for text", async () => {
    const xhr = await received({}, (one) => (one.responseType = "json"));
    expect(() => xhr.responseText).toThrow(expect.objectContaining({ name: "InvalidStateError" }));
  });

  test.each(["arraybuffer", "blob", "json"] as const)(
    "%s is null until all has come, and after a failure",
    async (type) => {
      const { page } = sceneOf(() => ({}));
      const { xhr } = await send({ page } as Scene, { set: (one) => (one.responseType = type) });
      expect(xhr.response).toBeNull();
      expect(new page.XMLHttpRequest().response).toBe("");
    },
  );
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
    ["a method that is no token", () => opened().open("A B", API), "SyntaxError"],
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

test.each<[engine: EngineName, told: string[]]>([
  ["standard", []],
  ["firefox", []],
  ["webkit", []],
  ["chromium", ["upload.error(0/0)", "upload.loadend(0/0)"]],
])("%s: of a failure without a body the upload is told %j", async (engine, told) => {
  const uploaded = ({ log }: { log: string[] }): string[] => log.filter((one) => one.startsWith("upload."));
  const refused = sceneOf(() => ({}), { engine });
  expect(uploaded(await send(refused, { method: "PUT", upload: true }))).toEqual(told);
  // A simple request's upload is told nothing.
  const simple = sceneOf(() => ({}), { engine });
  const heard = engine === "chromium" ? [] : told;
  expect(uploaded(await send(simple, { method: "POST", upload: true }))).toEqual(heard);
});

const whole = ["upload.loadstart(0/1)", "upload.progress(1/1)", "upload.load(1/1)", "upload.loadend(1/1)"];

test.each<[engine: EngineName, told: string[]]>([
  ["standard", whole],
  ["chromium", whole],
  ["webkit", whole],
  ["firefox", ["upload.loadstart(0/1)", "upload.error(0/0)", "upload.loadend(0/0)"]],
])("%s: of an answer that CORS refuses the upload is told %j", async (engine, told) => {
  const halfway = sceneOf((asked) => (asked.isPreflight ? generous(asked) : {}), { engine });
  const { log } = await send(halfway, { method: "POST", body: "x", upload: true });
  expect(log.filter((one) => one.startsWith("upload."))).toEqual(told);
});

test.each<[engine: EngineName, asks: boolean]>([
  ["standard", true],
  ["firefox", true],
  ["webkit", true],
  ["chromium", false],
])("%s: an upload listener without a body makes a preflight: %s", async (engine, asks) => {
  const scene = sceneOf(generous, { engine });
  await send(scene, { method: "POST", upload: true });
  expect(scene.network.asked[0]?.isPreflight).toBe(asks);
});
