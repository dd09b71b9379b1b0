import { existsSync, readdirSync, readFileSync } from "node:fs";

/** The kinds of codes, by the folder of their pages. */
export const kinds = {
  problems: "problem",
  reasons: "reason",
  lints: "lint",
  findings: "finding",
  explanations: "explanation",
} as const;

type Folder = keyof typeof kinds;

/** The page of a code. */
interface CodePage {
  readonly code: string;
  readonly kind: (typeof kinds)[Folder];
  /** Markdown. */
  readonly text: string;
}

/** As many folders as the module is below the repository's. */
const maxDepth = 5;

/** `pages` of a published package, or `docs` of the repository: the nearest, wherever a bundle has put this module. */
function root(): URL {
  const all = Array.from({ length: maxDepth }, (_, up) =>
    ["pages/", "docs/"].map((name) => new URL(`${"../".repeat(up + 1)}${name}`, import.meta.url)),
  ).flat();
  const found = all.find((folder) => existsSync(new URL("problems/", folder)));
  if (found === undefined) throw new Error("The pages of the codes are missing: the package is incomplete.");
  return found;
}

/** The codes of each folder. */
export function codes(): ReadonlyMap<Folder, readonly string[]> {
  const folders = Object.keys(kinds) as Folder[];
  return new Map(
    folders.map((folder) => [
      folder,
      readdirSync(new URL(`${folder}/`, root()))
        .filter((file) => file.endsWith(".md") && file !== "README.md")
        .map((file) => file.slice(0, -".md".length))
        .sort(),
    ]),
  );
}

/** The pages of a code: a problem and a reason can have the same. */
export const pagesOf = (code: string): readonly CodePage[] =>
  [...codes()].flatMap(([folder, known]) =>
    known.includes(code)
      ? [{ code, kind: kinds[folder], text: readFileSync(new URL(`${folder}/${code}.md`, root()), "utf8") }]
      : [],
  );
