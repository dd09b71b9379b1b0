import { describe, expect, test } from "vitest";
import { sequenceOf, toMermaid, toSvg, toText } from "../../src/diagram/index.ts";
import { EVIL, play, scenes } from "./scenes.ts";

/** Read the differences; `vitest -u` writes them anew. */
describe.each(["granted", "refused", "withheld"] as const)("%s", (name) => {
  test.each([
    ["svg", toSvg],
    ["mmd", toMermaid],
    ["txt", toText],
  ] as const)("as %s", async (ending, render) => {
    const sequence = sequenceOf(await play(scenes[name]), { attackers: [EVIL] });
    await expect(render(sequence)).toMatchFileSnapshot(`fixtures/${name}.${ending}`);
  });
});
