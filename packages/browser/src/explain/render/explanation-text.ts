import type { Header } from "../../fetch/header-list.ts";
import { coloursIf, type Colours } from "../../text/sgr.ts";
import type { Advice, CookieNote, Danger, Explanation, Fix, Step } from "../explanation.ts";
import { standInsOf } from "../stand-ins.ts";
import type { ServerFix } from "../servers/server.ts";
import { servers } from "../servers/servers.ts";
import { sanitizeText } from "sallyport/standard";
import { renderTexts as words } from "./render-texts.ts";
import { hang } from "../../text/wrap.ts";

export interface TextOptions {
  /** Whether to colour it for a terminal. Default: false. */
  readonly colour?: boolean;
}

const marks = { passed: "+", failed: "x", noted: "-" } as const;

const headerLines = (headers: readonly Header[]): readonly string[] =>
  headers.map(([name, value]) => `       ${sanitizeText(`${name}: ${value}`)}`);

const serverLines = ({ server, evidence, where, snippet, page }: ServerFix): readonly string[] => [
  ...hang("     ", words.server(servers[server].title, evidence, where)),
  ...(snippet === null ? [] : snippet.split("\n").map((line) => (line === "" ? "" : `       ${line}`))),
  `     ${words.vendor(page)}`,
];

const fixLines = ({ at, text, policy, preflight, headers, server, standIn }: Fix, index: number): readonly string[] => [
  ...hang(`  ${String(index + 1)}. `, `${text} (${words.places[at]})`),
  ...(policy === undefined
    ? []
    : [
        `     ${words.policy}:`,
        ...policy
          .trimEnd()
          .split("\n")
          .map((line) => `       ${line}`),
      ]),
  ...(preflight === undefined ? [] : [`     ${words.preflight}:`, ...headerLines(preflight)]),
  ...(headers === undefined ? [] : [`     ${words.headers}:`, ...headerLines(headers)]),
  ...(server === undefined ? [] : serverLines(server)),
  ...standInsOf({ standIn, server }).flatMap((one) => hang("     ", one)),
];

const dangerLines = ({ text, why }: Danger): readonly string[] => hang("  - ", `${text} ${why}`);

function stepLines({ outcome, subject, result }: Step<string>, colours: Colours): readonly string[] {
  const lines = hang(`  ${marks[outcome]} `, `${subject}: ${result}`);
  return outcome === "failed" ? lines.map(colours.red) : lines;
}

const cookieLines = ({ name, status, text }: CookieNote): readonly string[] =>
  hang(
    "  - ",
    `${name === "" ? words.nameless : sanitizeText(name)}: ${words.cookieStatus[status]}${text === "" ? "" : `. ${text}`}`,
  );

/** A section of a text, or nothing where it would be empty. */
export function section(title: string, lines: readonly string[], colours: Colours): readonly string[] {
  return lines.length === 0 ? [] : ["", colours.bold(title), ...lines];
}

export const causeLines = (causes: readonly string[]): readonly string[] =>
  causes.flatMap((cause, index) => hang(`  ${String(index + 1)}. `, cause));

/** What to do, and what not to do. */
export const adviceLines = ({ fixes, dangers }: Advice, colours: Colours): readonly string[] => [
  ...section(words.fixes, fixes.flatMap(fixLines), colours),
  ...section(words.dangers, dangers.flatMap(dangerLines), colours),
];

function verdictLine({ verdict: { sent, executed, readable } }: Explanation): string {
  const say = (name: string, is: boolean): string => `${name}: ${is ? words.yes : words.no}`;
  return [say(words.sent, sent), say(words.executed, executed), say(words.readable, readable)].join("   ");
}

/** An explanation for a terminal of 80 columns: the verdict, why, what to do, and then each step. */
export function renderText(explanation: Explanation, { colour = false }: TextOptions = {}): string {
  const {
    engine,
    version,
    page,
    summary,
    why,
    consoleMessage,
    protects,
    causes,
    fixes,
    dangers,
    cookies,
    thirdPartyCookies,
    steps,
    verdict,
  } = explanation;
  const colours = coloursIf(colour);
  const tone = colours[verdict.readable ? "green" : verdict.executed ? "yellow" : "red"];
  const lines = [
    ...hang("", summary).map((line) => colours.bold(tone(line))),
    colours.dim(sanitizeText(`${engine} ${version}, ${words.page} ${page}`)),
    colours.dim(verdictLine(explanation)),
    ...section(words.why, hang("  ", why), colours),
    ...section(words.console, consoleMessage === undefined ? [] : hang("  ", consoleMessage), colours),
    ...section(words.protects, hang("  ", protects), colours),
    ...section(words.causes, causeLines(causes), colours),
    ...adviceLines({ fixes, dangers }, colours),
    ...section(
      words.cookies,
      [...cookies.flatMap(cookieLines), ...(thirdPartyCookies === undefined ? [] : hang("  ", thirdPartyCookies))],
      colours,
    ),
    ...section(
      words.steps,
      steps.flatMap((step) => stepLines(step, colours)),
      colours,
    ),
  ];
  return `${lines.join("\n")}\n`;
}
