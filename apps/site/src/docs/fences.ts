import type { MarkdownRenderer } from "./markdown.ts";

/** Leaves a fence its language alone: what stands behind it is for the tests of the documents. */
export function fenceNames(md: MarkdownRenderer): void {
  md.core.ruler.push("fence-names", ({ tokens }) => {
    for (const token of tokens) {
      if (token.type !== "fence") continue;
      const [language = "", ...rest] = token.info.trim().split(/\s+/);
      token.info = language;
      token.meta = rest.join(" ");
    }
  });
}
