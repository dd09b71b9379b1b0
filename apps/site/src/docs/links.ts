import { existsSync } from "node:fs";
import { posix } from "node:path";
import { sourceOf, type MarkdownRenderer } from "./markdown.ts";
import { repository, siteFile } from "./pages.ts";

/** Where files that aren't documents are shown: at the repository's host, or as copies on the site. */
type SourceLink = (path: string) => string;

/** What a document links to by a relative path, as an address of the site. */
function siteLink(href: string, from: string, sourceLink: SourceLink): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith("#") || href.startsWith("/")) return href;
  const [path = "", hash] = href.split("#");
  const target = posix.normalize(posix.join(posix.dirname(from), decodeURI(path)));
  const file = siteFile(target) ?? siteFile(`${target.replace(/\/$/, "")}/README.md`);
  const isPage =
    file !== undefined && (siteFile(target) !== undefined || existsSync(`${repository}/${target}/README.md`));
  return `${isPage ? `/${file}` : sourceLink(target)}${hash === undefined ? "" : `#${hash}`}`;
}

/** Makes relative links of the documents, which work in a checkout, links of the site. */
export function siteLinks(md: MarkdownRenderer, sourceLink: SourceLink): void {
  md.core.ruler.push("site-links", (core) => {
    const { tokens } = core;
    const from = sourceOf(core);
    for (const { type, children } of tokens) {
      if (type !== "inline") continue;
      for (const token of children ?? []) {
        const href = token.type === "link_open" ? token.attrGet("href") : null;
        if (href !== null) token.attrSet("href", siteLink(href, from, sourceLink));
      }
    }
  });
}
