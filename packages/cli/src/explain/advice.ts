import { hang } from "@sallyport/browser/text";
import type { Danger, Fix, HeadFinding, MessageReading } from "@sallyport/browser/explain";
import type { Colours } from "../colours.ts";
import { messages } from "../messages.ts";

const texts = messages.explain;

const section = (title: string, lines: readonly string[], colours: Colours): readonly string[] =>
  lines.length === 0 ? [] : ["", colours.bold(title), ...lines];

type Fields = NonNullable<Fix["headers"]>;

const fieldLines = (title: string, fields: Fields | undefined): readonly string[] =>
  fields === undefined ? [] : [`     ${title}:`, ...fields.map(([name, value]) => `       ${name}: ${value}`)];

const policyLines = (policy: string | undefined): readonly string[] =>
  policy === undefined
    ? []
    : [
        `     ${texts.policy}:`,
        ...policy
          .trimEnd()
          .split("\n")
          .map((line) => `       ${line}`),
      ];

const fixLines = ({ at, text, policy, preflight, headers }: Fix, index: number): readonly string[] => [
  ...hang(`  ${String(index + 1)}. `, `${text} (${texts.places[at]})`),
  ...policyLines(policy),
  ...fieldLines(texts.preflightAnswer, preflight),
  ...fieldLines(texts.answer, headers),
];

const dangerLines = ({ text, why }: Danger): readonly string[] => hang("  - ", `${text} ${why}`);

interface Advice {
  readonly fixes: readonly Fix[];
  readonly dangers: readonly Danger[];
}

const adviceLines = ({ fixes, dangers }: Advice, colours: Colours): readonly string[] => [
  ...section(texts.fixes, fixes.flatMap(fixLines), colours),
  ...section(texts.dangers, dangers.flatMap(dangerLines), colours),
];

/** What a console message says, for a terminal. */
export function readingText(reading: MessageReading, colours: Colours): string {
  const { text, engine, code, engineCode, values, why, causes } = reading;
  const named = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  const lines = [
    ...hang("", text).map((line) => colours.bold(line)),
    colours.dim([engine, engineCode, code].filter((one) => one !== undefined).join(", ")),
    ...(named.length === 0 ? [] : hang("", named.join(", ")).map((line) => colours.dim(line))),
    ...section(texts.why, hang("  ", why), colours),
    ...section(
      texts.causes,
      causes.flatMap((one, index) => hang(`  ${String(index + 1)}. `, one)),
      colours,
    ),
    ...adviceLines(reading, colours),
  ];
  return `${lines.join("\n")}\n`;
}

const paints = { danger: "red", error: "red", warning: "yellow", note: "dim" } as const;

/** What a response's head shows, for a terminal. */
export function findingText(finding: HeadFinding, colours: Colours): string {
  const { code, severity, text } = finding;
  const lines = [
    ...hang("", `${severity}: ${text} [${code}]`).map((line) => colours[paints[severity]](line)),
    ...adviceLines(finding, colours),
  ];
  return `${lines.join("\n")}\n`;
}

const fieldBlock = (title: string, fields: Fields | undefined): readonly string[] =>
  fields === undefined
    ? []
    : [`${title}:`, `\`\`\`http\n${fields.map(([name, value]) => `${name}: ${value}`).join("\n")}\n\`\`\``];

const fixMarkdown = ({ at, text, policy, preflight, headers }: Fix): readonly string[] => [
  `**${texts.places[at]}**: ${text}`,
  ...(policy === undefined ? [] : [`\`\`\`yaml\n${policy.trimEnd()}\n\`\`\``]),
  ...fieldBlock(texts.preflightAnswer, preflight),
  ...fieldBlock(texts.answer, headers),
];

const list = (title: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [`## ${title}`, items.map((item) => `- ${item}`).join("\n")];

const adviceMarkdown = ({ fixes, dangers }: Advice): readonly string[] => [
  ...(fixes.length === 0 ? [] : [`## ${texts.fixes}`, ...fixes.flatMap(fixMarkdown)]),
  ...list(
    texts.dangers,
    dangers.map(({ text, why }) => `${text} ${why}`),
  ),
];

/** In a fence: the text of others is not to become Markdown. */
const fenced = (text: string): string => `\`\`\`text\n${text.replaceAll("`", "'")}\n\`\`\``;

export const readingMarkdown = (reading: MessageReading): string =>
  [
    `# ${reading.code ?? reading.engineCode ?? reading.engine}`,
    fenced(reading.text),
    reading.why,
    ...list(texts.causes, reading.causes),
    ...adviceMarkdown(reading),
    "",
  ].join("\n\n");

export const findingMarkdown = (finding: HeadFinding): string =>
  [`# ${finding.severity}: ${finding.code}`, fenced(finding.text), ...adviceMarkdown(finding), ""].join("\n\n");
