import { describe, expect, test } from "vitest";
import { API, generous, sceneOf, type Scene } from "../fetch/script.ts";

/** A server that never says a word. */
const silent = (): Scene => sceneOf(() => new Promise(() => undefined));

/** A server whose body stops in the middle. */
function stalling(): Scene {
  async function* body(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(new Uint8Array(1));
    await new Promise(() => undefined);
  }
  return sceneOf((asked) => ({ ...generous(asked), body: body() }));
}

const reasonOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "no error",
    (reason: unknown) => reason,
  );

describe("the page gets the signal's reason", () => {
  test("aborted before: nothing is sent", async () => {
    const { network, page } = sceneOf(generous);
    const error = await reasonOf(page.fetch(API, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ name: "AbortError" });
    expect(page.lastOutcome).toMatchObject({ sent: false, failure: { code: "aborted" }, error });
    expect(network.asked).toEqual([]);
  });

  test.each(["data:,x", "about:blank", "https://api.example:25/"])("aborted before, %s", async (url) => {
    const { page } = sceneOf(generous);
    expect(await reasonOf(page.fetch(url, { signal: AbortSignal.abort() }))).toMatchObject({ name: "AbortError" });
  });

  test("aborted before: the promise is rejected before any microtask, and the outcome is there", async () => {
    const { page } = sceneOf(generous);
    const order: string[] = [];
    const rejected = page.fetch(API, { signal: AbortSignal.abort() }).catch(() => order.push("rejected"));
    expect(page.lastOutcome).toMatchObject({ sent: false, failure: { code: "aborted" }, request: { method: "GET" } });
    await Promise.all([rejected, Promise.resolve().then(() => order.push("microtask"))]);
    expect(order).toEqual(["rejected", "microtask"]);
  });

  test("aborted before, by a reason that has no text", async () => {
    const { page } = sceneOf(generous);
    const reason: unknown = Object.create(null);
    expect(await reasonOf(page.fetch(API, { signal: AbortSignal.abort(reason) }))).toBe(reason);
  });

  test.each<[desc: string, thrown: unknown]>([
    ["an error of the script's own", new RangeError("enough")],
    ["a text", "enough"],
    ["what has no text", Object.create(null)],
  ])("a call that throws %s rejects with that", async (_desc, thrown) => {
    const { page } = sceneOf(generous);
    const input = {
      toString: () => {
        throw thrown;
      },
    };
    expect(await reasonOf(page.fetch(input as never))).toBe(thrown);
    expect(page.lastOutcome?.error).toBeInstanceOf(Error);
  });

  test("what no code may look at is a reason, too", async () => {
    const { page } = sceneOf(generous);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const isReason = (reason: unknown): boolean => reason === proxy;
    expect(await page.fetch(API, { signal: AbortSignal.abort(proxy) }).then(() => false, isReason)).toBe(true);
  });

  test("an aborted signal cancels the stream that is the body", async () => {
    const { page } = sceneOf(generous);
    let reason: unknown;
    const body = new ReadableStream({ cancel: (given) => void (reason = given) });
    const init = { method: "POST", body, duplex: "half", signal: AbortSignal.abort("enough") } as const;
    const rejected = reasonOf(page.fetch(API, init));
    expect(reason).toBe("enough");
    expect(await rejected).toBe("enough");
  });

  test("a wrong call comes before an aborted signal", async () => {
    const { page } = sceneOf(generous);
    const init = { method: "TRACE", signal: AbortSignal.abort() };
    expect(await reasonOf(page.fetch(API, init))).toBeInstanceOf(TypeError);
  });

  test("aborted in the same turn: nothing is sent", async () => {
    const { network, page } = sceneOf(generous);
    const controller = new AbortController();
    const answer = reasonOf(page.fetch(API, { signal: controller.signal }));
    controller.abort();
    expect(await answer).toMatchObject({ name: "AbortError" });
    expect(network.asked).toEqual([]);
  });

  test.each<[desc: string, reason: unknown]>([
    ["an error of the script's own", new RangeError("enough")],
    ["a text", "enough"],
    ["null", null],
  ])("whatever it is: %s", async (_desc, reason) => {
    const { page } = silent();
    const controller = new AbortController();
    const answer = reasonOf(page.fetch(API, { signal: controller.signal }));
    controller.abort(reason);
    expect(await answer).toBe(reason);
    expect(page.lastOutcome?.error).toBeInstanceOf(Error);
  });

  test("a timeout", async () => {
    const { page } = silent();
    const answer = page.fetch(API, { signal: AbortSignal.timeout(5) });
    expect(await reasonOf(answer)).toMatchObject({ name: "TimeoutError" });
  });
});

