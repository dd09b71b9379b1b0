import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { NetworkFailure, type PageResponse } from "../../src/index.ts";
import { PAGE, sceneOf, type ScriptedResponse } from "../fetch/script.ts";

const responseTo = async (answer: ScriptedResponse): Promise<PageResponse> => sceneOf(() => answer).page.fetch("/");

describe("reading", () => {
  test.each<[desc: string, read: (response: PageResponse) => Promise<unknown>, expected: unknown]>([
    ["text", (response) => response.text(), '{"a":"\u00e9"}'],
    ["json", (response) => response.json(), { a: "\u00e9" }],
    ["bytes", async (response) => (await response.bytes()).length, 10],
    ["arrayBuffer", async (response) => (await response.arrayBuffer()).byteLength, 10],
    ["blob", async (response) => (await response.blob()).size, 10],
  ])("%s", async (_desc, read, expected) => {
    const response = await responseTo({ body: '{"a":"\u00e9"}' });
    expect(response.bodyUsed).toBe(false);
    expect(await read(response)).toEqual(expected);
    expect(response.bodyUsed).toBe(true);
    await expect(response.text()).rejects.toThrow(new TypeError("The body has been read."));
  });

  test("JSON that is none is a SyntaxError", async () => {
    await expect((await responseTo({ body: "{" })).json()).rejects.toThrow(SyntaxError);
  });

  test("a byte order mark is no text", async () => {
    expect(await (await responseTo({ body: "\ufeffx" })).text()).toBe("x");
  });

  test.each<[type: string, expected: string]>([
    ["Text/HTML; Charset=UTF-8", "text/html;charset=utf-8"],
    ["nothing", ""],
  ])("a blob of %j has the type %j", async (type, expected) => {
    const response = await responseTo({ headers: [["Content-Type", type]] });
    expect((await response.blob()).type).toBe(expected);
  });

  test("a form", async () => {
    const type = ["Content-Type", "application/x-www-form-urlencoded"] as const;
    const form = await (await responseTo({ body: "a=1&b=2", headers: [type] })).formData();
    expect([...form]).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
    await expect((await responseTo({ body: "a=1" })).formData()).rejects.toThrow(TypeError);
  });

  test("no body can be read again and again", async () => {
    const response = await responseTo({ status: 204 });
    expect([await response.text(), await response.text(), response.bodyUsed]).toEqual(["", "", false]);
  });

  test("bytes that a script changes are its own", async () => {
    const bytes = new TextEncoder().encode("body");
    const response = await responseTo({
      body: (async function* () {
        yield await Promise.resolve(bytes);
      })(),
    });
    const clone = response.clone();
    (await response.bytes()).fill(0);
    expect(await clone.text()).toBe("body");
  });
});

