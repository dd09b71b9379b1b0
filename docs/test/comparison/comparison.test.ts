import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "@sallyport/testing/root";
import { behaviours, cellOf } from "./behaviours.ts";
import { packages } from "./servers.ts";

const path = join(root, "README.md");
const place = /(?<=<!-- comparison -->\n\n)(?:\|.*\n)+/;
const names = Object.keys(packages);
const cells = new Map<string, string>();
const keyOf = (name: string, question: string): string => `${name}: ${question}`;

beforeAll(async () => {
  for (const behaviour of behaviours)
    for (const name of names) cells.set(keyOf(name, behaviour.question), await cellOf(name, behaviour));
  if (process.env.UPDATE_COMPARISON === "1") await write();
}, 60_000);

/** The README with the table as it is measured. */
async function write(): Promise<void> {
  const rows = behaviours.map(({ question }) => [question, ...names.map((name) => cells.get(keyOf(name, question)))]);
  const heads = ["", ...names.map((name) => (name === "Sallyport" ? name : `\`${name}\``))];
  const lines = [heads, heads.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |\n`);
  const text = readFileSync(path, "utf8").replace(place, lines.join(""));
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), parser: "markdown" }));
}

const tableRows = (): string[][] => {
  const [table = ""] = place.exec(readFileSync(path, "utf8")) ?? [];
  return table
    .trimEnd()
    .split("\n")
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
};

describe("the README's comparison says what the packages do (UPDATE_COMPARISON=1 writes it)", () => {
  test("has a row for each behaviour, and no other", () => {
    expect(
      tableRows()
        .slice(2)
        .map(([question]) => question),
    ).toEqual(behaviours.map(({ question }) => question));
    expect(
      tableRows()[0]
        ?.slice(1)
        .map((name) => name.replaceAll("`", "")),
    ).toEqual(names);
  });

  test.each(behaviours.flatMap(({ question }) => names.map((name) => ({ name, question }))))(
    "$name: $question",
    ({ name, question }) => {
      const row = tableRows().find(([first]) => first === question) ?? [];
      expect(row[names.indexOf(name) + 1]).toBe(cells.get(keyOf(name, question)));
    },
  );
});
