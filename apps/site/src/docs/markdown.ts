import type { MarkdownRenderer } from "vitepress";

export type { MarkdownRenderer };

/** A document that has been parsed, and its tokens; as VitePress's own copy of the parser has them. */
export type Core = Parameters<Parameters<MarkdownRenderer["core"]["ruler"]["push"]>[1]>[0];
export type Token = Core["tokens"][number];
