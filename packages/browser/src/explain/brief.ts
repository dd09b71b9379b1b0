import type { Header } from "../fetch/header-list.ts";
import { isCorsSafelistedMethod, sanitizeText } from "sallyport/standard";
import { briefTexts as texts } from "./brief-texts.ts";
import type { Danger, Explanation, ExplanationCode, Fix } from "./explanation.ts";
import { fixTexts } from "./fix-texts.ts";
import { standInsOf } from "./stand-ins.ts";
import { oneLine } from "./servers/server-fix.ts";
import type { ServerFix } from "./servers/server.ts";
import { servers } from "./servers/servers.ts";
import type { TextOptions } from "./render/explanation-text.ts";
import { codeSpan } from "../text/code-span.ts";
import { coloursIf, type Colours } from "../text/sgr.ts";

/** What fits into a glance: one cause, one fix, one danger, each in a line. */
export interface Brief {
  readonly cause: string | undefined;
  readonly fix: string | undefined;
  readonly danger: string | undefined;
}

/** The header that would have made the difference. */
const decisive: Partial<Record<ExplanationCode, readonly string[]>> = {
  "cors-credentials": ["Access-Control-Allow-Credentials"],
  "cors-origin-wildcard": ["Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Vary"],
  "preflight-method": ["Access-Control-Allow-Methods"],
  "preflight-methods-malformed": ["Access-Control-Allow-Methods"],
  "preflight-header": ["Access-Control-Allow-Headers"],
  "preflight-headers-malformed": ["Access-Control-Allow-Headers"],
};

const ofOrigin: readonly string[] = ["Access-Control-Allow-Origin", "Vary"];

/** A text up to the end of its first sentence. */
function firstSentence(text: string): string {
  const end = /[.!?](?=\s+[A-Z`"])/.exec(text);
  return end === null ? text : text.slice(0, end.index + 1);
}

const line = ([name, value]: Header): string => codeSpan(`${name}: ${value}`);

/** What a preflight must allow by name; GET, HEAD and POST need no such permission. */
const isAllowance = ([name, value]: Header): boolean =>
  name === "Access-Control-Allow-Headers" ||
  (name === "Access-Control-Allow-Methods" && !value.split(", ").every(isCorsSafelistedMethod));

function headersOf({ headers = [], preflight = [], atPreflight }: Fix, code: ExplanationCode | undefined): string {
  const isOfCors = code?.startsWith("cors-") === true;
  const isPreflight = (code?.startsWith("preflight-") === true || atPreflight === true) && preflight.length > 0;
  const names = (code === undefined ? undefined : decisive[code]) ?? (isOfCors ? ofOrigin : undefined);
  const all = isPreflight ? preflight : headers;
  return all
    .filter((one) => names === undefined || names.includes(one[0]) || (isPreflight && isOfCors && isAllowance(one)))
    .map(line)
    .join(", ");
}

/** Of more, the short form would be no short form. */
const maxSnippet = 700;

/** The fix in the language of the server. */
function serverLine(fix: Fix, server: ServerFix, label: string): string {
  const { text } = fix;
  const lines = oneLine(server);
  const { title } = servers[server.server];
  return texts.serverFix(label, title, server.evidence[0], firstSentence(text), server.where, {
    // Written from names that are safe in every language: no backtick is in it.
    lines: lines === "" || lines.length > maxSnippet ? undefined : `\`${lines}\``,
    isWritten: server.snippet !== null,
    standIn: standInsOf(fix, lines).join(" "),
  });
}

interface FixContext {
  readonly code: ExplanationCode | undefined;
  /** What is there to be changed where a policy would be. */
  readonly policy: string;
}

function fixLine(fix: Fix, { code, policy }: FixContext, label: string): string {
  if (fix.server !== undefined) return serverLine(fix, fix.server, label);
  const headers = headersOf(fix, code);
  const place = fix.at === "policy" ? policy : texts.places[fix.at];
  return texts.fix(label, place, firstSentence(fix.text), headers, standInsOf(fix, headers).join(" "));
}

/** Where a page may need its credentials, or a header of its own, what opens least is not enough for it. */
const isEitherOr = ({ text }: Fix, code: ExplanationCode | undefined): boolean =>
  code === "cors-origin-wildcard" || code === "cors-credentials" || text === fixTexts["fewer-headers"];

function fixLines([first, ...more]: readonly Fix[], context: FixContext): string | undefined {
  if (first === undefined) return undefined;
  const line = fixLine(first, context, texts.label);
  if (!isEitherOr(first, context.code) || first.headers !== undefined) return line;
  const second = more.find(
    ({ headers = [], preflight = [], server }) => server !== undefined || headers.length + preflight.length > 0,
  );
  return second === undefined ? line : `${line} ${fixLine(second, context, texts.otherwise)}`;
}

const dangerLine = ({ text, why }: Danger): string => texts.danger(text, firstSentence(why));

type Explained = Pick<Explanation, "reason" | "why" | "causes" | "fixes" | "dangers"> & {
  readonly code?: ExplanationCode | undefined;
  readonly likely?: readonly string[];
};

/** The first cause, where it is the only one, or has evidence: a guess would send people the wrong way. */
const shownCause = ({ causes, likely = [] }: Explained): string | undefined =>
  causes.length === 1 ? causes[0] : causes.find((one) => likely.includes(one));

/**
 * The most likely of everything that an explanation holds.
 * @param policy what is there to be changed where a policy would be
 */
export function briefOf(explained: Explained, policy: string = texts.places.server): Brief {
  const { code, reason, why, causes, fixes, dangers } = explained;
  const known = shownCause(explained);
  const cause = known === undefined ? undefined : firstSentence(known);
  const [danger] = dangers;
  return {
    cause:
      code === "readable" && reason === undefined
        ? texts.note(why, cause)
        : texts.cause(firstSentence(why), cause, causes.length === 1),
    fix: fixLines(fixes, { code, policy }),
    danger: danger === undefined ? undefined : dangerLine(danger),
  };
}

/** A line, sanitized, with its label in bold. */
function paintedLine(text: string, label: string, { bold }: Colours): string {
  const line = sanitizeText(text);
  return label !== "" && line.startsWith(label) ? `${bold(label)}${line.slice(label.length)}` : line;
}

/** Each of them in a line of its own, whatever others wrote into it. */
export function briefLines({ cause, fix, danger }: Brief, { colour = false }: TextOptions = {}): readonly string[] {
  const colours = coloursIf(colour);
  const labelled = [
    [cause, texts.causeLabel],
    [fix, texts.label],
    [danger, ""],
  ] as const;
  return labelled.flatMap(([text, label]) => (text === undefined ? [] : [paintedLine(text, label, colours)]));
}
