// Nanoseconds a decision, by class, beside the floor: the shortest code that gives the same answer for this one policy.
import { decide, definePolicy } from "sallyport";
import { document, origin } from "./policy.mjs";

const count = 20_000;

/** A text that is not the one in the policy, so that its hash is computed as for a text from the network. */
const fresh = (text) => Buffer.from(text, "latin1").toString("latin1");

const requests = (n, make) =>
  Array.from({ length: count }, (_, index) => make(fresh(origin((index * 7919) % n)), index));

const classes = {
  "named GET": (from) => ({
    method: "GET",
    target: fresh("/data"),
    headers: { host: fresh("127.0.0.1"), origin: from, cookie: "a=1" },
  }),
  preflight: (from) => ({
    method: "OPTIONS",
    target: fresh("/data"),
    headers: {
      host: fresh("127.0.0.1"),
      origin: from,
      "access-control-request-method": "POST",
      "access-control-request-headers": fresh("content-type"),
    },
  }),
  "denied POST": (from) => ({
    method: "POST",
    target: fresh("/data"),
    headers: { host: fresh("127.0.0.1"), origin: `${from}x`, cookie: "a=1" },
  }),
  "same-origin POST": () => ({
    method: "POST",
    target: fresh("/data"),
    headers: { host: fresh("127.0.0.1"), origin: "http://127.0.0.1", "sec-fetch-site": "same-origin", cookie: "a=1" },
  }),
};

function floor(allowed) {
  const hosts = new Map([["127.0.0.1", true]]);
  const paths = new Map([
    [
      "/data",
      new Map([
        ["GET", true],
        ["POST", true],
      ]),
    ],
  ]);
  return ({ method, target, headers }) => {
    if (hosts.get(headers.host) === undefined) return { status: 421 };
    const methods = paths.get(target);
    const known = allowed.has(headers.origin);
    if (method === "OPTIONS") {
      const granted = known && methods?.get(headers["access-control-request-method"]) === true;
      return granted
        ? {
            status: 204,
            headers: {
              "access-control-allow-origin": headers.origin,
              "access-control-allow-credentials": "true",
              "access-control-allow-methods": "GET,HEAD,POST",
              "access-control-allow-headers": "content-type",
              vary: "Origin",
            },
          }
        : { status: 403 };
    }
    if (method !== "GET" && !known && headers["sec-fetch-site"] !== "same-origin") return { status: 403 };
    return {
      headers: {
        "access-control-allow-origin": headers.origin,
        "access-control-allow-credentials": "true",
        vary: "Origin",
      },
    };
  };
}

let sink;

function nanos(list, run, rounds) {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const before = process.hrtime.bigint();
    for (const request of list) sink = run(request);
    best = Math.min(best, Number(process.hrtime.bigint() - before) / list.length);
  }
  return best;
}

const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

/** What the profiler runs: decisions of one class, over and over. */
export function repeated(kind, n) {
  const policy = definePolicy(document(n));
  const list = requests(n, classes[kind]);
  return () => {
    for (const request of list) sink = decide(policy, request);
  };
}

/** @returns rows of { origins, kind, floor, sallyport } and the bytes that a policy of the largest size takes */
export function decisions({ rounds }) {
  const rows = [];
  let bytes = 0;
  for (const n of [1, 100, 10_000, 100_000]) {
    const source = document(n);
    const before = heap();
    const policy = definePolicy(source);
    bytes = heap() - before;
    const byHand = floor(new Set(source.origins.app));
    for (const [kind, make] of Object.entries(classes)) {
      const list = requests(n, make);
      rows.push({
        origins: n,
        kind,
        floor: nanos(list, byHand, rounds),
        sallyport: nanos(list, (request) => decide(policy, request), rounds),
      });
    }
  }
  return { rows, bytes, last: sink };
}
