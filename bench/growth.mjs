// The cost of a decision against the size of what it looks at: the slope on a scale of logarithms. 0 is constant, 1 is
// linear.
import { decide, definePolicy } from "sallyport";
import { kinds } from "./chromium-requests.mjs";
import { document, host, originAt, path } from "./policy.mjs";
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

/** What grows, with a policy and a request of each size; whether it is in the request's own bytes. */
const axes = {
  "origins in the policy": { sizes: [10, 100_000], own: false, of: (n) => [document(n), request()] },
  "resources in the policy": {
    sizes: [10, 10_000],
    own: false,
    of: (n) => [manyResources(n), request(`/r${n - 1}/7/items`)],
  },
  "fields of the request": {
    sizes: [15, 1_500],
    own: true,
    of: (n) => [
      document(1),
      request(path, [...base(), ...Array.from({ length: n }, (_, i) => [`x-${i}`, "1"]).flat()]),
    ],
  },
  "letters of the path": { sizes: [60, 6_000], own: true, of: (n) => [document(1), request(`/${"a".repeat(n)}`)] },
  "segments of the path": { sizes: [4, 200], own: true, of: (n) => [document(1), request("/a".repeat(n))] },
  "bytes of a cookie": {
    sizes: [100, 10_000],
    own: true,
    of: (n) => [document(1), request(path, [...base(), "Cookie", "a".repeat(n)])],
  },
};

const units = 200;

/** @returns rows of { name, own, sizes, nanoseconds, slope } */
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
    const nanoseconds = sizes.map((n) => median(times[n]) * 1000);
    rows.push({
      name,
      own,
      sizes,
      nanoseconds,
      slope: Math.log(nanoseconds[1] / nanoseconds[0]) / Math.log(sizes[1] / sizes[0]),
    });
  }
  return rows;
}
