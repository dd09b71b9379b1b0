// Reads the tables of examples of docs/reference/policy.md. A test compiles each of them.

const table = /^<!-- examples: ([\w.]+) -->\n\n((?:\|.*\n)+)/gm;
const heading = /^#+ .*?`([$\w]+)`/gm;

const cellsOf = (row) =>
  row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

/**
 * The tables of a reference page.
 * @returns of each the key in the heading above it, the place of the page's first policy that its cells change, and its
 * cells; those of `prohibited` have the code of their problem
 */
export const exampleTables = (text) =>
  [...text.matchAll(table)].map(({ 1: place, 2: rows, index }) => {
    const cells = rows.trimEnd().split("\n").slice(2).map(cellsOf);
    return {
      key: [...text.slice(0, index).matchAll(heading)].at(-1)?.[1] ?? "",
      place,
      permitted: cells.map(([cell]) => cell).filter((cell) => cell !== ""),
      prohibited: cells
        .filter(([, cell]) => cell !== "")
        .map(([, cell, problem]) => ({ cell, code: /^\[([\w-]+)\]/.exec(problem)?.[1] ?? "(none)" })),
    };
  });
