import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.ts";

/** A fenced block: its language, what follows that on the fence, its text, the line on which it starts. */
export interface Block {
  readonly language: string;
  readonly info: string;
  readonly text: string;
  readonly line: number;
}

export interface Page {
  /** From the repository's root. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

const fence = /^( *)(`{3,})([^\s`]*)[ \t]*([^\n]*)\n(.*?)^\1\2[ \t]*$/gms;

export function readPage(path: string): Page {
  const text = readFileSync(join(root, path), "utf8");
  const blocks = [...text.matchAll(fence)].map((match) => {
    const [, , , language = "", info = "", body = ""] = match;
    return { language, info: info.trim(), text: body, line: text.slice(0, match.index).split("\n").length };
  });
  return { path, text, blocks };
}

/** The code pages of a folder of docs/: each .md but the index. */
export const codesIn = (folder: string): string[] =>
  readdirSync(join(root, "docs", folder))
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .map((file) => file.slice(0, -".md".length));

const skipped = new Set(["node_modules", "dist", ".git", ".tmp", "coverage"]);

/** What packaging copies into a package; its links are those of the original. */
const copies = new Set(["packages/core/README.md"]);

/** Every Markdown file of the repository. */
export function markdownFiles(folder = ""): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : markdownFiles(path);
    return entry.isFile() && entry.name.endsWith(".md") && !copies.has(path) ? [path] : [];
  });
}

const withoutCode = (text: string): string => text.replace(fence, "").replace(/`[^`\n]*`/g, "");

/** The targets of a page's links that are not addresses: files of the repository, anchors. */
export function relativeLinks({ text }: Page): string[] {
  const prose = withoutCode(text);
  const inline = [...prose.matchAll(/\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map(([, target = ""]) => target);
  const references = [...prose.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/gm)].map(([, target = ""]) => target);
  return [...inline, ...references].filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target));
}

/** The anchors of a page's headings, as GitHub makes them, and those set by hand. */
export function anchorsOf({ text }: Page): Set<string> {
  const prose = text.replace(fence, "");
  const anchors = new Set([...prose.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name = ""]) => name));
  const counts = new Map<string, number>();
  for (const [, heading = ""] of prose.matchAll(/^#{1,6} +(.+?)(?: +#+)?$/gm)) {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const slug = words.replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "").replace(/ /g, "-");
    const before = counts.get(slug) ?? 0;
    counts.set(slug, before + 1);
    anchors.add(before === 0 ? slug : `${slug}-${before}`);
  }
  return anchors;
}
