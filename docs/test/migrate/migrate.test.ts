import { execFileSync } from "node:child_process";
import { basename } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "@sallyport/testing/root";
import { fill } from "./columns.ts";
import { exchangesOf } from "./exchanges.ts";
import type { Message } from "./message.ts";
import { optionsOf, packageFile } from "./options.ts";
import { isProgram, withPrograms } from "./pages.ts";
import { Program, type Outcome } from "./program.ts";
import { hasNames, visitors, withNames, type Names } from "./visitor.ts";

beforeAll(() => {
  // The programs import what is built.
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-b", "packages/core"], { cwd: root });
}, 120_000);

const isPreflight = ({ line, fields }: Message): boolean =>
  line.startsWith("OPTIONS ") && fields.some((field) => field.startsWith("Access-Control-Request-Method: "));

/** What the index says of all answers after the move: the tables do not repeat it. */
function expectResourcePolicy(program: string, message: Message, { response }: Outcome): void {
  const expected = program === "after" && !isPreflight(message) ? "same-origin" : undefined;
  expect(response.headers.get("cross-origin-resource-policy")).toBe(expected);
}

describe.each(withPrograms.map((page) => [basename(page.path), page] as const))("%s", (name, page) => {
  const sources = page.blocks.filter(isProgram);
  const exchanges = exchangesOf(page);
  const running = new Map<string, { readonly program: Program; readonly names: Names }>();

  beforeAll(async () => {
    const asksForNames = exchanges.some(({ message }) => hasNames(message));
    for (const { info, text } of sources) {
      const program = await Program.start(text);
      running.set(info, { program, names: new Map() });
      if (asksForNames) running.set(info, { program, names: await visitors(program) });
    }
  });

  afterAll(() => {
    for (const { program } of running.values()) program.stop();
  });

  test("has a program before and one after, and puts every request of its tables to each", () => {
    expect(sources.map(({ info }) => info)).toContain("after");
    expect(sources.length).toBeGreaterThan(1);
    expect(exchanges.length).toBeGreaterThan(5);
    for (const { name: title, rows } of exchanges)
      expect(
        rows.map(({ program }) => program),
        title,
      ).toEqual(sources.map(({ info }) => info));
  });

  test.each(exchanges.flatMap(({ name: title, message, rows }) => rows.map((row) => ({ title, message, ...row }))))(
    "$title, $program",
    async ({ message, program: info, cells }) => {
      const { program, names } = running.get(info)!;
      const outcome = await program.ask(withNames(message, names));
      expect(fill(Object.keys(cells), outcome)).toEqual(cells);
      expectResourcePolicy(info, message, outcome);
    },
  );

  test("maps every option of the package", () => {
    const options = optionsOf(name);
    const [, section = ""] = /^## Option by option\n(.*?)^## /ms.exec(page.text) ?? [];
    expect(options.length).toBeGreaterThan(3);
    expect(options.filter((option) => !new RegExp(`\`[^\`]*\\b${option}\\b`).test(section))).toEqual([]);
  });

  test("names the versions that are installed", () => {
    const [, line = ""] = /^Checked with (.*?)\.$/ms.exec(page.text) ?? [];
    const named = [...line.matchAll(/`([^`]+)` (\d+\.\d+\.\d+)/g)].map(([, one = "", version = ""]) => [one, version]);
    expect(named.length).toBeGreaterThan(1);
    for (const [one = "", version] of named) {
      const { version: installed } = JSON.parse(packageFile(`${one}/package.json`)) as { version: string };
      expect([one, version]).toEqual([one, installed]);
    }
  });
});
