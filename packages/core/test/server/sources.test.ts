import { describe, expect, test } from "vitest";
import { decide, definePolicy, type Policy, type Source } from "../../src/index.ts";
import { guard } from "../../src/adapters/web.ts";
import { origin, headOf, ask, allowed, counted, yes } from "./sources-fixture.ts";

describe("a source", () => {
  test("is not asked by decide, which denies and says so", () => {
    const { policy, calls } = counted(yes);
    expect(ask(policy)).toMatchObject({ unresolved: true, reason: "source-failed", grant: undefined });
    expect(calls()).toBe(0);
  });

  test("is asked once for as long as its answer is fresh", async () => {
    const { policy, calls, wait } = counted(yes);
    await policy.resolve(headOf());
    await policy.resolve(headOf());
    expect([allowed(policy), calls(), ask(policy).unresolved]).toEqual([origin, 1, false]);
    wait(1001);
    expect(ask(policy).unresolved).toBe(true);
    await policy.resolve(headOf());
    expect([allowed(policy), calls()]).toEqual([origin, 2]);
  });

  test("has one flight an origin", async () => {
    const { policy, calls } = counted(() => new Promise((resolve) => setTimeout(() => resolve(true), 5)));
    await Promise.all(Array.from({ length: 50 }, () => policy.resolve(headOf())));
    expect([allowed(policy), calls()]).toEqual([origin, 1]);
  });

  test("may say no, which is kept as well", async () => {
    const { policy, calls } = counted(() => Promise.resolve(false));
    await policy.resolve(headOf());
    await policy.resolve(headOf());
    expect([allowed(policy), calls(), ask(policy).unresolved]).toEqual([undefined, 1, false]);
  });

  test.each<[string, () => Promise<boolean>]>([
    ["rejects", () => Promise.reject(new Error("down"))],
    [
      "throws",
      () => {
        throw new Error("down");
      },
    ],
    ["hangs", () => new Promise<boolean>(() => undefined)],
    ["answers late", () => new Promise((resolve) => setTimeout(() => resolve(true), 60))],
    ["returns a text", () => Promise.resolve("true" as unknown as boolean)],
    ["returns nothing", () => undefined as unknown as Promise<boolean>],
    ["returns an object", () => Promise.resolve({ allowed: true } as unknown as boolean)],
  ])("that %s denies", async (_, answer) => {
    const { policy } = counted(answer);
    await policy.resolve(headOf());
    expect(ask(policy)).toMatchObject({ unresolved: false, grant: undefined });
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(allowed(policy)).toBeUndefined();
  });

  test("that flaps keeps its last yes until that is too stale", async () => {
    const { policy, wait } = counted((call) =>
      call === 1 ? Promise.resolve(true) : Promise.reject(new Error("down")),
    );
    await policy.resolve(headOf());
    wait(1500);
    await policy.resolve(headOf());
    expect(allowed(policy)).toBe(origin);
    wait(9000);
    await policy.resolve(headOf());
    expect(allowed(policy)).toBeUndefined();
  });

  test("that withdraws a yes is believed at once", async () => {
    const { policy, wait } = counted((call) => Promise.resolve(call === 1));
    await policy.resolve(headOf());
    wait(1500);
    await policy.resolve(headOf());
    expect(allowed(policy)).toBeUndefined();
  });

  test("is told to stop when its time is over", async () => {
    let stopped = false;
    const { policy } = counted(
      (_, signal) => new Promise(() => signal.addEventListener("abort", () => (stopped = true))),
    );
    await policy.resolve(headOf());
    expect(stopped).toBe(true);
  });

  test("is bounded: a flood of unknown origins pushes out no known one", async () => {
    const { policy, calls } = counted((call) => Promise.resolve(call === 1), { capacity: 10 });
    await policy.resolve(headOf());
    for (let index = 0; index < 100; index++) await policy.resolve(headOf(`https://x${String(index)}.example`));
    expect([allowed(policy), calls()]).toEqual([origin, 101]);
  });

  test("is bounded in calls under way", async () => {
    const { policy, calls } = counted(() => new Promise(() => undefined), { timeout: 30 });
    await Promise.all(
      Array.from({ length: 1000 }, (_, index) => policy.resolve(headOf(`https://x${String(index)}.example`))),
    );
    expect(calls()).toBe(256);
  });

  test("a flood under way does not shut out an origin that was known", async () => {
    const never = (): Promise<boolean> => new Promise(() => undefined);
    const { policy, wait } = counted((call) => (call === 1 ? Promise.resolve(true) : never()), { timeout: 30 });
    await policy.resolve(headOf());
    wait(1001);
    const flood = Promise.all(
      Array.from({ length: 300 }, (_, index) => policy.resolve(headOf(`https://x${String(index)}.example`))),
    );
    await policy.resolve(headOf());
    expect(allowed(policy)).toBe(origin);
    await flood;
  });

  test("is never asked about what no browser sends", async () => {
    const { policy, calls } = counted(yes);
    for (const bad of ["null", "", "*", "https://a.example/", "a, b", "file://"]) {
      await policy.resolve(headOf(bad));
      expect(allowed(policy, bad)).toBeUndefined();
    }
    expect(calls()).toBe(0);
  });

  test("brings in no plain http where credentials are granted", async () => {
    const { policy } = counted(yes);
    await policy.resolve(headOf("http://partner.example"));
    await policy.resolve(headOf("http://localhost:3000"));
    expect([allowed(policy, "http://partner.example"), allowed(policy, "http://localhost:3000")]).toEqual([
      undefined,
      "http://localhost:3000",
    ]);
  });

  const wider = (source: Source): Policy =>
    definePolicy(
      {
        sallyport: 1,
        self: ["https://api.example"],
        origins: { partners: { source: "partners" } },
        resources: [
          {
            path: "/data",
            share: [
              { with: ["partners"], methods: ["GET", "POST"], credentials: true },
              { with: "anyone", methods: ["GET", "POST"], because: "public" },
            ],
          },
        ],
      },
      { sources: { partners: source } },
    );

  const preflight = (policy: Policy): ReturnType<typeof decide> =>
    decide(policy, {
      method: "OPTIONS",
      target: "/data",
      headers: { host: "api.example", origin, "access-control-request-method": "GET" },
    });

  const change = (policy: Policy): ReturnType<typeof decide> =>
    decide(policy, { method: "POST", target: "/data", headers: { host: "api.example", origin } });

  test.each<[string, Source]>([
    ["fails", () => Promise.reject(new Error("down"))],
    [
      "throws",
      () => {
        throw new Error("down");
      },
    ],
  ])("that %s ends the search: no wider grant answers", async (_, source) => {
    const policy = wider(source);
    expect(preflight(policy)).toMatchObject({ reason: "source-failed", unresolved: true, grant: undefined });
    expect(change(policy)).toMatchObject({ reason: "source-failed", status: 403, unresolved: true });
    await policy.resolve(headOf());
    expect(preflight(policy)).toMatchObject({ reason: "source-failed", unresolved: false, grant: undefined });
    expect(change(policy)).toMatchObject({ reason: "source-failed", status: 403, unresolved: false });
    expect(ask(policy)).toMatchObject({
      outcome: "pass",
      reason: "source-failed",
      unresolved: false,
      grant: undefined,
    });
  });

  test("that says no leaves it to the wider grant", async () => {
    const policy = wider(() => false);
    await policy.resolve(headOf());
    expect(preflight(policy)).toMatchObject({ reason: "preflight-shared", grant: { anyone: true } });
  });

  test("may answer at once", async () => {
    const policy = wider((from) => from === origin);
    await policy.resolve(headOf());
    expect(preflight(policy)).toMatchObject({ reason: "preflight-shared", grant: { credentials: true } });
  });

  test("that fails is heard by onError, once for a call", async () => {
    const heard: unknown[] = [];
    const error = new Error("down");
    const handler = guard(
      wider(() => Promise.reject(error)),
      () => new Response(),
      {
        onError: (one) => void heard.push(one),
      },
    );
    const send = (): Promise<Response> | Response =>
      handler(new Request("https://api.example/data", { method: "POST", headers: { origin, host: "api.example" } }));
    expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([403, 403]);
    expect(heard).toEqual([error]);
  });

  test("is not asked where a static group decides", () => {
    const { policy } = counted(yes);
    expect(ask(policy, "https://fixed.example", "/both")).toMatchObject({ unresolved: false, reason: "shared" });
  });
});
