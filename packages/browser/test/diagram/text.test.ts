import { describe, expect, test } from "vitest";
import { sequenceOf, toText, type Sequence } from "../../src/diagram/index.ts";
import { cellsOf } from "../../src/text/cells.ts";
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

const wideTexts = ["銀行の口座番号を送る", "계좌번호 ", "🔒🔑 a", "ＡＢ ", "e\u0301🔒 "];

/** Each row as its cells: a wide character takes two. */
const cellRows = (text: string): readonly (readonly string[])[] => text.trimEnd().split("\n").map(cellsOf);

describe.each(wideTexts)("%s in every place", (word) => {
  const lane = (id: string, kind: "page" | "browser" | "server", name: string): Sequence["lanes"][number] => ({
    ...{ id, kind, name, attacker: id === "page" },
  });
  const lines = [word.repeat(4), word.repeat(9), `x: ${word}`];
  const sequence: Sequence = {
    ...{ engine: "chromium", version: "1", verdict: { sent: true, executed: true, readable: false } },
    lanes: [
      lane("page", "page", word),
      lane("browser", "browser", "chromium"),
      lane("server-1", "server", word.repeat(3)),
    ],
    messages: [
      { kind: "requested", from: "page", to: "browser", lines },
      { kind: "cookies", from: "browser", to: "browser", lines: [word] },
      { kind: "sent", from: "browser", to: "server-1", lines },
      { kind: "executed", from: "server-1", to: "server-1", lines: [] },
      { kind: "response", from: "server-1", to: "browser", lines },
    ],
  };

  test.each([40, 80, 100])("in a terminal of %i columns covers no lane's line, and is whole", (columns) => {
    const rows = cellRows(toText(sequence, { columns }));
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(columns);
    const said = rows
      .flat()
      .join("")
      .replace(/[│┊\s]/g, "");
    for (const line of lines) expect(said).toContain(line.replace(/\s/g, ""));
    if (columns < 80) return;
    const drawn = rows.filter((row) => /[│┊◀]/.test(row[3] ?? ""));
    const lanes = (drawn[0] ?? []).flatMap((cell, at) => (/[│┊]/.test(cell) ? [at] : []));
    expect(lanes).toHaveLength(3);
    for (const row of drawn)
      for (const at of lanes.slice(0, 2)) expect(row[at], row.join("")).toMatch(/[│┊─╌━┄▶◀┃✕◆•]/);
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
