import type { Header } from "../../fetch/header-list.ts";
import type { Danger, Explanation, Fix } from "../explanation.ts";
import { code } from "../words.ts";
import { sanitizeText } from "../../text/sanitize.ts";
import { renderTexts as words } from "./render-texts.ts";

/** What Markdown would take for its own, in text that is no code. */
const plain = (text: string): string => sanitizeText(text).replace(/[\\*_[\]<>#|~]/g, "\\$&");

/** A text of ours, with code in backticks and addresses between. */
const prose = (text: string): string =>
  text
    .split(/(``[^\n]*?``|`[^`\n]*`)/)
    .map((part, index) => (index % 2 === 1 ? sanitizeText(part) : plain(part)))
    .join("");

const block = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

const headerBlock = (headers: readonly Header[]): string =>
  block("http", headers.map(([name, value]) => sanitizeText(`${name}: ${value}`)).join("\n"));

const fixOf = ({ at, text, policy, preflight, headers }: Fix): string =>
  [
    `**${words.places[at]}**: ${prose(text)}`,
    ...(policy === undefined ? [] : [block("yaml", policy)]),
    ...(preflight === undefined ? [] : [`${words.preflight}:`, headerBlock(preflight)]),
    ...(headers === undefined ? [] : [`${words.headers}:`, headerBlock(headers)]),
  ].join("\n\n");

/** Fixes one below the other, as Markdown. */
export const fixesInMarkdown = (fixes: readonly Fix[]): string => fixes.map(fixOf).join("\n\n");

export const listInMarkdown = (items: readonly string[]): string => items.map((item) => `- ${prose(item)}`).join("\n");

export const dangersInMarkdown = (dangers: readonly Danger[]): string =>
  dangers.map(({ text, why }) => `- ${prose(text)} ${prose(why)}`).join("\n");

const section = (title: string, body: string): readonly string[] => (body === "" ? [] : [`## ${title}`, body]);

/** The same as Markdown: for an issue, a pull request, a report. */
export function renderMarkdown(explanation: Explanation): string {
  const { engine, version, page, summary, why, consoleMessage, protects, causes, fixes, dangers, cookies, steps } =
    explanation;
  const rows = steps.map(
    ({ outcome, looked, found, section: url }) =>
      `1. ${outcome === "failed" ? `**${prose(looked)}**` : prose(looked)}: ${prose(found)} ([${words.standard}](${url}))`,
  );
  const notes = cookies.map(
    ({ name, fate, text }) =>
      `- ${name === "" ? words.nameless : code(name)}: ${words.fates[fate]}${text === "" ? "" : `. ${prose(text)}`}`,
  );
  const parts = [
    `# ${plain(summary)}`,
    plain(`${engine} ${version}, ${words.page} ${page}`),
    ...section(words.why, prose(why)),
    ...section(words.console, consoleMessage === undefined ? "" : block("text", sanitizeText(consoleMessage))),
    ...section(words.protects, prose(protects)),
    ...section(words.causes, listInMarkdown(causes)),
    ...section(words.fixes, fixesInMarkdown(fixes)),
    ...section(words.dangers, dangersInMarkdown(dangers)),
    ...section(words.cookies, notes.join("\n")),
    ...section(words.steps, rows.join("\n")),
  ];
  return `${parts.join("\n\n")}\n`;
}
