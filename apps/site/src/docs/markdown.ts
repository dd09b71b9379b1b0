import { posix } from "node:path";
import type { MarkdownRenderer } from "vitepress";
import { repository } from "./pages.ts";

export type { MarkdownRenderer };

/** A document that has been parsed, and its tokens; as VitePress's own copy of the parser has them. */
export type Core = Parameters<Parameters<MarkdownRenderer["core"]["ruler"]["push"]>[1]>[0];
export type Token = Core["tokens"][number];

/** The document's path in the repository; empty where a text is no document: a title of its own. */
export function sourceOf({ env }: Core): string {
  const { realPath, path = "" } = env as { readonly realPath?: string; readonly path?: string };
  const whole = realPath ?? path;
  return whole === "" ? "" : posix.relative(posix.normalize(repository), whole);
}
