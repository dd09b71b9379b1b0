import { getBOMEncoding, legacyHookDecode, normalizeEncoding } from "@exodus/bytes/encoding.js";
import { describe, expect, test } from "vitest";
import * as required from "../../src/page/required-encoding.ts";

// An ES module has no `require`, so this is what CommonJS gets where its own cannot load the library.
describe("without the library, the CommonJS build decodes as the library does", () => {
  test.each(["utf-8", "UTF8", "utf-16le", "utf-16be", "shift_jis", "no-such-encoding"])("the name of %j", (label) => {
    expect(required.normalizeEncoding(label)).toBe(normalizeEncoding(label));
  });

  test.each([
    ["UTF-8 with its mark", [0xef, 0xbb, 0xbf, 0xc3, 0xa9], "windows-1251"],
    ["UTF-16LE with its mark", [0xff, 0xfe, 0xe9, 0x00], "utf-8"],
    ["UTF-16BE with its mark", [0xfe, 0xff, 0x00, 0xe9], "utf-8"],
    ["no mark", [0xe9, 0xea], "windows-1251"],
    ["half a mark", [0xef, 0xbb], "utf-8"],
    ["nothing", [], "utf-8"],
  ])("%s", (_, bytes, fallback) => {
    const input = Uint8Array.from(bytes);
    expect(required.getBOMEncoding(input)).toBe(getBOMEncoding(input));
    expect(required.legacyHookDecode(input, fallback)).toBe(legacyHookDecode(input, fallback));
    expect(required.legacyHookDecode(input.buffer, fallback)).toBe(legacyHookDecode(input.buffer, fallback));
  });
});
