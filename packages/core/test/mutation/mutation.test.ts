import http from "node:http";
import { afterAll, describe, expect, test } from "vitest";
import { definePolicy } from "../../src/index.ts";
import { Errors } from "./errors.ts";
import { Random, freshSeed, seedFor } from "./random.ts";
import { routerNames, variants } from "./routers/index.ts";
import { handler, readPath } from "./routers/node.ts";
import { run } from "./run.ts";
import { start } from "./subject.ts";
import { nameOf, type Variant } from "./variant.ts";

/** `npm run mutations` sends twenty times as many. */
const targetsPerRouter = 5000;
/** A router has up to twenty option sets, and each needs enough of them. */
const targetsPerSet = 300;

const seed = freshSeed();
const errors = new Errors();

afterAll(() => {
  errors.close();
});

describe.each(routerNames)("%s runs no route under a laxer decision than its own path has", (router) => {
  const sets = variants.filter((variant) => variant.router === router);
  const targets = Math.max(targetsPerSet, Math.ceil(targetsPerRouter / sets.length));
  const again = `npm run mutations -- --targets ${targets * sets.length} --router "${router}" --seed ${seed}`;

  test.each(sets.map((variant) => [variant.options, variant] as const))("%s", async (_, variant) => {
    const random = new Random(seedFor(nameOf(variant), seed));
    const { failures } = await run(await start(variant), targets, random, errors);
    expect(failures, again).toEqual([]);
  });
});

const narrow = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  origins: { app: ["https://app.example"] },
  resources: [
    { path: "/members/help", share: { with: ["app"], methods: ["GET", "POST"], credentials: true } },
    { path: "/members/:id", forgery: { reads: "refuse" } },
  ],
});

test.each(variants.filter(({ base }) => base === undefined).map((variant) => [nameOf(variant), variant] as const))(
  "%s runs a route once for a resource that is narrower than it",
  async (_, variant) => {
    if (variant.router === "Bun") return;
    const subject = await start(variant, { policy: narrow });
    const fields = [
      ["Host", "api.example"],
      ["Origin", "https://app.example"],
      ["Sec-Fetch-Site", "cross-site"],
      ["Sec-Fetch-Mode", "cors"],
      ["Cookie", "session=1"],
    ] as const;
    const requests = ["GET", "POST"].map((method) => ({ method, target: "/members/help", fields }));
    for (const { reply, run: ran } of await subject.send(requests)) {
      expect(reply).toMatchObject({ allowOrigin: "https://app.example", allowCredentials: true });
      expect(ran?.route.pattern).toBe("/members/:id");
    }
    const [refused] = await subject.send([{ method: "GET", target: "/members/1", fields }]);
    expect([refused?.run, refused?.reply]).toEqual([undefined, expect.objectContaining({ status: 403 })]);
  },
);

/** It lets everybody in, as servers do that reflect the Origin. */
const unguarded: Variant = {
  router: "node:http",
  options: "without a guard",
  build: (setup) => {
    const handle = handler(setup, readPath["the URL parser"]);
    return http.createServer((request, response) => {
      response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
      response.setHeader("access-control-allow-credentials", "true");
      handle(request, response);
    });
  },
};

test("an application without a guard disagrees in every way", async () => {
  const { failures } = await run(await start(unguarded), 2000, new Random(1), errors);
  expect(new Set(failures.map(({ disagreement }) => disagreement))).toEqual(
    new Set([
      "ran although its own path refuses",
      "ran with credentials that its own path removes",
      "shared with an origin that its own path does not share with",
      "shared with credentials that its own path does not share",
    ]),
  );
});
