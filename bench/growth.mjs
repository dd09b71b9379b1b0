// The cost of a decision against the size of what it looks at.
import { decide, definePolicy } from "sallyport";
import { kinds } from "./chromium-requests.mjs";
import { document, host, originAt, path } from "./policy.mjs";
import { growthRate } from "./growth-rate.mjs";
import { median } from "./statistics.mjs";
import { takeTurns } from "./turns.mjs";

const base = () => kinds["granted GET"].fields(host, originAt(0)).flat();
const request = (target = path, headers = base()) => ({ method: "GET", target, headers });

const manyResources = (n) => ({
  ...document(1),
  resources: [
    ...document(1).resources,
    ...Array.from({ length: n }, (_, index) => ({ path: `/r${index}/:id/items`, corp: "same-site" })),
  ],
});

/**
 * What grows, with a policy and a request of each size; whether it is in the request's own bytes. Short paths
 * are within every budget and need less, so these are longer.
 */
const axes = {
  "origins in the policy": { sizes: [10, 1_000, 100_000], own: false, of: (n) => [document(n), request()] },
  "resources in the policy": {
    sizes: [10, 300, 10_000],
    own: false,
    of: (n) => [manyResources(n), request(`/r${n - 1}/7/items`)],
  },
  "fields of the request": {
    sizes: [15, 150, 1_500],
    own: true,
    of: (n) => [
      document(1),
      request(path, [...base(), ...Array.from({ length: n }, (_, i) => [`x-${i}`, "1"]).flat()]),
    ],
  },
  "letters of the path": {
    sizes: [300, 1_500, 6_000],
    own: true,
    of: (n) => [document(1), request(`/${"a".repeat(n)}`)],
  },
  "segments of the path": { sizes: [60, 120, 240], own: true, of: (n) => [document(1), request("/abcd".repeat(n))] },
  "bytes of a cookie": {
    sizes: [100, 1_000, 10_000],
    own: true,
    of: (n) => [document(1), request(path, [...base(), "Cookie", "a".repeat(n)])],
  },
};

const units = 200;

/** @returns rows of { name, own, sizes, nanoseconds, rate } */
export async function growth({ quick, report }) {
  const rows = [];
  for (const [name, { sizes, own, of }] of Object.entries(axes)) {
    report(`growth, ${name}`);
    const variants = {};
    for (const n of sizes) {
      const [source, head] = of(n);
      const policy = definePolicy(source);
      variants[n] = {
        run: () => {
          let last;
          for (let index = 0; index < units; index++) last = decide(policy, head);
          return last;
        },
      };
    }
    const times = await takeTurns(variants, { rounds: quick ? 40 : 200, units, warmUp: 40 });
    const all = sizes.map((n) => times[n]);
    rows.push({
      name,
      own,
      sizes,
      nanoseconds: all.map((one) => median(one) * 1000),
      rate: growthRate(sizes, all),
    });
  }
  return rows;
}
