import type { Place } from "../../yaml-text.ts";

/** One finding at one place of a file. */
export interface SarifResult extends Place {
  readonly code: string;
  readonly level: "error" | "warning" | "note";
  readonly text: string;
  /** The command that prints the page of the code. */
  readonly help: string;
}

/** SARIF 2.1.0 (OASIS): what code hosts show beside the lines of a change. */
export function sarifOf(file: string, results: readonly SarifResult[]): object {
  const rules = [...new Map(results.map(({ code, help }) => [code, { id: code, help: { text: help } }])).values()];
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "sallyport", rules } },
        columnKind: "utf16CodeUnits",
        results: results.map(({ code, level, text, line, column }) => ({
          ruleId: code,
          ruleIndex: rules.findIndex(({ id }) => id === code),
          level,
          message: { text },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(file === "-" ? "stdin" : file.replaceAll("\\", "/")) },
                region: { startLine: line, startColumn: column },
              },
            },
          ],
        })),
      },
    ],
  };
}
