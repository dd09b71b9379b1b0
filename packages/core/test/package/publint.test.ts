import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData, type Problem } from "@arethetypeswrong/core";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pack, type Packed } from "@sallyport/testing/package";

let packed: Packed;
let bytes: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  packed = await pack();
  bytes = new Uint8Array(readFileSync(packed.tarball));
}, 120_000);

afterAll(() => packed.remove());

test("publint has nothing to say about the tarball", async () => {
  const { messages } = await publint({ strict: true, pack: { tarball: bytes.buffer } });
  expect(messages).toEqual([]);
});

describe("Are The Types Wrong", () => {
  /** By design of a package that is ESM alone and has only `exports`. */
  const isMeant = (problem: Problem): boolean =>
    // require() of ESM works from Node 20.19 on, which `engines` demands, and in TypeScript with `module` nodenext.
    problem.kind === "CJSResolvesToESM" ||
    // The resolution of Node 10 knows no `exports`; TypeScript 6 deprecates it.
    (problem.kind === "NoResolution" && problem.resolutionKind === "node10");

  test("finds nothing in the tarball", async () => {
    const result = await checkPackage(createPackageFromTarballData(bytes));
    if (!result.types) throw new Error("it found no types");
    expect(Object.keys(result.entrypoints).length).toBeGreaterThan(10);
    expect(result.problems.filter((problem) => !isMeant(problem))).toEqual([]);
  });
});
