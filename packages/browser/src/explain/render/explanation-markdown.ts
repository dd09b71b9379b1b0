import type { Header } from "../../fetch/header-list.ts";
import type { Advice, Danger, Explanation, Fix, HeaderFinding, MessageReading } from "../explanation.ts";
import { standInsOf } from "../stand-ins.ts";
import type { ServerFix } from "../servers/server.ts";
import { servers } from "../servers/servers.ts";
import { codeSpan } from "../../text/code-span.ts";
import { upperFirst } from "../../text/first-letter.ts";
import { sanitizeText } from "sallyport/standard";
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

const serverBlock = ({ server, evidence, where, snippet, page }: ServerFix): string =>
  [
    prose(words.server(servers[server].title, evidence, where)),
    ...(snippet === null ? [] : [block("", snippet)]),
    `<${page}>`,
  ].join("\n\n");

const fixOf = ({ at, text, policy, preflight, headers, server, standIn }: Fix): string =>
  [
    `**${upperFirst(words.places[at])}:** ${prose(text)}`,
    ...(policy === undefined ? [] : [block("yaml", policy)]),
    ...(preflight === undefined ? [] : [`${words.preflight}:`, headerBlock(preflight)]),
    ...(headers === undefined ? [] : [`${words.headers}:`, headerBlock(headers)]),
    ...(server === undefined ? [] : [serverBlock(server)]),
    ...standInsOf({ standIn, server }).map(prose),
  ].join("\n\n");

/** Fixes one below the other, as Markdown. */
export const fixesInMarkdown = (fixes: readonly Fix[]): string => fixes.map(fixOf).join("\n\n");

export const listInMarkdown = (items: readonly string[]): string => items.map((item) => `- ${prose(item)}`).join("\n");

export const dangersInMarkdown = (dangers: readonly Danger[]): string =>
  dangers.map(({ text, why }) => `- ${prose(text)} ${prose(why)}`).join("\n");

const section = (title: string, body: string): readonly string[] => (body === "" ? [] : [`## ${title}`, body]);

const adviceInMarkdown = ({ fixes, dangers }: Advice): readonly string[] => [
  ...section(words.fixes, fixesInMarkdown(fixes)),
  ...section(words.dangers, dangersInMarkdown(dangers)),
];

/** An explanation as Markdown, for an issue or a pull request. */
export function renderMarkdown(explanation: Explanation): string {
  const { engine, version, page, summary, why, consoleMessage, protects, causes, fixes, dangers, cookies, steps } =
    explanation;
  const { thirdPartyCookies = "" } = explanation;
  const rows = steps.map(
    ({ outcome, subject, result, section: url }) =>
      `1. ${outcome === "failed" ? `**${prose(subject)}**` : prose(subject)}: ${prose(result)} ([${words.standard}](${url}))`,
  );
  const notes = cookies.map(
    ({ name, status, text }) =>
      `- ${name === "" ? words.nameless : codeSpan(name)}: ${words.cookieStatus[status]}${text === "" ? "" : `. ${prose(text)}`}`,
  );
  const parts = [
    `# ${plain(summary)}`,
    plain(`${engine} ${version}, ${words.page} ${page}`),
    ...section(words.why, prose(why)),
    ...section(words.console, consoleMessage === undefined ? "" : block("text", sanitizeText(consoleMessage))),
    ...section(words.protects, prose(protects)),
    ...section(words.causes, listInMarkdown(causes)),
    ...adviceInMarkdown({ fixes, dangers }),
    ...section(words.cookies, [notes.join("\n"), prose(thirdPartyCookies)].filter((part) => part !== "").join("\n\n")),
    ...section(words.steps, rows.join("\n")),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** A console message's explanation as Markdown. */
export const readingMarkdown = (reading: MessageReading): string =>
  [
    `# ${reading.code ?? reading.engineCode ?? reading.engine}`,
    block("text", sanitizeText(reading.text).replaceAll("`", "'")),
    prose(reading.why),
    ...section(words.causes, listInMarkdown(reading.causes)),
    ...adviceInMarkdown(reading),
    "",
  ].join("\n\n");

/** A finding about response headers as Markdown. */
export const findingMarkdown = (finding: HeaderFinding): string =>
  [
    `# ${finding.severity}: ${finding.code}`,
    block("text", sanitizeText(finding.text).replaceAll("`", "'")),
    ...adviceInMarkdown(finding),
    "",
  ].join("\n\n");
