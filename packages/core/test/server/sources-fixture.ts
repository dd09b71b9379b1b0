import {
  decide,
  definePolicy,
  type Policy,
  type RequestHead,
  type Source,
  type SourceOptions,
} from "../../src/index.ts";

export const origin = "https://partner.example";

export const policyWith = (source: Source | SourceOptions): Policy =>
  definePolicy(
    {
      sallyport: 1,
      self: ["https://api.example"],
      origins: { partners: { source: "partners" }, fixed: ["https://fixed.example"] },
      resources: [
        { path: "/data", share: { with: ["partners"], methods: ["GET"], credentials: true } },
        {
          path: "/both",
          share: [
            { with: ["fixed"], methods: ["GET"] },
            { with: ["partners"], methods: ["GET"], credentials: true },
          ],
        },
      ],
    },
    { sources: { partners: source } },
  );

export const headOf = (from = origin, target = "/data"): RequestHead => ({
  method: "GET",
  target,
  headers: { host: "api.example", origin: from },
});

export const ask = (policy: Policy, from = origin, target = "/data"): ReturnType<typeof decide> =>
  decide(policy, headOf(from, target));

export const allowed = (policy: Policy, from = origin): string | undefined =>
  ask(policy, from).headers["access-control-allow-origin"];

/** A source whose calls are counted, with a clock that the test moves. */
export function counted(
  answer: (call: number, signal: AbortSignal) => Promise<boolean>,
  options: Partial<SourceOptions> = {},
): { policy: Policy; calls: () => number; wait: (ms: number) => void } {
  let calls = 0;
  let time = 0;
  const decideOrigin: Source = (_, { signal }) => answer(++calls, signal);
  const policy = policyWith({
    decide: decideOrigin,
    freshFor: 1000,
    staleFor: 10_000,
    timeout: 20,
    now: () => time,
    ...options,
  });
  return {
    policy,
    calls: () => calls,
    wait: (ms) => {
      time += ms;
    },
  };
}

export const yes = (): Promise<boolean> => Promise.resolve(true);