describe("clones", () => {
  test("each is read once", async () => {
    const response = await responseTo({ body: "body" });
    const clone = response.clone();
    expect([await clone.text(), response.bodyUsed, await response.text()]).toEqual(["body", false, "body"]);
    expect([clone.type, clone.url]).toEqual(["basic", `${PAGE}/`]);
  });

  describe("of a script's stream", () => {
    const made = (stream: ReadableStream): readonly [PageResponse, PageResponse] => {
      const { page } = sceneOf(() => ({ body: "" }));
      const response = new page.globals.Response(stream);
      return [response, response.clone()];
    };

    test.each(["default", "bytes"] as const)("have chunks of their own: %s", async (kind) => {
      const stream =
        kind === "bytes"
          ? new ReadableStream({
              type: "bytes",
              start: (controller) => controller.enqueue(new Uint8Array([1, 2])),
            })
          : new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([1, 2])) });
      const [response, clone] = made(stream);
      const first = await response.body?.getReader().read();
      expect(first?.value).toEqual(new Uint8Array([1, 2]));
      first?.value?.fill(0);
      const second = await clone.body?.getReader().read();
      expect(second?.value).toEqual(new Uint8Array([1, 2]));
    });

    test("have one whose memory the script has given away", async () => {
      const given = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new Uint8Array([1, 2]));
          controller.close();
        },
      });
      const [response, clone] = made(given);
      const first = (await response.body?.getReader().read())?.value;
      if (first === undefined) throw new Error("There is a chunk.");
      structuredClone(first, { transfer: [first.buffer] });
      expect(first.byteLength).toBe(0);
      expect(await clone.bytes()).toEqual(new Uint8Array([1, 2]));
    });

    test("fail both by a chunk that has no copy, and cancel the stream", async () => {
      let reason: unknown;
      const source = new ReadableStream({
        start: (controller) => controller.enqueue(() => undefined),
        cancel: (given) => void (reason = given),
      });
      const [response, clone] = made(source);
      await expect(response.body?.getReader().read()).rejects.toThrow(DOMException);
      await expect(clone.body?.getReader().read()).rejects.toThrow(DOMException);
      expect(reason).toBeInstanceOf(DOMException);
    });

    test("fail both by such a chunk, and by nothing else, where the stream cannot be cancelled", async () => {
      const source = new ReadableStream({
        start: (controller) => controller.enqueue(() => undefined),
        cancel: () => Promise.reject(new RangeError("enough")),
      });
      for (const { body } of made(source)) await expect(body?.getReader().read()).rejects.toThrow(DOMException);
    });

    test.each(["close", "error"] as const)("both hear of the stream's %s without a read", async (how) => {
      const [response, clone] = made(new ReadableStream({ start: (controller) => controller[how]() }));
      for (const { body } of [response, clone]) {
        const { closed } = body?.getReader() ?? {};
        expect(
          await closed?.then(
            () => "close",
            () => "error",
          ),
        ).toBe(how);
      }
    });

    test("cancel the stream once both are cancelled", async () => {
      let reason: unknown;
      const [response, clone] = made(new ReadableStream({ cancel: (given) => void (reason = given) }));
      await Promise.all([response.body?.cancel("one"), clone.body?.cancel("two")]);
      expect(reason).toEqual(["one", "two"]);
    });

    /** The stream's pulls while both branches are read in turn. */
    async function pullsOf(
      tee: (stream: ReadableStream) => readonly (ReadableStream | null)[],
    ): Promise<readonly number[]> {
      let pulls = 0;
      const branches = tee(
        new ReadableStream(
          {
            pull: (controller) => controller.enqueue(new Uint8Array([++pulls])),
          },
          { highWaterMark: 0 },
        ),
      );
      const seen: number[] = [];
      const settled = async (): Promise<void> => {
        await new Promise((resolve) => setTimeout(resolve, 0));
        seen.push(pulls);
      };
      await settled();
      for (const at of [0, 0, 1, 1, 1, 0]) {
        const reader = branches[at]?.getReader();
        await reader?.read();
        reader?.releaseLock();
        await settled();
      }
      return seen;
    }

    test("read no more of the stream than its own tee does", async () => {
      const own = await pullsOf((stream) => stream.tee());
      expect(await pullsOf((stream) => made(stream).map(({ body }) => body))).toEqual(own);
    });

    test("have a chunk without a copy, once the clone is cancelled", async () => {
      const chunk = (): void => undefined;
      const [response, clone] = made(
        new ReadableStream({ pull: (controller) => controller.enqueue(chunk) }, { highWaterMark: 0 }),
      );
      void clone.body?.cancel();
      const reader = response.body?.getReader();
      // The first read began before the clone was cancelled.
      await reader?.read().catch(() => undefined);
      expect((await reader?.read().catch(() => undefined))?.value ?? chunk).toBe(chunk);
    });

    test("fail with it", async () => {
      const [response, clone] = made(
        new ReadableStream({ start: (controller) => controller.error(new RangeError("enough")) }),
      );
      await expect(response.text()).rejects.toThrow(RangeError);
      await expect(clone.text()).rejects.toThrow(RangeError);
    });
  });

  test("of what has been read there is none", async () => {
    const response = await responseTo({ body: "body" });
    await response.text();
    expect(() => response.clone()).toThrow(new TypeError("The body has been read."));
  });
});

describe("a body that does not come", () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(new Uint8Array(1));
    throw new NetworkFailure("truncated", "secret detail");
  }

  test("is a TypeError with the engine's words; what they do not say is its cause", async () => {
    const response = await responseTo({ body: broken() });
    const error: unknown = await response.text().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: "The network failed.", cause: { code: "truncated" } });
  });

  test("fails for a clone as well", async () => {
    const response = await responseTo({ body: broken() });
    const clone = response.clone();
    await expect(response.text()).rejects.toThrow(TypeError);
    await expect(clone.text()).rejects.toThrow(TypeError);
  });

  test("does not make the response unreadable as such", async () => {
    const { page } = sceneOf(() => ({ body: broken() }));
    expect(await page.attempt("/")).toMatchObject({ executed: true, readable: true });
  });

  test("nobody reads, nothing fails", async () => {
    expect((await responseTo({ body: broken() })).ok).toBe(true);
  });
});

describe("a script's stream", () => {
  const streamOf = (chunk: unknown): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start(controller) {
        controller.enqueue(chunk as Uint8Array);
        controller.close();
      },
    });

  test.each<[desc: string, chunk: unknown]>([
    ["bytes", new TextEncoder().encode("ok")],
    ["a Buffer", Buffer.from("ok")],
    ["bytes of another realm, as in a window of jsdom", runInNewContext("new Uint8Array([111, 107])")],
  ])("may have %s", async (_desc, chunk) => {
    const { Response } = sceneOf(() => ({})).page.globals;
    expect(await new Response(streamOf(chunk)).text()).toBe("ok");
  });

  test("gives its own error", async () => {
    const { Response } = sceneOf(() => ({})).page.globals;
    const failing = (): PageResponse => {
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => controller.error(new RangeError("mine")),
      });
      return new Response(stream);
    };
    await expect(failing().text()).rejects.toThrow(new RangeError("mine"));
    await expect(failing().clone().json()).rejects.toThrow(new RangeError("mine"));
    await expect(failing().body!.getReader().read()).rejects.toThrow(new RangeError("mine"));
  });

  test.each<[desc: string, chunk: unknown]>([
    ["a text", "ok"],
    ["another view", new DataView(new ArrayBuffer(2))],
    ["an array", [111, 107]],
    ["what only has the name", { [Symbol.toStringTag]: "Uint8Array", length: 2 }],
  ])("may not have %s", async (_desc, chunk) => {
    const { Response } = sceneOf(() => ({})).page.globals;
    await expect(new Response(streamOf(chunk)).text()).rejects.toThrow(TypeError);
  });
});
