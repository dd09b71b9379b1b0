import type { Header } from "../../fetch/header-list.ts";
import { paint as painted, type Style } from "../../text/sgr.ts";
import type { CookieNote, Danger, Explanation, Fix, Step } from "../explanation.ts";
import { sanitizeText } from "../../text/sanitize.ts";
import { renderTexts as words } from "./render-texts.ts";
import { hang } from "../../text/wrap.ts";

export interface TextOptions {
  /** Whether to colour it for a terminal. Default: false. */
  readonly colour?: boolean;
}

type Paint = (text: string) => string;

const painter =
  (colour: boolean) =>
  (style: Style): Paint =>
  (text) =>
    colour ? painted(style, text) : text;

type Painter = ReturnType<typeof painter>;

const marks = { passed: "+", failed: "x", noted: "-" } as const;

const headerLines = (headers: readonly Header[]): readonly string[] =>
  headers.map(([name, value]) => `       ${name}: ${value}`);

const fixLines = ({ at, text, policy, preflight, headers }: Fix, index: number): readonly string[] => [
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
];

const dangerLines = ({ text, why }: Danger): readonly string[] => hang("  - ", `${text} ${why}`);

function stepLines({ outcome, looked, found }: Step<string>, paint: Painter): readonly string[] {
  const lines = hang(`  ${marks[outcome]} `, `${looked}: ${found}`);
  return outcome === "failed" ? lines.map(paint("red")) : lines;
}

const cookieLines = ({ name, fate, text }: CookieNote): readonly string[] =>
  hang(
    "  - ",
    `${name === "" ? words.nameless : sanitizeText(name)}: ${words.fates[fate]}${text === "" ? "" : `. ${text}`}`,
  );

function section(title: string, lines: readonly string[], paint: Painter): readonly string[] {
  return lines.length === 0 ? [] : ["", paint("bold")(title), ...lines];
}

const causeLines = (causes: readonly string[]): readonly string[] =>
  causes.slice(0, 5).flatMap((cause, index) => hang(`  ${String(index + 1)}. `, cause));

function verdictLine({ verdict: { sent, executed, readable } }: Explanation): string {
  const say = (name: string, is: boolean): string => `${name}: ${is ? words.yes : words.no}`;
  return [say(words.sent, sent), say(words.executed, executed), say(words.readable, readable)].join("   ");
}

/** For a terminal of 80 columns: the verdict, why, what to do, and then how it came about. */
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
    steps,
    verdict,
  } = explanation;
  const paint = painter(colour);
  const tone = paint(verdict.readable ? "green" : verdict.executed ? "yellow" : "red");
  const lines = [
    ...hang("", summary).map((line) => paint("bold")(tone(sanitizeText(line)))),
    paint("dim")(sanitizeText(`${engine} ${version}, ${words.page} ${page}`)),
    paint("dim")(verdictLine(explanation)),
    ...section(words.why, hang("  ", why), paint),
    ...section(words.console, consoleMessage === undefined ? [] : hang("  ", sanitizeText(consoleMessage)), paint),
    ...section(words.protects, hang("  ", protects), paint),
    ...section(words.causes, causeLines(causes), paint),
    ...section(words.fixes, fixes.flatMap(fixLines), paint),
    ...section(words.dangers, dangers.flatMap(dangerLines), paint),
    ...section(words.cookies, cookies.flatMap(cookieLines), paint),
    ...section(
      words.steps,
      steps.flatMap((step) => stepLines(step, paint)),
      paint,
    ),
  ];
  return `${lines.join("\n")}\n`;
}
