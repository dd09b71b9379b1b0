import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browser, core, pack, type Packed } from "@sallyport/testing/package";

describe.each([
  ["sallyport", core, 10],
  ["@sallyport/browser", browser, 10],
])("%s", (_name, folder, entries) => {
  let packed: Packed;
  let bytes: Uint8Array<ArrayBuffer>;

  beforeAll(async () => {
    packed = await pack(folder);
    bytes = new Uint8Array(readFileSync(packed.tarball));
  }, 120_000);

  afterAll(() => packed.remove());

  test("publint has nothing to say about the tarball", async () => {
    const { messages } = await publint({ strict: true, pack: { tarball: bytes.buffer } });
    expect(messages).toEqual([]);
  });

  test("Are The Types Wrong finds nothing in the tarball, by the resolution of Node 10, Node 16 and bundlers", async () => {
    const result = await checkPackage(createPackageFromTarballData(bytes));
    if (!result.types) throw new Error("it found no types");
    expect(Object.keys(result.entrypoints).length).toBeGreaterThan(entries);
    expect(result.problems).toEqual([]);
  });
});
