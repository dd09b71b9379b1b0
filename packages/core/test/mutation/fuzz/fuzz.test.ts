import { afterAll, describe, expect, test } from "vitest";
import { Errors } from "../errors.ts";
import { freshSeed } from "../random.ts";
import { routerNames, variants } from "../routers/index.ts";
import { turn } from "./turn.ts";

const seed = freshSeed();
const errors = new Errors();

afterAll(() => {
  errors.close();
});

/** `npm run fuzz` does the same for as long as it is given. The mutation suite has a test of its own. */
const size = { targets: 0, heads: 500, peers: 48, decisions: 1000 };

/** The later versions of Node run the other tests. */
const onNode20 = process.versions.node.startsWith("20.");

describe.runIf(onNode20)(`every fuzzer for a moment, with the seed ${seed}`, () => {
  test.each(routerNames)("%s", async (router) => {
    const variant = variants.find((one) => one.router === router)!;
    expect(await turn(variant, seed, size, errors)).toEqual([]);
  });
});