describe("while it is under way", () => {
  test("during the preflight: the request itself is not sent", async () => {
    const { network, page } = silent();
    const controller = new AbortController();
    const answer = page.attempt(API, { method: "PUT", signal: controller.signal });
    await expect.poll(() => network.asked.length).toBe(1);
    controller.abort();
    expect(await answer).toMatchObject({ sent: false, executed: false, failure: { code: "aborted", preflight: true } });
    expect(network.asked.map(({ isPreflight }) => isPreflight)).toEqual([true]);
  });

  test("before the head, though the network does not listen", async () => {
    const { network, page } = silent();
    const controller = new AbortController();
    const answer = page.attempt(API, { signal: controller.signal });
    await expect.poll(() => network.asked.length).toBe(1);
    controller.abort();
    expect(await answer).toMatchObject({ sent: true, executed: false, failure: { code: "aborted" } });
  });

  test("between two hops", async () => {
    const controller = new AbortController();
    const { network, page } = sceneOf(() => {
      controller.abort();
      return { status: 302, headers: [["Location", "/next"]] };
    });
    expect(await page.attempt("/", { signal: controller.signal })).toMatchObject({ failure: { code: "aborted" } });
    expect(network.asked).toHaveLength(1);
  });

  test("while its integrity is verified, though the body is right", async () => {
    const controller = new AbortController();
    async function* body(): AsyncGenerator<Uint8Array> {
      controller.abort();
      yield await Promise.resolve(new Uint8Array());
    }
    const { page } = sceneOf((asked) => ({ ...generous(asked), body: body() }));
    const integrity = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    const outcome = await page.attempt(API, { integrity, signal: controller.signal });
    expect(outcome).toMatchObject({ executed: true, readable: false, failure: { code: "aborted" } });
    expect(outcome.response).toBeUndefined();
  });

  test("what is aborted before it begins forgets nothing of what was allowed", async () => {
    const { network, page } = sceneOf((asked) => {
      const { headers } = generous(asked);
      return { headers: [...headers, ["Access-Control-Max-Age", "600"]] };
    });
    await page.attempt(API, { method: "PUT" });
    const controller = new AbortController();
    const answer = page.attempt(API, { method: "PUT", signal: controller.signal });
    controller.abort();
    await answer;
    await page.attempt(API, { method: "PUT" });
    expect(network.lines).toEqual([`OPTIONS ${API}/`, `PUT ${API}/`, `PUT ${API}/`]);
  });
});

describe("in the body", () => {
  test("while it comes", async () => {
    const { page } = stalling();
    const controller = new AbortController();
    const response = await page.fetch(API, { signal: controller.signal });
    const text = reasonOf(response.text());
    controller.abort();
    expect(await text).toMatchObject({ name: "AbortError" });
  });

  test("before it is read, though all of it has come", async () => {
    const { page } = sceneOf((asked) => ({ ...generous(asked), body: "body" }));
    const controller = new AbortController();
    const response = await page.fetch(API, { signal: controller.signal });
    const clone = response.clone();
    controller.abort("enough");
    expect([await reasonOf(response.text()), await reasonOf(clone.text())]).toEqual(["enough", "enough"]);
  });

  test.each(["arrayBuffer", "blob", "bytes", "formData", "json", "text"] as const)(
    "that was read, by %s: the promise is rejected before another that is fulfilled",
    async (method) => {
      const response = new (sceneOf(() => ({})).page.globals.Response)("x");
      await response.text();
      const order: string[] = [];
      const rejected = response[method]().catch(() => order.push("rejected"));
      await Promise.all([rejected, Promise.resolve().then(() => order.push("fulfilled"))]);
      expect(order).toEqual(["rejected", "fulfilled"]);
    },
  );

  test("after it was read: nothing happens", async () => {
    const { page } = sceneOf((asked) => ({ ...generous(asked), body: "body" }));
    const controller = new AbortController();
    const response = await page.fetch(API, { signal: controller.signal });
    expect(await response.text()).toBe("body");
    controller.abort();
    expect(await reasonOf(response.text())).toBeInstanceOf(TypeError);
  });

  test("no body is not aborted", async () => {
    const { page } = sceneOf((asked) => ({ ...generous(asked), status: 204 }));
    const controller = new AbortController();
    const response = await page.fetch(API, { signal: controller.signal });
    controller.abort();
    expect(await response.text()).toBe("");
  });
});

describe("a signal that is not aborted", () => {
  test("changes nothing", async () => {
    const { page } = sceneOf(generous);
    expect((await page.attempt(API, { signal: new AbortController().signal })).readable).toBe(true);
  });

  test("serves many requests", async () => {
    const { page } = silent();
    const controller = new AbortController();
    const warnings: unknown[] = [];
    const warn = (warning: unknown): unknown => warnings.push(warning);
    process.on("warning", warn);
    const answers = Array.from({ length: 50 }, () => page.attempt(API, { signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    const codes = (await Promise.all(answers)).map(({ failure }) => failure?.code);
    process.off("warning", warn);
    expect([new Set(codes), warnings]).toEqual([new Set(["aborted"]), []]);
  });

  test("a network that says aborted by itself is a network that failed", async () => {
    const { page } = sceneOf(() => "aborted");
    const error = await reasonOf(page.fetch(API, { signal: new AbortController().signal }));
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: "The network failed." });
  });
});
