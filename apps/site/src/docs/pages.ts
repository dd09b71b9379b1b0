import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The root of the repository: documents stay where they are, and are read there. */
export const repository: string = fileURLToPath(new URL("../../../..", import.meta.url));

const ownPages = "apps/site/pages/";

/** Documents outside `docs/` that are part of the site. */
const others: Readonly<Record<string, string>> = {
  "SECURITY.md": "security.md",
  "CHANGELOG.md": "changelog.md",
  "CONTRIBUTING.md": "contributing.md",
};

/** Where the site has the document at a path of the repository; `undefined` where it isn't part of the site. */
export function siteFile(path: string): string | undefined {
  const other = others[path];
  if (other !== undefined) return other;
  if (path.startsWith(ownPages)) return path.slice(ownPages.length);
  if (!path.startsWith("docs/") || !path.endsWith(".md")) return undefined;
  return path.slice("docs/".length).replace(/(^|\/)README\.md$/, "$1index.md");
}

const markdownBelow = (folder: string): readonly string[] =>
  readdirSync(new URL(`${folder}/`, `file://${repository}/`), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : markdownBelow(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });

/** Every document of the site, by its path in the repository. */
export const sources: readonly string[] = [
  ...Object.keys(others),
  ...markdownBelow("docs").toSorted(),
  ...markdownBelow("apps/site/pages").toSorted(),
];

export const textOf = (path: string): string => readFileSync(`${repository}/${path}`, "utf8");

/** A document's first heading. */
export const titleOf = (path: string): string => /^# (.+)$/m.exec(textOf(path))?.[1] ?? path;

/** The address of a site's file: `guide/index.md` is at `guide/`. */
export const addressOf = (file: string): string =>
  `/${file.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, ".html")}`;
