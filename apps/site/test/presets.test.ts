import { describe, expect, test } from "vitest";
import { run } from "../src/model/run.ts";
import { examplesByCode } from "../src/presets/by-code.ts";
import { presets } from "../src/presets/problems.ts";
import { decodeState, encodeState } from "../src/state/address.ts";

describe("the example of a code yields it", () => {
  test.each([...examplesByCode])("%s", async (code, state) => {
    const { reports, fields } = await run(state);
    expect(fields).toEqual([]);
    expect(reports.map(({ explanation }) => explanation.code)).toContain(code);
  });
});

describe("a preset", () => {
  test("has a name of its own", () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    expect(presets.length).toBeGreaterThanOrEqual(32);
  });

  test.each(presets)("$id", async ({ id, state }) => {
    const { reports, policy, fields } = await run(state);
    expect(fields).toEqual([]);
    expect(decodeState(encodeState(state)!)).toEqual({ state });
    if (id === "preview-pattern") expect(policy.map(({ code }) => code)).toEqual(["origin-public-suffix"]);
    else expect(reports).toHaveLength(4);
  });
});
