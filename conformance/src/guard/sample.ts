import type { GrantDocument, PolicyDocument } from "sallyport";

/** A number from 0 to less than 1, the same row for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"] as const;
const headers = ["x-a", "x-b", "authorization"] as const;

/** A request that a page's script makes of the guarded server. */
export interface SampleRequest {
  readonly id: string;
  /** The page's origin. */
  readonly from: string;
  readonly path: string;
  readonly method: (typeof methods)[number];
  readonly headers: readonly (typeof headers)[number][];
  readonly credentials: "omit" | "include";
}

interface Sample {
  readonly policy: PolicyDocument;
  readonly requests: readonly SampleRequest[];
}

const paths = ["/a", "/b", "/c"];

/** A policy, and requests of which about half are granted. */
export function sampleOf(random: () => number, self: string, origins: readonly string[], name: string): Sample {
  const choose = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const some = <T>(all: readonly T[], chance: number): T[] => all.filter(() => random() < chance);
  const nonEmpty = <T>(all: readonly T[]): T[] => {
    const found = some(all, 0.6);
    return found.length === 0 ? [choose(all)] : found;
  };
  const grant = (): GrantDocument => {
    const names = some(headers, 0.6);
    const shared = {
      methods: nonEmpty(methods).filter((one) => one !== "HEAD"),
      ...(names.length === 0 ? {} : { headers: names }),
    };
    const methodList = shared.methods.length === 0 ? ["GET"] : shared.methods;
    return random() < 0.3
      ? { with: "anyone", because: "a sample", ...shared, methods: methodList }
      : {
          with: nonEmpty(origins) as `${string}://${string}`[],
          credentials: random() < 0.5,
          ...shared,
          methods: methodList,
        };
  };
  // One path is not in the policy.
  const resources = paths.slice(0, 2).map((path) => ({ path: path as `/${string}`, share: grant() }));
  const requests = Array.from({ length: 12 }, (_, index): SampleRequest => {
    const resource = choose(resources);
    const coherent = random() < 0.6;
    const allowed = methods.filter((one) => resource.share.methods?.includes(one) === true || one === "HEAD");
    return {
      id: `${name}-${String(index)}`,
      from: coherent && resource.share.with !== "anyone" ? choose(resource.share.with) : choose(origins),
      path: coherent ? resource.path : choose(paths),
      method: coherent ? choose(allowed) : choose(methods),
      headers: some(coherent ? ((resource.share.headers ?? []) as SampleRequest["headers"]) : headers, 0.3),
      credentials: random() < 0.4 ? "include" : "omit",
    };
  });
  return { policy: { sallyport: 1, self: [self], resources } as PolicyDocument, requests };
}
