import { describe, expect, test } from "vitest";
import type { EngineName, PageEventSource } from "../../../src/index.ts";
import { explain } from "../../../src/explain/index.ts";
import { API, PAGE, sceneOf, type Asked, type Lines, type Scene, type ScriptedResponse } from "../../fetch/script.ts";

const stream = ["Content-Type", "text/event-stream"] as const;
const anyone = ["Access-Control-Allow-Origin", "*"] as const;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What an EventSource tells until it is closed, or so many events have come. */
async function logOf(source: PageEventSource, count: number): Promise<string[]> {
  const log: string[] = [];
  for (const type of ["open", "message", "foo", "error"]) {
    source.addEventListener(type, (event) => {
      const { data, origin, lastEventId } = event as Partial<Record<"data" | "origin" | "lastEventId", string>>;
      log.push(
        event instanceof Event && "data" in event
          ? `${type} ${data} ${origin} ${lastEventId}`
          : `${type} ${source.readyState}`,
      );
    });
  }
  for (let waited = 0; log.length < count && waited < 100; waited++) await pause(5);
  source.close();
  return log.slice(0, count);
}

/** Responds with each in turn, and then with 204. */
const inTurn = (responses: readonly (ScriptedResponse | "unreachable")[], options = {}): Scene => {
  let at = 0;
  return sceneOf(() => responses[at++] ?? { status: 204, headers: [anyone] }, options);
};

const headerOf = (asked: Asked | undefined, name: string): string | null => asked?.headers.get(name) ?? null;

