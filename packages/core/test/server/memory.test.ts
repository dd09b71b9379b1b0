import v8 from "node:v8";
import vm from "node:vm";
import { expect, test } from "vitest";
import { decide, definePolicy, type RequestHead, type Source } from "../../src/index.ts";

v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc") as () => void;

const requests = 3000;
const query = 15_000;

/** As from a socket: a text in one piece. */
const received = (text: string): string => Buffer.from(text).toString("latin1");

const fill = "q".repeat(query);

const heads: Readonly<Record<string, (index: number) => RequestHead>> = {
  "path parameters": (index) => ({
    method: "POST",
    target: received(`/t/tenant-of-number-${String(index)}?${fill}`),
    headers: { host: "api.example", origin: "https://shop.example", "sec-fetch-site": "cross-site" },
  }),
  "hosts of absolute targets": (index) => ({
    method: "POST",
    target: received(`https://shop-of-number-${String(index)}.customer.example/host?${fill}`),
    headers: { origin: "https://shop.example", "sec-fetch-site": "cross-site" },
  }),
  "names of the server in absolute targets": (index) => ({
    method: "GET",
    target: received(`https://listed-of-number-${String(index)}.example/host?${fill}`),
    headers: {},
  }),
  // As from a program that cuts header fields out of one text.
  origins: (index) => {
    const text = received(`https://shop-of-number-${String(index)}.example ${fill}`);
    const origin = text.slice(0, text.indexOf(" "));
    return {
      method: "POST",
      target: "/plain",
      headers: { host: "api.example", origin, "sec-fetch-site": "cross-site" },
    };
  },
};

test.each(Object.entries(heads))("what is remembered of %s keeps no request alive", async (_, headOf) => {
  const admits: Source = (_origin, { params }) => params === undefined;
  const policy = definePolicy(
    {
      sallyport: 1,
      self: [
        "https://api.example",
        { source: "domains" },
        ...Array.from({ length: requests }, (_, index) => `https://listed-of-number-${String(index)}.example`),
      ],
      origins: {
        tenants: { source: "tenants", by: ["param:tenant"] },
        shops: { source: "tenants", by: ["host"] },
        plain: { source: "tenants" },
      },
      resources: [
        { path: "/t/:tenant", share: { with: ["tenants"], methods: ["POST"] } },
        { path: "/host", share: { with: ["shops"], methods: ["POST"] } },
        { path: "/plain", share: { with: ["plain"], methods: ["POST"] } },
      ],
    },
    { sources: { tenants: admits, domains: () => true } },
  );
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < requests; index++) {
    const head = headOf(index);
    decide(await policy.resolve(head), head);
  }
  collect();
  // All of them would be 45 MB.
  expect((process.memoryUsage().heapUsed - before) / (requests * query)).toBeLessThan(0.3);
  // The policy lives until here.
  policy.invalidate("tenants");
});
