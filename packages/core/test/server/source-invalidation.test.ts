import { describe, expect, test } from "vitest";
import {
  decide,
  definePolicy,
  type Policy,
  type RequestHead,
  type Source,
  type SourceOptions,
} from "../../src/index.ts";
import { SourceCache } from "../../src/policy/origins/source-cache.ts";
import { hostQuestion, noKeys } from "../../src/policy/origins/source.ts";
import { origin, policyWith, headOf, ask, allowed, counted, yes } from "./sources-fixture.ts";

const preflight: RequestHead = {
  method: "OPTIONS",
  target: "/data",
  headers: { host: "api.example", origin: "https://partner.example", "access-control-request-method": "GET" },
};

const failed = { reason: "source-failed", status: 403, unresolved: false, grant: undefined };

describe("a source that is invalidated while it is asked", () => {
  test("again and again, fails in the time that one call may take", async () => {
    let calls = 0;
    const decideOrigin: Source = () => new Promise((resolve) => setTimeout(resolve, 60, ++calls > 0));
    const policy = policyWith({ decide: decideOrigin, timeout: 200 });
    const invalidations = setInterval(() => policy.invalidate("partners"), 20);
    try {
      const late = new Promise<undefined>((resolve) => setTimeout(resolve, 1500, undefined));
      const resolved = await Promise.race([policy.resolve(preflight), late]);
      expect(resolved && decide(resolved, preflight)).toMatchObject(failed);
      expect(calls).toBeLessThanOrEqual(3);
    } finally {
      clearInterval(invalidations);
    }
  });

  test("gets no more time to be asked again", async () => {
    let time = 0;
    const errors: unknown[] = [];
    const signals: AbortSignal[] = [];
    const options: SourceOptions = {
      decide: (_, { signal }) => new Promise((resolve) => signals.push(signal) && setTimeout(resolve, 10, true)),
      timeout: 10_000,
      now: () => time,
    };
    const cache = new SourceCache("partners", options, noKeys);
    const asked = cache.resolve(hostQuestion("a.example"), (error) => errors.push(error));
    cache.invalidate({});
    time = 9_999;
    expect(await asked).toBe("failed");
    expect(signals).toHaveLength(2);
    expect(errors.map(String)).toEqual(['Error: The source "partners" was invalidated while it was asked.']);
  });

  test.each<[string, boolean]>([
    ["at once", true],
    ["in a promise", false],
  ])("by itself, and answers %s, fails after a few calls", async (_, synchronous) => {
    let calls = 0;
    const policy: Policy = policyWith(() => {
      if (++calls < 1000) policy.invalidate("partners");
      return synchronous || Promise.resolve(true);
    });
    expect(decide(await policy.resolve(preflight), preflight)).toMatchObject(failed);
    expect(calls).toBe(3);
  });

  test("is asked afresh for the next request", async () => {
    let calls = 0;
    const policy: Policy = policyWith(() => {
      if (++calls <= 3) policy.invalidate("partners");
      return true;
    });
    await policy.resolve(preflight);
    expect(decide(await policy.resolve(preflight), preflight)).toMatchObject({ reason: "preflight-shared" });
  });
});

describe("a source", () => {
  test("is asked again about what is invalidated", async () => {
    const { policy, calls } = counted((call) => Promise.resolve(call === 1));
    await policy.resolve(headOf());
    policy.invalidate("partners", { origin: "https://other.example" });
    expect([allowed(policy), calls()]).toEqual([origin, 1]);
    policy.invalidate("partners", { origin });
    expect(ask(policy).unresolved).toBe(true);
    await policy.resolve(headOf());
    expect([allowed(policy), calls()]).toEqual([undefined, 2]);
    policy.invalidate("partners");
    expect(ask(policy).unresolved).toBe(true);
  });

  test("that is invalidated while it is asked is asked again, and its first answer is not kept", async () => {
    const answers: ((member: boolean) => void)[] = [];
    const { policy, calls } = counted(() => new Promise((resolve) => answers.push(resolve)), { timeout: 1000 });
    const asked = policy.resolve(headOf());
    policy.invalidate("partners", { origin });
    answers[0]?.(true);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([allowed(policy), calls()]).toEqual([undefined, 2]);
    answers[1]?.(false);
    await asked;
    expect([allowed(policy), ask(policy).unresolved]).toEqual([undefined, false]);
  });

  test("of no such name, where there are none", () => {
    const policy = definePolicy({ sallyport: 1, self: ["https://api.example"], resources: [] });
    expect(() => policy.invalidate("partner")).toThrow('There is no source "partner". The option `sources` is empty.');
  });

  test("of no such name cannot be invalidated", () => {
    const { policy } = counted(yes);
    expect(() => policy.invalidate("partner")).toThrow('There is no source "partner". The sources are partners.');
  });
});
