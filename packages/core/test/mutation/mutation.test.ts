import { afterAll, describe, expect, test } from "vitest";
import { Errors } from "./errors.ts";
import { Random, freshSeed, seedFor } from "./random.ts";
import { routerNames, variants } from "./routers/index.ts";
import { run } from "./run.ts";
import { start } from "./subject.ts";
import { nameOf } from "./variant.ts";

/** `npm run mutations` sends twenty times as many. */
const targetsPerRouter = 5000;
/** A router has up to twenty option sets, and each needs enough of them. */
const targetsPerSet = 500;

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