describe("EventSource", () => {
  test("requests a stream, and gives its events", async () => {
    const { network, page } = inTurn([
      { headers: [stream, anyone], body: "id: 1\ndata: a\n\nevent: foo\ndata: b\n\n" },
    ]);
    const source = new page.globals.EventSource(`${API}/events`);
    expect([source.readyState, source.url, source.withCredentials]).toEqual([0, `${API}/events`, false]);
    expect(await logOf(source, 3)).toEqual(["open 1", `message a ${API} 1`, `foo b ${API} 1`]);
    const [asked] = network.asked;
    expect(
      ["Accept", "Origin", "Cache-Control", "Sec-Fetch-Mode", "Sec-Fetch-Dest"].map((name) => headerOf(asked, name)),
    ).toEqual(["text/event-stream", PAGE, "no-cache", "cors", "empty"]);
    expect(source.readyState).toBe(2);
  });

  test("reads chunk by chunk, before the stream has ended", async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    async function* body(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode("data: a\n\nda");
      await held;
      yield new TextEncoder().encode("ta: b\n\n");
    }
    const { page } = inTurn([{ headers: [stream, anyone], body: body() }]);
    const source = new page.globals.EventSource(API);
    const [first] = await Promise.all([
      new Promise<Event>((resolve) => source.addEventListener("message", resolve, { once: true })),
    ]);
    expect((first as MessageEvent).data).toBe("a");
    const next = new Promise<Event>((resolve) => source.addEventListener("message", resolve, { once: true }));
    release();
    expect(((await next) as MessageEvent).data).toBe("b");
    source.close();
  });

  test.each<[desc: string, withCredentials: boolean, headers: Lines, code: string | undefined]>([
    ["nothing is allowed", false, [], "cors-origin-missing"],
    ["anyone is allowed, with credentials", true, [anyone], "cors-origin-wildcard"],
    ["the page is allowed, without credentials", true, [["Access-Control-Allow-Origin", PAGE]], "cors-credentials"],
    [
      "the page is allowed, with credentials",
      true,
      [
        ["Access-Control-Allow-Origin", PAGE],
        ["Access-Control-Allow-Credentials", "true"],
      ],
      undefined,
    ],
  ])("needs CORS: %s", async (_, withCredentials, headers, code) => {
    const { page } = inTurn([{ headers: [stream, ...headers], body: "data: a\n\n" }]);
    const source = new page.globals.EventSource(API, { withCredentials });
    expect((await logOf(source, 1))[0]).toBe(code === undefined ? "open 1" : "error 2");
    expect(source.outcome?.failure?.code).toBe(code);
    expect(page.lastOutcome?.readable).toBe(code === undefined);
  });

  test.each<[type: string | undefined, refusedIn: readonly EngineName[]]>([
    ["text/event-stream; charset=UTF-8", []],
    ["TEXT/event-stream", []],
    ["text/event-stream;charset=iso-8859-1", ["chromium"]],
    ["text/event-stream, text/plain", ["standard", "chromium", "firefox"]],
    ["text/plain, text/event-stream", ["webkit"]],
    ["text/event-streams", ["standard", "chromium", "firefox", "webkit"]],
    ["", ["standard", "chromium", "firefox", "webkit"]],
    [undefined, ["standard", "chromium", "firefox", "webkit"]],
  ])("of the type %j", async (type, refusedIn) => {
    for (const engine of ["standard", "chromium", "firefox", "webkit"] as const) {
      const headers: Lines = type === undefined ? [anyone] : [anyone, ["Content-Type", type]];
      const { page } = inTurn([{ headers, body: "data: a\n\n" }], { engine });
      const source = new page.globals.EventSource(API);
      const [first] = await logOf(source, 1);
      expect([engine, first]).toEqual([engine, refusedIn.includes(engine) ? "error 2" : "open 1"]);
      if (first === "error 2")
        expect(source.outcome?.failure).toMatchObject({ code: "event-source-type", value: type ?? "" });
    }
  });

  test.each([201, 204, 206, 302, 404, 500])("does not connect again after the status %d", async (status) => {
    const { page, network } = inTurn([{ status, headers: [stream, anyone] }]);
    const source = new page.globals.EventSource(API);
    expect(await logOf(source, 1)).toEqual(["error 2"]);
    expect(source.outcome).toMatchObject({
      readable: false,
      executed: true,
      failure: { code: "event-source-status", value: String(status) },
    });
    await pause(20);
    expect(network.asked).toHaveLength(1);
  });

  test("connects again where the stream ends, with the last event ID", async () => {
    const headers = [stream, anyone];
    const { page, network } = inTurn([
      { headers, body: "retry: 1\nid: é\ndata: a\n\nid: lost\n" },
      "unreachable",
      { headers, body: "data: b\n\n" },
    ]);
    const source = new page.globals.EventSource(API);
    expect(await logOf(source, 7)).toEqual([
      "open 1",
      `message a ${API} é`,
      "error 0",
      "error 0",
      "open 1",
      `message b ${API} `,
      "error 0",
    ]);
    expect(network.asked.slice(0, 3).map((asked) => headerOf(asked, "Last-Event-ID"))).toEqual([null, "Ã©", "Ã©"]);
  });

  test.each<[engine: EngineName, last: string, urls: readonly string[]]>([
    ["standard", "", ["/1", "/2", "/2"]],
    ["chromium", "7", ["/1", "/2", "/2"]],
    ["webkit", "7", ["/1", "/2", "/1", "/2"]],
  ])("after a redirect, in %s", async (engine, last, urls) => {
    const headers = [stream, anyone];
    const { page, network } = sceneOf(
      ({ url }) => {
        if (url.pathname === "/1") return { status: 302, headers: [anyone, ["Location", "/2"]] };
        return { headers, body: network.asked.length < 3 ? "retry: 1\nid: 7\ndata: a\n\n" : "data: b\n\n" };
      },
      { engine },
    );
    const log = await logOf(new page.globals.EventSource(`${API}/1`), 5);
    expect(log[4]).toBe(`message b ${API} ${last}`);
    expect(network.asked.slice(0, urls.length).map(({ url }) => url.pathname)).toEqual(urls);
  });

  test("does not connect again after it is closed, and not for ever", async () => {
    const { page, network } = sceneOf(() => ({ headers: [stream, anyone], body: "retry: 0\ndata: a\n\n" }));
    const closed = new page.globals.EventSource(API);
    closed.addEventListener("message", () => closed.close());
    await pause(30);
    expect(network.asked).toHaveLength(1);
    const source = new page.globals.EventSource(API);
    await expect.poll(() => source.readyState, { timeout: 3000 }).toBe(2);
    expect(network.asked).toHaveLength(1 + 101);
  });

  test("closed by a listener, it gives no more events", async () => {
    const { page } = inTurn([{ headers: [stream, anyone], body: "data: a\n\ndata: b\n\n" }]);
    const source = new page.globals.EventSource(API);
    const log: unknown[] = [];
    source.onmessage = ({ data }: Event & { data?: unknown }) => {
      log.push(data);
      source.close();
    };
    await pause(20);
    expect(log).toEqual(["a"]);
  });

  test("has its constants, and the interface's name", () => {
    const { EventSource } = sceneOf(() => ({})).page.globals;
    expect([EventSource.CONNECTING, EventSource.OPEN, EventSource.CLOSED, EventSource.length]).toEqual([0, 1, 2, 1]);
    expect(Object.prototype.toString.call(EventSource.prototype)).toBe("[object EventSource]");
    expect([EventSource.name, Reflect.get(EventSource.prototype as object, "CLOSED")]).toEqual(["EventSource", 2]);
  });

  test.each<[desc: string, given: readonly unknown[], name: string]>([
    ["no argument", [], "TypeError"],
    ["what is not a URL", ["http://["], "SyntaxError"],
    ["a symbol", [Symbol()], "TypeError"],
    ["options that aren't an object", [API, 1], "TypeError"],
  ])("refuses %s", (_, given, name) => {
    const { EventSource } = sceneOf(() => ({})).page.globals;
    expect(() => Reflect.construct(EventSource, given) as unknown).toThrow(expect.objectContaining({ name }));
  });

  const blob = (): string => URL.createObjectURL(new Blob(["data: a\n\n"], { type: "text/event-stream" }));
  const dataUrl = "data:text/event-stream,data:%20a%0A%0A";
  test.each<[engine: EngineName, ofData: readonly string[], ofBlob: readonly string[]]>([
    ["standard", ["open 1", "message a null "], ["open 1", `message a ${PAGE} `]],
    ["chromium", ["open 1", "message a null "], ["open 1", `message a ${PAGE} `]],
    ["firefox", ["error 2"], ["error 2"]],
    ["webkit", ["error 2"], ["open 1", "message a blob:// "]],
  ])("in %s, a data: and a blob: URL", async (engine, ofData, ofBlob) => {
    const { network, page } = sceneOf(() => ({}), { engine });
    expect(await logOf(new page.globals.EventSource(dataUrl), ofData.length)).toEqual(ofData);
    expect(await logOf(new page.globals.EventSource(blob()), ofBlob.length)).toEqual(ofBlob);
    expect(network.asked).toEqual([]);
  });

  test("is explained", async () => {
    const { page } = inTurn([{ headers: [["Content-Type", "text/html"], anyone] }]);
    await logOf(new page.globals.EventSource(API), 1);
    const { why, fixes, summary } = explain(page.lastOutcome ?? expect.fail("no outcome"));
    expect(summary).toBe(`GET ${API}/ was executed; the page cannot read the response.`);
    expect(why).toContain("`text/html`");
    expect(fixes[0]?.text).toContain("text/event-stream");
  });
});
