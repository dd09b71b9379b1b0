import { describe, expect, test } from "vitest";
import { sequenceOf, toText } from "../../src/diagram/index.ts";
import { EVIL, play, scenes } from "./scenes.ts";

const names = Object.keys(scenes) as (keyof typeof scenes)[];
const escapes = new RegExp(String.raw`\u001b\[(\d+)m`, "g");

describe.each(names)("%s in a terminal", (name) => {
  test.each([40, 60, 80, 100])("of %i columns loses no word", async (columns) => {
    const sequence = sequenceOf(await play(scenes[name]));
    const text = toText(sequence, { columns });
    for (const line of text.split("\n")) expect(Array.from(line).length).toBeLessThanOrEqual(columns);
    const said = text.replace(/[│┊\s]/g, "");
    for (const line of sequence.messages.flatMap(({ lines }) => lines)) expect(said).toContain(line.replace(/\s/g, ""));
  });

  test.each([80, 100])("of %i columns: no word covers a lane's line", async (columns) => {
    const sequence = sequenceOf(await play(scenes[name]), { attackers: [EVIL] });
    const [first = "", ...rows] = toText(sequence, { columns })
      .split("\n")
      .filter((line) => /^ {3}[│┊◀◆•]/.test(line));
    const lanes = Array.from(first).flatMap((character, at) => (/[│┊]/.test(character) ? [at] : []));
    expect(lanes).toHaveLength(sequence.lanes.length);
    for (const row of rows) for (const at of lanes) expect(Array.from(row)[at], row).toMatch(/[│┊─╌━┄▶◀┃✕◆•]/);
  });

  test("in colour says the same", async () => {
    const sequence = sequenceOf(await play(scenes[name]), { attackers: [EVIL] });
    const coloured = toText(sequence, { colour: true });
    expect(coloured).not.toBe(toText(sequence));
    expect(coloured.replace(escapes, "")).toBe(toText(sequence));
    // Each line ends as it began.
    for (const line of coloured.split("\n")) expect([...line.matchAll(escapes)].at(-1)?.[1] ?? "0").toBe("0");
  });
});

test.each<[desc: string, columns: number, used: number]>([
  ["no terminal is narrower than 40", 1, 40],
  ["nor used beyond 100", 1_000, 100],
  ["a fraction is cut", 80.9, 80],
  ["what is no number is 80", NaN, 80],
])("%s", async (_desc, columns, used) => {
  const sequence = sequenceOf(await play(scenes.granted));
  expect(toText(sequence, { columns })).toBe(toText(sequence, { columns: used }));
});
