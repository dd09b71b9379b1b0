import { engineChangeTexts, engineVersions } from "@sallyport/browser";
import { beforeAll, describe, expect, test } from "vitest";
import { parseOptions } from "../src/arguments.ts";
import { table } from "../src/cases/table/index.ts";
import { engineDifferences, type EngineDifference } from "../src/engine-differences.ts";
import { argumentsFor, engineGroups } from "../src/engine-groups.ts";

const script: string = new URL("../../scripts/generate-engine-differences.mjs", import.meta.url).href;

interface Gathered extends EngineDifference {
  readonly groups: readonly (readonly string[])[];
  readonly parameters: readonly string[];
}

interface Generator {
  readonly gather: (from: object) => Promise<readonly Gathered[]>;
  readonly generate: (differences: readonly Gathered[], versions: object, texts: object) => Promise<string>;
  readonly written: () => string;
  readonly commandOf: (parameters: readonly string[]) => string;
}

let generator: Generator;
let gathered: readonly Gathered[];

beforeAll(async () => {
  generator = (await import(script)) as Generator;
  gathered = await generator.gather({ engineDifferences, cases: table, engineGroups, argumentsFor });
}, 60_000);

/** The words of a command, as a shell reads them. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/'((?:[^']|'\\'')*)'|(\S+)/g)].map(([, quoted, plain = ""]) => quoted ?? plain);

describe("the differences of the engines", () => {
  test("the page is as the model has it (npm run generate)", async () => {
    expect(generator.written()).toBe(await generator.generate(gathered, engineVersions, engineChangeTexts));
  });

  test.each(engineDifferences.map(({ desc, text }) => [text, desc]))("%s: the case exists once", (_, desc) => {
    expect(table.filter((one) => one.desc === desc)).toHaveLength(1);
  });

  test("the engines differ in each of them", () => {
    expect(gathered.filter(({ groups }) => groups.length < 2)).toEqual([]);
  });

  test("each command is one that conformance takes, and it runs the case", () => {
    for (const { desc, parameters, groups } of gathered) {
      const command = generator.commandOf(parameters);
      expect(generator.written().replaceAll(/ +/g, " ")).toContain(command.replaceAll(/ +/g, " "));
      const options = parseOptions(wordsOf(command).slice("npm run conformance --".split(" ").length));
      expect(options).toMatchObject({ only: desc, cases: 0 });
      const { engines } = options as Exclude<typeof options, "help">;
      expect([desc, engines.length === 3 || groups.some((names) => names.join() === engines.join())]).toEqual([
        desc,
        true,
      ]);
    }
  });

  test("no two rows are alike", () => {
    expect(new Set(gathered.map(({ text }) => text)).size).toBe(gathered.length);
    expect(new Set(gathered.map(({ desc }) => desc)).size).toBe(gathered.length);
  });
});
