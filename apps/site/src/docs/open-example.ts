import { encodeState } from "../state/address.ts";
import { stateWith } from "../presets/states.ts";
import { drawingsOf } from "../exchange/drawings.ts";
import type { DrawnExample } from "./examples.ts";
import { sourceOf, type Core, type MarkdownRenderer, type Token } from "./markdown.ts";

const openTexts = {
  playground: "Open this example in the playground",
  editor: "Open this policy in the policy editor",
} as const;

interface PageExamples {
  /** By code. */
  readonly explanations: ReadonlyMap<string, DrawnExample>;
  /** The playground's address of a reason, by its code. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** A paragraph with one link. */
function linkTo({ Token: Made }: Core, href: string, text: string): readonly Token[] {
  const open = new Made("paragraph_open", "p", 1);
  open.attrSet("class", "open-example");
  const inline = new Made("inline", "", 0);
  const link = new Made("link_open", "a", 1);
  link.attrSet("href", href);
  const content = new Made("text", "", 0);
  content.content = text;
  inline.children = [link, content, new Made("link_close", "a", -1)];
  inline.content = text;
  return [open, inline, new Made("paragraph_close", "p", -1)];
}

function html({ Token: Made }: Core, content: string): Token {
  const token = new Made("html_block", "", 0);
  token.content = content;
  return token;
}

/** The drawing stands in the document, so that it is there without scripts and nothing moves when the element is ready. */
const drawingOf = ({ exchange, first, isSplit }: DrawnExample): string =>
  `<sallyport-exchange class="${isSplit ? "split" : "joined"}" exchange="${exchange}" v-pre>${drawingsOf(first.sequence).join("")}</sallyport-exchange>\n`;

const isFence = ({ type, meta }: { type: string; meta: unknown }, ...names: readonly string[]): boolean =>
  type === "fence" && typeof meta === "string" && names.some((name) => meta.split(" ").includes(name));

/** Behind the first paragraph of an explanation, its drawing; behind a policy or a request, where it opens. */
export function openExamples(md: MarkdownRenderer, { explanations, reasons }: PageExamples): void {
  md.core.ruler.push("open-examples", (core) => {
    const { tokens } = core;
    const file = sourceOf(core);
    const [, kind, code = ""] = /^docs\/([a-z]+)\/([a-z0-9-]+)\.md$/.exec(file) ?? [];
    const example = kind === "explanations" ? explanations.get(code) : undefined;
    const reason = kind === "reasons" ? reasons.get(code) : undefined;
    const firstParagraph = tokens.findIndex(({ type }) => type === "paragraph_close");
    const firstHttp = tokens.findIndex(({ type, info }) => type === "fence" && info === "http");
    core.tokens = tokens.flatMap((token, index): Token[] => {
      if (example !== undefined && index === firstParagraph)
        return [
          token,
          html(core, drawingOf(example)),
          ...linkTo(core, `/playground.html#${example.state}`, openTexts.playground),
        ];
      if (reason !== undefined && index === firstHttp)
        return [token, ...linkTo(core, `/playground.html#${reason}`, openTexts.playground)];
      if (kind === undefined || !isFence(token, "refused", "reported")) return [token];
      const state = encodeState(stateWith({ server: "policy", policy: token.content }));
      return state === undefined ? [token] : [token, ...linkTo(core, `/policy-editor.html#${state}`, openTexts.editor)];
    });
  });
}
