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

const drawnWithLink = (core: Core, example: DrawnExample): readonly Token[] => [
  html(core, drawingOf(example)),
  ...linkTo(core, `/playground.html#${example.state}`, openTexts.playground),
];

/** A document names an example in a comment, which a checkout does not show. */
function namedExample({ type, content }: Token, examples: PageExamples["explanations"]): DrawnExample | undefined {
  const found = type === "html_block" ? /^<!-- exchange: ([a-z-]+) -->\s*$/.exec(content) : null;
  const [, name = ""] = found ?? [];
  if (name !== "" && !examples.has(name)) throw new Error(`There is no example ${name}.`);
  return examples.get(name);
}

const editorLink = (core: Core, policy: string): readonly Token[] => {
  const state = encodeState(stateWith({ server: "policy", policy }));
  return state === undefined ? [] : linkTo(core, `/policy-editor.html#${state}`, openTexts.editor);
};

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
    const firstPolicy = tokens.findIndex(({ type, info }) => type === "fence" && info === "yaml");
    // No page sends this request: what can be opened is its policy.
    const opensPolicy = (kind === "reasons" || kind === "findings") && reason === undefined;
    core.tokens = tokens.flatMap((token, index): Token[] => {
      const named = namedExample(token, explanations);
      if (named !== undefined) return [...drawnWithLink(core, named)];
      if (example !== undefined && index === firstParagraph) return [token, ...drawnWithLink(core, example)];
      if (reason !== undefined && index === firstHttp)
        return [token, ...linkTo(core, `/playground.html#${reason}`, openTexts.playground)];
      if (opensPolicy && index === firstPolicy) return [token, ...editorLink(core, token.content)];
      if (kind === undefined || !isFence(token, "refused", "reported")) return [token];
      return [token, ...editorLink(core, token.content)];
    });
  });
}
